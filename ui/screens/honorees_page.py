"""What the books know of one honoree: awards held, proposals, achievements, time of service."""

from __future__ import annotations

from collections import Counter
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget

from resources.wording import _
from storage.commendation.award_words import authority_words
from storage.commendation.given import GivenAward
from storage.commendation.honoree_page import HonoreePage, Nomination
from storage.commendation.service import service_length
from storage.records import Achievement
from ui.screens.award_columns import after_words
from ui.screens.lines import Line, LineTable
from ui.screens.words import choice_word, count_words, date_words


class HonoreeHistory(QTabWidget):
    """Awards, proposals and achievements of one honoree, newest first; Enter opens a line."""

    wanted = Signal(object)  # the record of a line

    def __init__(self) -> None:
        super().__init__()
        self.setDocumentMode(True)
        self.awards = LineTable(
            _("Đã được khen"),
            (_("Ngày"), _("Hình thức"), _("Cấp khen"), _("Quyết định"), _("Trao, hủy bỏ")),
        )
        self.proposals = LineTable(
            _("Đề nghị"), (_("Dịp, nội dung"), _("Hình thức"), _("Tình trạng"))
        )
        self.achievements = LineTable(_("Thành tích"), (_("Ngày"), _("Việc làm, kết quả")))
        for table, main in ((self.awards, 2), (self.proposals, 0), (self.achievements, 1)):
            table.prefer(main)
            table.opened.connect(self.wanted)
            self.addTab(table, table.accessibleName())

    def show_page(self, page: HonoreePage | None) -> None:
        """Show the page of somebody, or nobody's."""
        self.awards.show_lines([_award(each) for each in page.awards] if page else [])
        named = (*page.under_way, *page.past) if page else ()
        self.proposals.show_lines([_nomination(each) for each in named])
        self.achievements.show_lines(
            [_achieved(each) for each in page.achievements] if page else []
        )
        for place in range(self.count()):
            table = self.widget(place)
            assert isinstance(table, LineTable)
            title = table.accessibleName()
            self.setTabText(place, f"{title} ({len(table.words())})" if page else title)


def page_words(page: HonoreePage, today: date) -> str:
    """Say in a line what somebody holds, is proposed for, and how long he or she served."""
    forms = Counter(each.award.form for each in page.awards if not each.cancelled)
    held = ", ".join(
        f"{count_words(count)} {choice_word('award_forms', form)}" for form, count in forms.items()
    )
    said = [_("Đã được khen: {held}.").format(held=held) if held else _("Chưa được khen.")]
    if page.under_way:
        said.append(_("Đang đề nghị: {count}.").format(count=len(page.under_way)))
    if page.services:
        length = service_length(page.services, today).words
        said.append(_("Thời gian phục vụ: {length}.").format(length=length))
    return " ".join(said)


def _award(given: GivenAward) -> Line:
    award = given.award
    words = (
        date_words(award.decided_on),
        choice_word("award_forms", award.form),
        authority_words(award),
        award.number,
        after_words(given),
    )
    sign = "bad" if given.cancelled else ""
    return Line(words, key=award, sign=sign, tone=sign, tip=award.occasion)


def _nomination(one: Nomination) -> Line:
    words = (
        one.proposal.occasion,
        choice_word("award_forms", one.proposal.form),
        choice_word("proposal_statuses", one.proposal.status),
    )
    return Line(words, key=one.nominee, sign="clock" if one.under_way else "more")


def _achieved(one: Achievement) -> Line:
    return Line((date_words(one.happened_on), one.text.replace("\n", " ")), key=one, tip=one.text)

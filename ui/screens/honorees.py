"""Whoever may be commended: a page for each collective, person and household."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtWidgets import QHBoxLayout

from resources.catalogues import offered
from resources.wording import _
from storage.commendation.honorees import merge, merging, page_of, same_people
from storage.commendation.life import AT_HAND
from storage.commendation.nominating import nominee_from_honoree
from storage.records import Achievement, Honoree, Proposal
from storage.repository import find, latest
from ui.screens.achievement_noting import NotingAchievement
from ui.screens.asking import choose
from ui.screens.below import Wording
from ui.screens.desk import Desk
from ui.screens.honorees_page import HonoreeHistory, page_words
from ui.screens.nominating import Nominating
from ui.screens.parts import button, frame, plain
from ui.screens.person_door import offer_person
from ui.screens.register import Register
from ui.screens.seeking import seek
from ui.screens.table import columns_of

_CHANGED = ("honoree", "achievement", "nominee", "candidate", "award")


class Honorees(Register):
    """The register of whoever may be commended, with the history of the chosen one below."""

    TITLE: ClassVar[str] = _("Người, tập thể")
    SHOWS: ClassVar[frozenset[str]] = frozenset(
        {*_CHANGED, "proposal", "award_event", "member", "team"}
    )

    def __init__(self, desk: Desk) -> None:
        empty = _(
            "Chưa có ai. Ghi thành tích hay đề nghị khen thì trang của người, tập thể đó tự có ở "
            "đây; hoặc bấm «Thêm người, tập thể»."
        )
        said = Wording(_("người, tập thể"), _("Thêm người, tập thể"), empty)
        super().__init__(desk, Honoree, said, columns=columns_of(Honoree))
        self.list.prefer("name", "birth_year", "position")
        self.list.add_filter("subject", _("Đối tượng"), offered("award_subjects"))
        self.history = HonoreeHistory()
        self.history.wanted.connect(lambda record: seek(self.desk, record))
        self.left.addWidget(self.history)
        self.left.setStretchFactor(0, 3)
        self.left.setStretchFactor(2, 2)
        self._add_head()
        self._add_doubles()

    def refresh(self) -> None:
        super().refresh()
        self._offer_merging()

    def new_values(self) -> dict[str, Any]:
        return {"subject": self.list.narrowed.get("subject", "individual")}

    @property
    def honoree(self) -> Honoree | None:
        """Return the chosen one as the books have it."""
        chosen = self.chosen
        found = find(self.desk.ledger, Honoree, id=chosen.id) if chosen else []
        return next(iter(found), None)

    def note(self) -> None:
        """Note an achievement of the chosen one."""
        honoree = self.honoree
        if honoree is None or not self.shown.may_leave():
            return
        begun = Achievement(
            unit=honoree.unit,
            happened_on=self.desk.today(),
            subject=honoree.subject,
            name=honoree.name,
            honoree=honoree.id,
        )
        NotingAchievement(begun, [honoree], self.desk, self).exec()

    def nominate(self) -> None:
        """Name the chosen one in a proposal, a new one or one that lies at the post."""
        honoree = self.honoree
        if honoree is None or not self.shown.may_leave():
            return
        ledger = self.desk.ledger
        own = find(ledger, Proposal, unit=honoree.unit)
        proposals = [one for one in own if one.status in AT_HAND]
        last = latest(ledger, Proposal, unit=honoree.unit)
        dialog = Nominating(honoree, proposals, last, self)
        if not dialog.exec():
            return
        proposal = dialog.proposal
        nominee = nominee_from_honoree(ledger, proposal, honoree)
        new = () if proposal in proposals else (proposal,)
        if self.desk.save(*new, nominee):
            seek(self.desk, nominee)

    def merge_doubles(self) -> None:
        """Make one page of those that look like the same one, after asking for each pair."""
        for keep, *others in same_people(self.desk.ledger):
            one: Honoree | None = keep
            for other in others:
                one = self._merge(one, other) if one else None
            if one is None:
                return

    def _merge(self, keep: Honoree, other: Honoree) -> Honoree | None:
        """Make two pages one if that is wanted; return the one that stays, none to stop here."""
        words = _(
            "Hai trang này có phải là một không? Gộp nhầm thì hoàn tác ngay được.\n{one}\n{two}"
        )
        said = words.format(one=_described(keep), two=_described(other))
        title = _("Gộp “{name}”?").format(name=keep.name)
        answers = {"one": _("Gộp làm một"), "two": _("Để riêng"), "stop": _("Dừng ở đây")}
        answer = choose(self, title, said, answers, first="two")
        if answer != "one":
            return keep if answer == "two" else None
        made = merging(self.desk.ledger, keep, other)
        work = _("việc gộp “{name}”").format(name=keep.name)
        merged = self.desk.act(
            lambda ledger: merge(ledger, keep, other), work, write_back=made.before
        )
        return made.stays if merged else keep

    def _show_below(self) -> None:
        super()._show_below()
        if not hasattr(self, "history"):
            return
        honoree = self.honoree
        page = page_of(self.desk.ledger, honoree) if honoree else None
        self.history.show_page(page)
        self.about.setText(page_words(page, self.desk.today()) if page else "")

    def _show_sides(self) -> None:
        super()._show_sides()
        self.history.setVisible(self.list.model.rowCount() > 0)

    def _offer_merging(self) -> None:
        count = len(same_people(self.desk.ledger))
        words = _("Có {count} tên có thể ghi trùng hai trang; khác người thì ghi năm sinh.")
        self.doubles_words.setText(words.format(count=count))
        self.doubles.setVisible(count > 0)

    def _add_head(self) -> None:
        self.about = plain(look="muted", wrap=True)
        row = QHBoxLayout()
        row.addWidget(button(_("Ghi &thành tích…"), self.note))
        row.addWidget(button(_("Đề nghị &khen…"), self.nominate))
        offer_person(self.sheet, self.desk, row)
        row.addStretch()
        self.sheet.head.addWidget(self.about)
        self.sheet.head.addLayout(row)

    def _add_doubles(self) -> None:
        self.doubles, self.doubles_words = frame("notice"), plain(wrap=True)
        row = QHBoxLayout(self.doubles)
        row.addWidget(self.doubles_words, 1)
        row.addWidget(button(_("&Xem và gộp…"), self.merge_doubles))
        self.left.insertWidget(0, self.doubles)
        self.doubles.hide()


def _described(one: Honoree) -> str:
    year = str(one.birth_year or "")
    return "• " + ", ".join(filter(None, (one.name, year, one.position, one.address)))

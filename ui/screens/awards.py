"""The register of awards over the years: found by form, authority, type, subject and year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import MAXYEAR, MINYEAR, date
from typing import Any, ClassVar

from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QVBoxLayout, QWidget

from resources.catalogues import offered
from resources.wording import _
from storage.commendation.award_register import awards_over
from storage.commendation.given import CANCELLED, GivenAward, standing
from storage.commendation.rules import AWARD_LISTS
from storage.precision import EXACT
from storage.records import Award, AwardEvent, CommendationRule, Record
from storage.repository import find
from ui.screens.award_columns import award_columns
from ui.screens.award_events import cancel_one, event_words
from ui.screens.awards_by_year import AwardsByYear
from ui.screens.below import Wording
from ui.screens.certificates import CertificateDialog
from ui.screens.desk import Desk
from ui.screens.listing import RecordList
from ui.screens.parts import button, plain
from ui.screens.proposal_answering import hand_over_awards
from ui.screens.register import Register
from ui.screens.words import choice_word, count_words

_YEAR = "year"
_FEW = 5  # letters of a filter
_FILTERS = (
    ("form", _("Hình thức"), "award_forms"),
    ("authority", _("Cấp khen"), "award_authorities"),
    ("award_type", _("Loại hình"), "award_types"),
    ("subject", _("Đối tượng"), "award_subjects"),
)


class Awards(Register):
    """The register of awards."""

    TITLE: ClassVar[str] = _("Sổ khen thưởng")
    SHOWS: ClassVar[frozenset[str]] = frozenset(
        {Award.KIND, AwardEvent.KIND, CommendationRule.KIND, "closed_month"}
    )

    def __init__(self, desk: Desk) -> None:
        empty = _(
            "Chưa có khen thưởng nào. Ghi kết quả ở đề nghị thì khen thưởng tự vào sổ; của các năm "
            "trước thì bấm «Thêm khen thưởng», hoặc nhập từ Word, Excel."
        )
        said = Wording(_("khen thưởng"), _("Thêm khen thưởng"), empty)
        self._given: dict[str, GivenAward] = {}
        super().__init__(desk, Award, said, columns=award_columns(self._given))
        self.list.prefer("name", "quantity", "after", "form", "occasion")
        for name, label, catalogue in _FILTERS:
            self.list.add_filter(name, label, {})
            self.list.offer(name, {"": label} | dict(offered(catalogue)))
        self.list.add_filter(_YEAR, _("Năm"), {})
        for box in self.list.filters.values():  # five of them share the width with the form
            box.setMinimumContentsLength(_FEW)
        self.list.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.total_words = plain(look="muted", wrap=True)
        self._add_ways()

    def refresh(self) -> None:
        years = sorted({a.decided_on.year for a in find(self.desk.ledger, Award)}, reverse=True)
        said = {str(year): _("Năm {year}").format(year=year) for year in years}
        self.list.offer(_YEAR, {"": _("Mọi năm")} | said)
        for name, label, catalogue in _FILTERS:
            if catalogue in AWARD_LISTS:  # the unit adds to them
                self.list.offer(name, {"": label} | dict(self.desk.choices(catalogue)))
        super().refresh()
        self._show_after()

    def records(self) -> Sequence[Record]:
        narrowed = dict(self.list.narrowed)
        year = int(narrowed.pop(_YEAR, 0))
        first, last = date(year or MINYEAR, 1, 1), date(year or MAXYEAR, 12, 31)
        given = awards_over(self.desk.ledger, first, last, text=self.list.text, **narrowed)
        self._given.clear()
        self._given.update((one.award.id, one) for one in given)
        self.total_words.setText(totals_words(standing(given)))
        return [one.award for one in given]

    def new_values(self) -> dict[str, Any]:
        return {"decided_on": self.desk.today()}

    @property
    def several(self) -> list[Award]:
        """Return the awards whose rows are chosen."""
        rows = self.list.table.selectionModel().selectedRows()
        found = [self.list.model.record_at(row.row()) for row in rows]
        return [one for one in found if isinstance(one, Award)]

    def hand_over(self) -> None:
        """Note that the chosen awards were handed over."""
        if self.several and self.shown.may_leave():
            hand_over_awards(self.desk, self.several, self)

    def cancel(self) -> None:
        """Note that the award that is stood on was cancelled by a decision."""
        award = self.list.record
        if isinstance(award, Award) and self.shown.may_leave():
            cancel_one(self.desk, award, self)

    def print_certificates(self) -> None:
        """Print the certificates of the chosen awards."""
        if self.several and self.shown.may_leave():
            CertificateDialog(self.desk, self.several, self).exec()

    def show_years(self) -> None:
        """Show how many awards each year brought."""
        AwardsByYear(self.desk, self).exec()

    def _stand(self, records: RecordList, identity: str) -> None:
        """Stand on a row; one that is stood on already stays among the others that are chosen."""
        if records.record is None or records.record.id != identity:
            super()._stand(records, identity)

    def _show_sides(self) -> None:
        super()._show_sides()
        self.foot.setVisible(self.list.model.rowCount() > 0)

    def _show_after(self) -> None:
        """Say below the title what became of the award since."""
        award = self.sheet.record
        events = find(self.desk.ledger, AwardEvent, award=award.id) if award else []
        gone = any(one.event == CANCELLED for one in events)
        self.after.setProperty("look", "warning" if gone else "muted")
        self.after.style().unpolish(self.after)
        self.after.style().polish(self.after)
        said = "; ".join(map(event_words, sorted(events, key=lambda one: one.happened_on)))
        self.after.setText(said)
        self.after.setVisible(bool(said))

    def _add_ways(self) -> None:
        row = QHBoxLayout()
        row.addStretch()
        for words, do in (
            (_("Bảng theo &năm…"), self.show_years),
            (_("&In giấy khen…"), self.print_certificates),
            (_("Đã t&rao…"), self.hand_over),
            (_("&Hủy bỏ…"), self.cancel),
        ):
            row.addWidget(button(words, do, look="quiet"))
        self.foot = QWidget()
        column = QVBoxLayout(self.foot)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.total_words)
        column.addLayout(row)
        self.left.addWidget(self.foot)
        self.after = plain(look="warning", wrap=True)
        self.after.hide()
        self.sheet.head.addWidget(self.after)
        self.sheet.opened.connect(self._show_after)


def totals_words(awards: Sequence[Award]) -> str:
    """Say how many awards these are, by form; what is not exactly known is told apart."""
    forms: Counter[str] = Counter()
    for one in awards:
        forms[one.form] += one.quantity if one.precision == EXACT else 0
    rough = sum(one.precision != EXACT for one in awards)
    said = [
        f"{count_words(count)} {choice_word('award_forms', form)}"
        for form, count in forms.most_common()
        if count
    ]
    words = _("Cộng {sum}: {forms}.") if said else ""
    total = words.format(sum=count_words(sum(forms.values())), forms=", ".join(said))
    apart = _("Chưa cộng {count} dòng không rõ số lượng.").format(count=rough) if rough else ""
    return " ".join(filter(None, (total, apart)))

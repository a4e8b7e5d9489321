"""The dossiers that units sent, narrowed by words, unit, authority, type, state and year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from resources.catalogues import offered, words
from resources.wording import _
from storage.commendation.reviewing import WAITING, ReceivedDossier
from storage.spelling import fold
from ui.screens.choice_editors import QuietComboBox
from ui.screens.icons import wear
from ui.screens.lines import Line
from ui.screens.look import GAP
from ui.screens.parts import plain
from ui.screens.review_states import REVIEW_STATES, review_state, short_unit
from ui.screens.review_table import TickTable
from ui.screens.words import count_words, date_words

_PAUSE_MS = 120
_SHORT = {"household": _("hộ")}
_OPEN, _LATE = "open", "late"  # filters by state besides the states themselves
_HEADS = (
    _("Tình trạng"),
    _("Đơn vị"),
    _("Dịp, nội dung"),
    _("Hình thức, cấp khen"),
    _("Loại hình"),
    _("Đề nghị"),
    _("Bản"),
    _("Nhận ngày"),
    _("Hạn trả lời"),
)
_UNIT, _OCCASION, _AWARD, _TYPE, _COUNTS = range(1, 6)


@dataclass(frozen=True)
class Shown:
    """What the list says: dossiers, names of units, own words of authorities and forms."""

    dossiers: Sequence[ReceivedDossier] = ()
    units: Mapping[str, str] = field(default_factory=dict)
    authorities: Mapping[str, str] = field(default_factory=dict)
    forms: Mapping[str, str] = field(default_factory=dict)
    today: date = date.min


class ReviewList(QWidget):
    """All dossiers; a box ticks several of them, Enter opens."""

    opened = Signal(object)  # the proposal of a dossier, by its identity
    changed = Signal()  # other dossiers are ticked or stood on

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown = Shown()
        self.search = QLineEdit(clearButtonEnabled=True)
        self.search.setPlaceholderText(
            _("Tìm dịp, nội dung, người, tập thể; gõ không dấu cũng được")
        )
        self.search.setAccessibleName(_("Tìm hồ sơ"))
        glass = QAction(self.search)
        wear(glass, "search")
        self.search.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
        self.filters = {
            "unit": self._filter(_("Đơn vị")),
            "authority": self._filter(_("Cấp khen")),
            "award_type": self._filter(_("Loại hình")),
            "state": self._filter(_("Tình trạng")),
            "year": self._filter(_("Năm")),
        }
        self.table = TickTable(_("Hồ sơ nhận được"), _HEADS)
        self.table.prefer(_OCCASION, [_TYPE, _AWARD])
        self.table.keep_whole(_UNIT, _COUNTS)
        self.count = plain(look="muted")
        self.empty = plain(name="empty", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self.show_found)
        self.search.textChanged.connect(lambda _text: self._timer.start())
        self.table.opened.connect(self.opened)
        self.table.ticked_changed.connect(self.changed)
        self.table.chosen.connect(lambda _key: self.changed.emit())
        self._lay_out()

    @property
    def chosen(self) -> list[ReceivedDossier]:
        """Return the dossiers that are ticked, or else the one that is stood on."""
        known = {one.proposal.id: one for one in self.shown.dossiers}
        return [known[key] for key in self.table.chosen_keys]

    def show_dossiers(self, shown: Shown) -> None:
        """Show other dossiers; filters stay as they are where they still mean something."""
        self.shown = shown
        found = [one.proposal for one in shown.dossiers]
        self._offer("unit", {one.unit: short_unit(shown.units, one.unit) for one in found})
        self._offer("authority", {one.authority: self._authority(one.authority) for one in found})
        self._offer("award_type", offered("award_types"))
        states = {code: state.word for code, state in REVIEW_STATES.items()}
        self._offer("state", {_OPEN: _("Chờ trả lời"), _LATE: _("Quá hạn")} | states)
        years = sorted({one.received_on.year for one in shown.dossiers}, reverse=True)
        self._offer("year", {str(year): _("Năm {year}").format(year=year) for year in years})
        self.show_found()

    def show_found(self) -> None:
        """Show the dossiers that the words and the filters ask for."""
        found = [one for one in self.shown.dossiers if self._fits(one)]
        self.table.show_lines([self._line(one) for one in found])
        self.table.setVisible(bool(found))
        self.empty.setVisible(not found)
        first = _("Chưa nhận hồ sơ khen thưởng nào. Mở gói của xã ở «Nhận gói» thì hồ sơ vào đây.")
        nothing = _("Không tìm thấy hồ sơ nào như vậy.")
        self.empty.setText(nothing if self.shown.dossiers else first)
        waiting = sum(one.state in WAITING for one in found)
        said = _("{count} hồ sơ, {waiting} chờ trả lời")
        self.count.setText(said.format(count=count_words(len(found)), waiting=waiting))
        self.changed.emit()

    def narrow(self, name: str, code: str) -> None:
        """Set a filter, as the user would."""
        self.filters[name].setCurrentIndex(self.filters[name].findData(code))
        self.show_found()

    def _fits(self, one: ReceivedDossier) -> bool:
        said = {name: str(box.currentData() or "") for name, box in self.filters.items()}
        proposal = one.proposal
        looked = fold(f"{proposal.occasion} {proposal.number} {proposal.achievement} {one.named}")
        state = said.pop("state")
        late = bool(one.deadline and one.deadline.days_late(self.shown.today))
        by_state = {"": True, _OPEN: one.state in WAITING, _LATE: late}
        values = {
            "unit": proposal.unit,
            "authority": proposal.authority,
            "award_type": proposal.award_type,
            "year": str(one.received_on.year),
        }
        return (
            all(word in looked for word in fold(self.search.text()).split())
            and all(not code or values[name] == code for name, code in said.items())
            and by_state.get(state, one.state == state)
        )

    def _line(self, one: ReceivedDossier) -> Line:
        state, proposal = review_state(one.state), one.proposal
        form = self.shown.forms.get(proposal.form, proposal.form)
        award_type = words("award_types").get(proposal.award_type, proposal.award_type)
        award = f"{form}, {self._authority(proposal.authority)}"
        award_type = award_type.partition(" (")[0]  # what is in brackets explains, and is long
        return Line(
            (
                state.word,
                short_unit(self.shown.units, proposal.unit),
                proposal.occasion,
                award,
                award_type,
                counts_words(one.counts),
                str(one.revision),
                date_words(one.received_on),
                _due_words(one, self.shown.today),
            ),
            key=proposal.id,
            sign=state.sign,
            tone=state.tone,
            tip="\n".join(filter(None, (award, one.warning or state.meaning, self._due(one)))),
        )

    def _due(self, one: ReceivedDossier) -> str:
        said = one.deadline.said(self.shown.today) if one.deadline else ""
        return _("Trả lời: {due}.").format(due=said) if said else ""

    def _authority(self, code: str) -> str:
        return self.shown.authorities.get(code, code)

    def _filter(self, label: str) -> QuietComboBox:
        box = QuietComboBox()
        box.setAccessibleName(label)
        box.setSizeAdjustPolicy(
            QuietComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        box.setMinimumContentsLength(9)
        box.activated.connect(lambda _row: self.show_found())
        return box

    def _offer(self, name: str, options: Mapping[str, str]) -> None:
        box = self.filters[name]
        chosen = box.currentData()
        box.clear()
        box.addItem(_("{label}: tất cả").format(label=box.accessibleName()), "")
        for code, word in options.items():
            box.addItem(word, code)
        box.setCurrentIndex(max(0, box.findData(chosen)))

    def _lay_out(self) -> None:
        top, narrowing = QHBoxLayout(), QHBoxLayout()
        top.setSpacing(GAP)
        top.addWidget(self.search, 1)
        top.addWidget(self.count)
        narrowing.setSpacing(GAP)
        for box in self.filters.values():
            narrowing.addWidget(box, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(top)
        column.addLayout(narrowing)
        column.addWidget(self.table, 1)
        column.addWidget(self.empty, 1)


def _due_words(one: ReceivedDossier, today: date) -> str:
    if one.deadline is None:
        return ""
    late = one.deadline.days_late(today)
    return _("quá {count} ngày").format(count=late) if late else date_words(one.deadline.due)


def counts_words(counts: Mapping[str, int]) -> str:
    """Say how many are proposed: 2 tập thể, 3 cá nhân."""
    known = words("award_subjects")
    return ", ".join(
        f"{count_words(counts[code])} {_SHORT.get(code, word).lower()}"
        for code, word in known.items()
        if counts.get(code)
    )

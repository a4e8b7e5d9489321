"""What stands below the nominees of several dossiers: likenesses, changes, remarks."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from resources.wording import _
from storage.commendation.comparing import Comparison
from storage.commendation.doubles import (
    AWARDED,
    MEDAL_TWICE,
    PERSON_TWICE,
    TEXT_TWICE,
    Double,
    dismiss,
)
from storage.records import Nominee
from ui.screens.asking import choose
from ui.screens.desk import Desk
from ui.screens.lines import Line, LineTable
from ui.screens.meant import ask_meant
from ui.screens.parts import button, plain
from ui.screens.review_reading import Reading
from ui.screens.review_states import short_unit
from ui.screens.slip_words import amended_records
from ui.screens.words import Names

_WEIGHT = {"block": ("bad", "bad"), "warn": ("warning", "warning"), "note": ("info", "muted")}


class DoublesPanel(QWidget):
    """Likenesses, each to be passed over with a reason or acted upon."""

    opened = Signal(object)  # the identities of the nominees that a likeness is between
    refused = Signal(object, str)  # a nominee's identity, and why it may not pass

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._units: Mapping[str, str] = {}
        self._here: frozenset[str] = frozenset()  # who is compared
        heads = (_("Mức"), _("Trùng thế nào"), _("Ai"), _("Trùng với"), _("Đã bỏ qua vì"))
        self.table = LineTable(_("Trùng lặp"), heads)
        self.table.prefer(3, [4])
        self.words = plain(wrap=True)
        self.pass_button = button(_("&Bỏ qua, ghi lý do…"), self.pass_over)
        self.refuse_button = button(_("Đánh dấ&u không đạt…"), self.refuse)
        self.table.chosen.connect(self._say)
        self.table.opened.connect(self.open_double)
        foot = QHBoxLayout()
        foot.addWidget(self.words, 1)
        foot.addWidget(self.pass_button)
        foot.addWidget(self.refuse_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.addWidget(self.table, 1)
        column.addLayout(foot)

    def show_reading(self, reading: Reading, units: Mapping[str, str]) -> int:
        """Show the likenesses; return how many nobody has looked at."""
        self._units = units
        self._here = frozenset(row.nominee.id for row in reading.comparison.rows)
        self.table.show_lines([_double_line(one, units) for one in reading.doubles])
        self._say(None)
        if reading.doubles:
            self.table.setCurrentIndex(self.table.lines.index(0, 0))
        return sum(not one.reason for one in reading.doubles)

    def open_double(self, double: object) -> None:
        """Show the nominees of a likeness beside each other."""
        if isinstance(double, Double):
            self.opened.emit([one.id for one in (double.nominee, double.other) if one])

    def pass_over(self) -> None:
        """Pass the chosen likeness over with a reason."""
        double = self.table.key()
        if not isinstance(double, Double):
            return
        question = _AGAIN if double.reason else _PASSED
        title, drafted = (
            _("Bỏ qua chỗ trùng"),
            f"doubt {double.kind} {double.proposal} {double.beside}",
        )
        asked, of = (title, question), ("doubt", double.proposal)
        reason = ask_meant(self._desk, self, asked, double.reason, drafted=drafted, of=of)
        if reason is not None and reason != double.reason:
            self._desk.attempt(lambda: dismiss(self._desk.ledger, double, reason), "review")

    def refuse(self) -> None:
        """Mark one of those whom the chosen likeness is between as not passing.

        The reason that is offered goes to a unit, so it names nobody of another one.
        """
        double = self.table.key()
        if not isinstance(double, Double) or double.nominee is None:
            return
        both = (double.nominee, double.other)
        ends = {each.id: each for each in both if each and each.id in self._here}
        chosen = next(iter(ends), "")
        if len(ends) > 1:
            answers = {one: _who(each, self._units) for one, each in ends.items()}
            answers["back"] = _("Quay lại")
            chosen = choose(self, _("Đánh dấu ai không đạt?"), double.words, answers)
        if chosen in ends:
            self.refused.emit(chosen, _why(double, ends[chosen], self._units))

    def _say(self, double: object) -> None:
        known = double if isinstance(double, Double) else None
        self.words.setText(known.words if known else _("Không thấy chỗ nào trùng."))
        if self.table.lines.rowCount() and not known:
            self.words.setText("")
        again = known is not None and bool(known.reason)
        self.pass_button.setText(_("&Sửa, bỏ lý do…") if again else _("&Bỏ qua, ghi lý do…"))
        self.pass_button.setEnabled(known is not None)
        self.refuse_button.setEnabled(known is not None and known.nominee is not None)


class ChangesPanel(LineTable):
    """What each dossier that came again says anew: of whom, which field, old and new."""

    def __init__(self) -> None:
        heads = (_("Của ai"), _("Mục"), _("Bản trước"), _("Bản này"))
        super().__init__(_("Thay đổi so với bản trước"), heads)
        self.prefer(None)

    def show_reading(self, reading: Reading, units: Mapping[str, str], names: Names) -> int:
        """Show the changes below the name of each dossier; return how many there are."""
        lines: list[Line] = []
        count = 0
        for one in reading.comparison.dossiers:
            changed = reading.changes.get(one.proposal.id)
            if changed is None:
                continue
            title = _("{unit}, {occasion}: bản {after} so với bản {before}").format(
                unit=units.get(one.proposal.unit, one.proposal.unit),
                occasion=one.proposal.occasion,
                before=changed.before,
                after=changed.after,
            )
            said = [amended for amended, _record in amended_records(changed, names)]
            lines.append(Line((title,), title=True))
            lines += [Line((a.item, a.field, a.old, a.new)) for a in said]
            count += len(said)
            if not said:
                lines.append(Line((_("Không có gì khác ngoài ngày gửi."),)))
        self.show_lines(lines)
        return count


class RemarksPanel(LineTable):
    """What the rules find of dossiers as a whole."""

    def __init__(self) -> None:
        super().__init__(_("Lưu ý của cả hồ sơ"), (_("Đơn vị"), _("Lưu ý")))
        self.prefer(1)

    def show_comparison(self, comparison: Comparison, units: Mapping[str, str]) -> int:
        """Show what was found; return how many remarks want to be looked at."""
        lines = []
        for one in comparison.dossiers:
            unit = short_unit(units, one.proposal.unit)
            if one.warning:
                lines.append(Line((unit, one.warning), sign="warning", tone="warning"))
            for found in comparison.general[one.proposal.id]:
                sign, tone = _WEIGHT[found.level]
                lines.append(Line((unit, found.words), sign=sign, tone=tone, tip=found.basis))
        self.show_lines(lines)
        return sum(line.tone != "muted" for line in lines)


def _double_line(one: Double, units: Mapping[str, str]) -> Line:
    said = _("Chắc chắn") if one.sure else _("Có thể")
    sign, tone = ("flag", "bad") if one.sure else ("warning", "warning")
    if one.reason:
        said, sign, tone = _("Đã xem"), "good", "muted"
    who = _who(one.nominee, units) or _("Cả hồ sơ")
    beside = _who(one.other, units) or one.words
    words = said, _KINDS.get(one.kind, one.kind), who, beside, one.reason
    return Line(words, key=one, sign=sign, tone=tone, tip=one.words)


def _why(double: Double, nominee: Nominee, units: Mapping[str, str]) -> str:
    """Say why one of two may not pass, without a word of whoever else it is."""
    if double.kind in (MEDAL_TWICE, AWARDED):
        return _KINDS[double.kind]
    ends = (double.nominee, double.other)
    unit = next((each.unit for each in ends if each and each.id != nominee.id), nominee.unit)
    if unit == nominee.unit:
        return _KINDS[double.kind]
    said = _("{kind}: xem đề nghị của {unit}")
    return said.format(kind=_KINDS[double.kind], unit=units.get(unit, unit))


def _who(nominee: Nominee | None, units: Mapping[str, str]) -> str:
    return f"{nominee.name}, {short_unit(units, nominee.unit)}" if nominee else ""


_PASSED = _("Vì sao không phải là trùng? Chỗ này xuống cuối danh sách, xem lại được.")
_AGAIN = _("Sửa lý do. Bỏ trống thì chỗ trùng này lại chờ xem.")
_KINDS = {
    PERSON_TWICE: _("Đề nghị hai lần"),
    TEXT_TWICE: _("Giống thành tích"),
    MEDAL_TWICE: _("Chỉ tặng một lần"),
    AWARDED: _("Đã khen dịp này"),
}

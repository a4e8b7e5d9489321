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
from ui.screens.asking import ask_text
from ui.screens.desk import Desk
from ui.screens.lines import Line, LineTable
from ui.screens.parts import button, plain
from ui.screens.review_reading import Reading
from ui.screens.slip_words import amended_records
from ui.screens.words import Names

_WEIGHT = {"block": ("bad", "bad"), "warn": ("warning", "warning"), "note": ("info", "muted")}


class DoublesPanel(QWidget):
    """Likenesses, each to be passed over with a reason or acted upon."""

    opened = Signal(object)  # the identities of the nominees that a likeness is between
    refused = Signal(object, str)  # a nominee's identity, and why it should not pass

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
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
        question = _("Vì sao không phải là trùng? Lý do được giữ trong nhật ký của sổ.")
        reason = ask_text(self, _("Bỏ qua chỗ trùng"), question, double.reason)
        if reason:
            self._desk.attempt(lambda: dismiss(self._desk.ledger, double, reason), "review")

    def refuse(self) -> None:
        """Mark the nominee of the chosen likeness as not passing, with the likeness as reason."""
        double = self.table.key()
        if isinstance(double, Double) and double.nominee:
            self.refused.emit(double.nominee.id, double.words)

    def _say(self, double: object) -> None:
        known = double if isinstance(double, Double) else None
        self.words.setText(known.words if known else _("Không thấy chỗ nào trùng."))
        if self.table.lines.rowCount() and not known:
            self.words.setText("")
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
            if not said:
                lines.append(Line((_("Không có gì khác ngoài ngày gửi."),)))
        self.show_lines(lines)
        return sum(not line.title for line in lines)


class RemarksPanel(LineTable):
    """What the rules find of dossiers as a whole."""

    def __init__(self) -> None:
        super().__init__(_("Lưu ý của cả hồ sơ"), (_("Đơn vị"), _("Lưu ý")))
        self.prefer(1)

    def show_comparison(self, comparison: Comparison, units: Mapping[str, str]) -> int:
        """Show what was found; return how many remarks want to be looked at."""
        lines = []
        for one in comparison.dossiers:
            unit = units.get(one.proposal.unit, one.proposal.unit)
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


def _who(nominee: Nominee | None, units: Mapping[str, str]) -> str:
    return f"{nominee.name}, {units.get(nominee.unit, nominee.unit)}" if nominee else ""


_KINDS = {
    PERSON_TWICE: _("Đề nghị hai lần"),
    TEXT_TWICE: _("Giống thành tích"),
    MEDAL_TWICE: _("Chỉ tặng một lần"),
    AWARDED: _("Đã khen dịp này"),
}

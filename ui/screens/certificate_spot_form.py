"""The numbers of one text on the sheet: its place, its letters, words of its own."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from resources.wording import _
from storage.records import CertificateSpot
from ui.paper.certificates.words import BLANKS, for_people, usual_pattern
from ui.screens.choice_editors import QuietComboBox
from ui.screens.labels import field_label
from ui.screens.millimetres import Millimetres
from ui.screens.parts import plain
from ui.screens.text_editors import LongTextEditor
from ui.screens.tips import plain_tip

_SHEET = 1000
_LEAST, _LARGEST = 6, 96  # points, as the record allows
_ALIGN = {"left": _("Trái"), "center": _("Giữa"), "right": _("Phải")}
_COLOURS = {"black": _("Đen"), "red": _("Đỏ")}


class SpotForm(QWidget):
    """Shows a spot and says what the user changes of it, one value at a time."""

    changed = Signal(str, object)  # the name of a field of the spot, its value

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.numbers = {
            "x": Millimetres(0, _SHEET),
            "y": Millimetres(0, _SHEET),
            "width": Millimetres(1, _SHEET),
            "size": Millimetres(_LEAST, _LARGEST),
        }
        self.marks = {
            "bold": QCheckBox(_("Đậ&m")),
            "italic": QCheckBox(_("N&ghiêng")),
            "upper": QCheckBox(_("CHỮ HO&A")),
        }
        self.choices = {"align": QuietComboBox(), "colour": QuietComboBox()}
        for name, listed in (("align", _ALIGN), ("colour", _COLOURS)):
            for code, word in listed.items():
                self.choices[name].addItem(word, code)
        self.text = LongTextEditor()
        self.usual = plain(look="muted", wrap=True)
        self._connect()
        self._lay_out()

    def show_spot(self, spot: CertificateSpot | None) -> None:
        """Show another spot; none closes the form."""
        self.setEnabled(spot is not None)
        if spot is None:
            return
        for name, number in self.numbers.items():
            with QSignalBlocker(number):
                number.setValue(getattr(spot, name))
        for name, mark in self.marks.items():
            with QSignalBlocker(mark):
                mark.setChecked(getattr(spot, name))
        for name, choice in self.choices.items():
            with QSignalBlocker(choice):
                choice.setCurrentIndex(choice.findData(getattr(spot, name)))
        if self.text.read().strip() != for_people(spot.text):
            self.text.write(for_people(spot.text))
        usual = for_people(usual_pattern(spot.part))
        words = _("Để trống thì in: {usual}").format(usual=usual) if usual else ""
        self.usual.setText(words)

    def _connect(self) -> None:
        for name, number in self.numbers.items():
            number.valueChanged.connect(self._teller(name))
        for name, mark in self.marks.items():
            mark.toggled.connect(self._teller(name))
        for name, choice in self.choices.items():
            choice.currentIndexChanged.connect(self._teller(name))
        self.text.changed.connect(lambda: self.changed.emit("text", self.text.read().strip()))

    def _teller(self, name: str) -> Any:
        choice = self.choices.get(name)

        def tell(value: object) -> None:
            self.changed.emit(name, choice.currentData() if choice else value)

        return tell

    def _lay_out(self) -> None:
        labels = {
            "x": _("Cách &trái (mm)"),
            "y": _("Các&h trên (mm)"),
            "width": _("Bề &rộng (mm)"),
            "size": _("&Cỡ chữ"),
            "align": _("Căn"),
            "colour": _("Màu"),
        }
        grid = QGridLayout()
        grid.setVerticalSpacing(2)
        fields: dict[str, QWidget] = {**self.numbers, **self.choices}
        for place, (name, field) in enumerate(fields.items()):
            down, across = divmod(place, 2)
            grid.addWidget(field_label(labels[name], field), 2 * down, across)
            grid.addWidget(field, 2 * down + 1, across)
        marks = QHBoxLayout()
        for mark in self.marks.values():
            marks.addWidget(mark)
        marks.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(grid)
        column.addLayout(marks)
        column.addWidget(field_label(_("Chữ riêng của mẫu"), self.text))
        self.text.call(_("Chữ riêng của mẫu"))
        self.text.setToolTip(
            plain_tip(
                _("Chỗ điền: {blanks}").format(
                    blanks=", ".join(f"{{{word}}}" for word in BLANKS.values())
                )
            )
        )
        column.addWidget(self.text)
        column.addWidget(self.usual)

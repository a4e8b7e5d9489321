"""Editing a template: texts are put where the stock has room for them, on its picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QMenu,
    QPushButton,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from resources.catalogues import offered
from resources.wording import _
from storage.errors import KnownError
from storage.records import CertificateSpot, CertificateTemplate
from storage.records.base import new_identity
from ui.paper.certificates import Certificate, fitting
from ui.paper.certificates.setting import SetText, set_texts
from ui.paper.certificates.words import part_name
from ui.screens.asking import ask_drop
from ui.screens.certificate_history import TemplateHistory
from ui.screens.certificate_sheet_form import SheetForm
from ui.screens.certificate_spot_form import SpotForm
from ui.screens.certificate_view import SheetView
from ui.screens.desk import Desk
from ui.screens.labels import complain, complaint
from ui.screens.parts import button, plain

_SIZE = 1240, 664
_PANEL = 350  # logical pixels
_SAMPLE = Certificate(
    name="Công Tằng Tôn Nữ Quỳnh Uyển",
    head=_("Chủ tịch Ủy ban nhân dân xã …"),
    address=_("Tổ trưởng Tổ bảo vệ an ninh, trật tự thôn …, xã …"),
    achievement=_("Đã có thành tích xuất sắc trong phong trào toàn dân bảo vệ an ninh Tổ quốc."),
    number="…/QĐ-UBND",
    decided_on=date(2026, 12, 31),
    book_number="100",
    place=_("Địa danh"),
    day=date(2026, 12, 31),
    signer_title=_("Chủ tịch"),
    signer_name="Nguyễn Văn A",
)


class CertificateEditor(QDialog):
    """The sheet with its texts on the left, the numbers of what is chosen on the right."""

    touched = Signal()

    def __init__(
        self,
        desk: Desk,
        template: CertificateTemplate,
        examples: Sequence[Certificate] = (),
        parent: QWidget | None = None,
    ) -> None:
        """Show the longest words of the `examples`: what has room for them has room for all."""
        super().__init__(parent)
        self.drafted = f"template {template.id}"
        self.setWindowTitle(_("Mẫu in giấy khen"))
        self._desk = desk
        self._example = longest_of(examples)
        self.history = TemplateHistory(template)
        self.saved: CertificateTemplate | None = None
        self._at = 0 if template.spots else -1
        self.view, self.spots = SheetView(), QListWidget()
        self.spot_form, self.sheet_form = SpotForm(), SheetForm(desk)
        self.snapping = QCheckBox(_("Bắt dính theo 1 mm"))
        self.misfits, self.complaint = plain(look="warning", wrap=True), complaint()
        self._lay_out()
        self._connect()
        self._show()
        self.resize(*_SIZE)

    @property
    def template(self) -> CertificateTemplate:
        """Return the template as it stands now."""
        return self.history.now

    def typed(self) -> dict[str, Any]:
        """Return the template, for the draft."""
        return self.template.model_dump(mode="json")

    def retype(self, said: dict[str, Any]) -> None:
        """Go on with the template of a draft; what it was before can be had by undoing."""
        self._change(dict(CertificateTemplate.model_validate(said)))

    def choose(self, at: int) -> None:
        """Stand on one of the texts; the sheet is not drawn anew: the mouse may be dragging it."""
        if at != self._at:
            self._at = at
            self.view.choose(at)
            self._show_numbers()

    def add(self, part: str) -> None:
        """Put a text into the middle of the sheet."""
        sheet = self.template
        across = round(sheet.width / 2, 1)
        spot = CertificateSpot(part=part, x=across / 2, y=round(sheet.height / 2, 1), width=across)
        if part == "words":
            spot = spot.model_copy(update={"text": _("Dòng chữ")})
        self._at = len(sheet.spots)
        self._change({"spots": (*sheet.spots, spot)})

    def drop(self) -> None:
        """Take the chosen text from the sheet."""
        spots = self.template.spots
        if 0 <= self._at < len(spots):
            kept = (*spots[: self._at], *spots[self._at + 1 :])
            self._at = min(self._at, len(kept) - 1)
            self._change({"spots": kept})

    def undo(self) -> None:
        """Take the last change back."""
        if self.history.back():
            self._show()

    def redo(self) -> None:
        """Make it again."""
        if self.history.forth():
            self._show()

    def save(self) -> None:
        """Write the template into the books and close."""
        self._save(self.template)

    def save_as_another(self) -> None:
        """Write it as a template of its own, and leave the one that was opened."""
        self._save(self.template.model_copy(update={"id": new_identity()}))

    def reject(self) -> None:
        if not self.history.is_changed or ask_drop(self, _("Bỏ các thay đổi của mẫu?")):
            super().reject()

    def _save(self, template: CertificateTemplate) -> None:
        if not template.name:
            complain(self.complaint, _("Hãy đặt tên cho mẫu."))
            self.tabs.setCurrentIndex(1)
            self.sheet_form.name.setFocus()
            return
        if self._desk.save(template):
            self.saved = template
            self.history.settle()
            self.accept()

    def _change(self, values: dict[str, object], kind: str = "") -> None:
        self.history.change(self.template.model_copy(update=values), kind)
        self._show()
        self.touched.emit()

    def _change_spot(self, name: str, value: object) -> None:
        self._put_spot(self._at, {name: value}, f"{self._at} {name}")

    def _move(self, at: int, x: float, y: float) -> None:
        self._at = at
        self._put_spot(at, {"x": x, "y": y})

    def _put_spot(self, at: int, values: dict[str, object], kind: str = "") -> None:
        spots = list(self.template.spots)
        if 0 <= at < len(spots):
            spots[at] = spots[at].model_copy(update=values)
            self._change({"spots": tuple(spots)}, kind)

    def _show(self) -> None:
        sheet = self.template
        self._at = min(self._at, len(sheet.spots) - 1)
        picture = self._desk.photo(sheet.picture) if sheet.picture else b""
        texts = _texts(sheet, self._example)
        self.view.show_sheet(sheet, texts, picture, self._at, snaps=self.snapping.isChecked())
        said = " ".join(misfit.words for misfit in fitting(sheet, self._example))
        self.misfits.setText(said)
        self.misfits.setVisible(bool(said))
        self._show_numbers()

    def _show_numbers(self) -> None:
        sheet = self.template
        with QSignalBlocker(self.spots):
            self.spots.clear()
            self.spots.addItems([_called(spot) for spot in sheet.spots])
            self.spots.setCurrentRow(self._at)
        chosen = sheet.spots[self._at] if self._at >= 0 else None
        self.spot_form.show_spot(chosen)
        self.sheet_form.show_template(sheet)
        self.drop_button.setEnabled(chosen is not None)

    def _connect(self) -> None:
        self.view.chosen.connect(self.choose)
        self.view.moved.connect(self._move, Qt.ConnectionType.QueuedConnection)
        self.spots.currentRowChanged.connect(self.choose)
        self.spot_form.changed.connect(self._change_spot)
        self.sheet_form.changed.connect(lambda name, value: self._change({name: value}, name))
        self.snapping.toggled.connect(lambda _on: self._show())
        acts = (
            (QKeySequence.StandardKey.Undo, self.undo),
            (QKeySequence.StandardKey.Redo, self.redo),
            (QKeySequence.StandardKey.Save, self.save),
        )
        for keys, act in acts:
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _lay_out(self) -> None:
        self.spots.setAccessibleName(_("Các dòng chữ trên tờ"))
        self.spots.setMinimumHeight(110)
        self.tabs = QTabWidget()
        self.tabs.setFixedWidth(_PANEL)
        self.tabs.addTab(_scrolled(self._of_spots()), _("&Dòng chữ"))
        self.tabs.addTab(_scrolled(self.sheet_form), _("Tờ &phôi"))
        hint = _("Kéo bằng chuột, hoặc bấm vào tờ rồi dùng phím mũi tên: 0,5 mm; giữ Shift: 5 mm.")
        left = QVBoxLayout()
        left.addWidget(self.view, 1)
        left.addWidget(plain(hint, look="muted", wrap=True))
        left.addWidget(self.misfits)
        body = QHBoxLayout()
        body.addLayout(left, 1)
        body.addWidget(self.tabs)
        column = QVBoxLayout(self)
        column.addLayout(body, 1)
        column.addWidget(self.complaint)
        column.addLayout(self._foot())
        for one in self.findChildren(QPushButton):
            one.setAutoDefault(False)  # Enter in a field must not press a button

    def _of_spots(self) -> QWidget:
        box = QWidget()
        add = button(_("Thêm dò&ng"), picture="add", look="quiet")
        menu = QMenu(add)
        for code, word in offered("certificate_parts").items():
            menu.addAction(word).triggered.connect(lambda _on, part=code: self.add(part))
        add.setMenu(menu)
        self.drop_button = button(_("&Bỏ dòng"), self.drop, picture="remove", look="quiet")
        row = QHBoxLayout()
        row.addWidget(add)
        row.addWidget(self.drop_button)
        row.addStretch()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.spots)
        column.addLayout(row)
        column.addWidget(self.spot_form)
        return box

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self.snapping)
        row.addWidget(button(_("H&oàn tác"), self.undo, picture="undo", look="quiet"))
        row.addStretch()
        row.addWidget(button(_("Lưu thành mẫu &khác"), self.save_as_another))
        row.addWidget(button(_("&Lưu mẫu"), self.save, look="primary"))
        row.addWidget(button(_("&Quay lại"), self.reject))
        return row


def longest_of(examples: Sequence[Certificate]) -> Certificate:
    """Return a certificate with the longest words that any of them has."""
    names = ("name", "address", "achievement", "head", "place", "signer_title", "signer_name")
    found: dict[str, Any] = {
        name: max((getattr(x, name) for x in examples), key=len, default="") for name in names
    }
    return replace(_SAMPLE, **{name: said for name, said in found.items() if said})


def _texts(sheet: CertificateTemplate, example: Certificate) -> dict[CertificateSpot, SetText]:
    try:
        return {text.spot: text for text in set_texts(sheet, example)}
    except KnownError:  # said below the sheet, by `fitting`
        return {}


def _called(spot: CertificateSpot) -> str:
    first = spot.text.split("\n", 1)[0]
    return f"{part_name(spot.part)}: {first}" if spot.part == "words" else part_name(spot.part)


def _scrolled(box: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    box.setContentsMargins(8, 8, 8, 8)
    area.setWidget(box)
    return area

"""Choosing a printer, in Vietnamese on every system."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from resources.wording import _
from ui.screens.choice_editors import QuietComboBox
from ui.screens.labels import field_label, heading
from ui.screens.pages import print_pages
from ui.screens.parts import button, plain

_MOST_COPIES = 99


class PrintDialog(QDialog):
    """Which printer and how many copies; without a printer it says what to do instead."""

    def __init__(self, pdfs: Sequence[bytes], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("In"))
        self._pdfs = tuple(pdfs)
        self.printers = QuietComboBox()
        self.printers.addItems(QPrinterInfo.availablePrinterNames())
        self.printers.setCurrentText(QPrinterInfo.defaultPrinterName())
        self.copies = QSpinBox(minimum=1, maximum=_MOST_COPIES)
        self.copies.setMinimumHeight(self.printers.sizeHint().height())
        self.copies.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.copies.lineEdit().setAccessibleName(_("Số bản"))
        self.go = button(_("&In"), self._print, look="primary")
        self.go.setDefault(True)
        back = button(_("&Quay lại"), self.reject)
        missing = self.printers.count() == 0
        self.go.setDisabled(missing)
        form = QFormLayout()
        form.addRow(field_label(_("&Máy in"), self.printers), self.printers)
        form.addRow(field_label(_("&Số bản"), self.copies), self.copies)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(self.go)
        foot.addWidget(back)
        column = QVBoxLayout(self)
        column.addWidget(heading(_("In văn bản"), 1.2))
        column.addLayout(form)
        if missing:
            words = _("Máy này chưa có máy in. Hãy lưu thành PDF rồi in ở máy khác.")
            column.addWidget(plain(words, wrap=True))
        column.addLayout(foot)
        self.setMinimumWidth(420)

    def _print(self) -> None:
        printer = QPrinter(
            QPrinterInfo.printerInfo(self.printers.currentText()),
            QPrinter.PrinterMode.HighResolution,
        )
        printer.setCopyCount(self.copies.value())
        for pdf in self._pdfs:
            print_pages(pdf, printer)
        self.accept()

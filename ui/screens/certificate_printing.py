"""Printing onto stock at its true size: 100%, from the corner of the sheet, never fitted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSizeF, Qt, QTimer
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QProgressBar, QSpinBox, QVBoxLayout, QWidget

from resources.wording import _
from storage.records import CertificateTemplate
from storage.steps import Step, Steps
from ui.screens.labels import complain, complaint, field_label
from ui.screens.pages import page_image, page_sizes
from ui.screens.parts import plain
from ui.screens.preview import Paper, PreviewDialog
from ui.screens.printing import PrintDialog

_DPI = 300
_INCH = 25.4  # mm
_CLOSE = 1.0  # mm by which a printer's own idea of a sheet may differ


def take_stock(printer: QPrinter, width: float, height: float) -> bool:
    """Tell the printer the size of the sheet in mm; false if it prints on no such sheet."""
    short, long = sorted((width, height))
    printer.setPageSize(QPageSize(QSizeF(short, long), QPageSize.Unit.Millimeter))
    turned = QPageLayout.Orientation.Landscape if width > height else _UPRIGHT
    printer.setPageOrientation(turned)
    printer.setFullPage(True)
    sheet = printer.pageLayout().fullRect(QPageLayout.Unit.Millimeter)
    return abs(sheet.width() - width) < _CLOSE and abs(sheet.height() - height) < _CLOSE


def printing_exactly(
    pdf: bytes, printer: QPrinter, size: tuple[float, float], pages: Sequence[int]
) -> Steps[None]:
    """Send pages to a printer at 100%, from the upper left corner of its sheet; a step for each.

    `size` is that of a page in mm. `take_stock` must have told the printer before.
    """
    dots = printer.resolution() / _INCH
    target = QRectF(0, 0, size[0] * dots, size[1] * dots)
    painter = QPainter(printer)
    try:
        for done, page in enumerate(pages):
            yield Step(done, len(pages))
            if done:
                printer.newPage()
            painter.drawImage(target, page_image(pdf, page, _DPI / 72))
    finally:
        painter.end()


class StockPrintDialog(PrintDialog):
    """Which printer, and which of the sheets: after a jam one goes on with the next one."""

    def __init__(
        self, pdf: bytes, template: CertificateTemplate, parent: QWidget | None = None
    ) -> None:
        super().__init__([pdf], parent)
        self._size = (float(template.width), float(template.height))
        self._steps: Steps[None] | None = None
        count = len(page_sizes(pdf))
        self.first, self.last = (QSpinBox(minimum=1, maximum=count) for _each in range(2))
        self.last.setValue(count)
        self.bar = QProgressBar(maximum=count)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(_("Đã gửi tới máy in"))
        self.bar.hide()
        self.said = complaint()
        words = _(
            "Đặt phôi khổ {width} × {height} mm vào máy, in đúng cỡ 100%, không co giãn. Nên in "
            "thử một tờ trước."
        )
        note = plain(words.format(width=template.width, height=template.height), wrap=True)
        row = QHBoxLayout()
        for label, box in ((_("Từ &tờ"), self.first), (_("đến tờ"), self.last)):
            row.addWidget(field_label(label, box))
            row.addWidget(box)
        row.addStretch()
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(1, note)
        column.insertLayout(column.count() - 1, row)
        column.insertWidget(column.count() - 1, self.bar)
        column.insertWidget(column.count() - 1, self.said)
        self._hide_copies()
        self._next = QTimer(self, interval=0)
        self._next.timeout.connect(self._step)

    def send_to(self, printer: QPrinter) -> None:
        """Print the chosen sheets, one at a time so that the window stays alive."""
        if self.first.value() > self.last.value():
            complain(self.said, _("Tờ đầu phải đứng trước tờ cuối."))
            return
        if not take_stock(printer, *self._size):
            words = _(
                "Máy in này không nhận khổ giấy {width:.0f} × {height:.0f} mm nên chưa in. Hãy "
                "chọn máy khác, hoặc lưu thành PDF rồi in ở máy có khổ giấy đó."
            )
            complain(self.said, words.format(width=self._size[0], height=self._size[1]))
            return
        complain(self.said, "")
        pages = range(self.first.value() - 1, self.last.value())
        self._steps = printing_exactly(self._pdfs[0], printer, self._size, pages)
        self.bar.setMaximum(len(pages))
        self.bar.show()
        self.go.setDisabled(True)
        self._next.start()

    def done(self, result: int) -> None:
        self._next.stop()
        if self._steps is not None:
            self._steps.close()
        super().done(result)

    def _print(self) -> None:
        info = QPrinterInfo.printerInfo(self.printers.currentText())
        self.send_to(QPrinter(info, QPrinter.PrinterMode.HighResolution))

    def _step(self) -> None:
        assert self._steps is not None
        step = next(self._steps, None)
        if step is None:
            self.accept()
        else:
            self.bar.setValue(step.done + 1)

    def _hide_copies(self) -> None:
        """One sheet of good stock for each: nobody wants two copies by a slip."""
        for form in self.findChildren(QFormLayout):
            form.setRowVisible(self.copies, False)  # noqa: FBT003  # Qt's own


class StockPreview(PreviewDialog):
    """Sheets of stock before they are printed; printing keeps their size."""

    def __init__(
        self, paper: Paper, template: CertificateTemplate, parent: QWidget | None = None
    ) -> None:
        super().__init__([paper], parent)
        self._template = template
        words = _(
            "In đúng cỡ 100%, không co giãn. In tệp PDF ở máy khác cũng phải chọn cỡ thật "
            "(Actual size)."
        )
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        said = plain(words, look="warning", wrap=True)
        said.setAlignment(Qt.AlignmentFlag.AlignRight)
        column.insertWidget(1, said)

    def _print(self) -> None:
        if StockPrintDialog(self.papers[0].pdf, self._template, self).exec():
            self.went.emit("printed")


_UPRIGHT = QPageLayout.Orientation.Portrait

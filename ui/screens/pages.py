"""The pages of a PDF on screen and on a printer, drawn by pypdfium2."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPageLayout, QPainter, QPaintEvent, QPalette
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from resources.wording import _
from ui.paper.pdfium import drawn_page, opened

_POINTS_PER_INCH = 72
_SCREEN_DPI = 96
_PRINT_DPI = 300
_GAP = 12  # pixels between pages
ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0)


class PdfPages(QScrollArea):
    """All pages of one PDF below each other; a page is drawn when it comes into sight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setWidgetResizable(True)
        self.setBackgroundRole(QPalette.ColorRole.Mid)
        self.setAccessibleName(_("Các trang của văn bản"))
        self._pdf = b""
        self.zoom = 1.0

    def show_pdf(self, pdf: bytes) -> None:
        """Show another PDF from its first page."""
        self._pdf = pdf
        self._lay_out()
        self.verticalScrollBar().setValue(0)

    def set_zoom(self, zoom: float) -> None:
        """Show the pages so many times as large as on paper."""
        self.zoom = zoom
        self._lay_out()

    def fit_width(self) -> None:
        """Make the widest page as wide as there is room."""
        widest = max((size.width() for size in page_sizes(self._pdf)), default=1)
        room = self.viewport().width() - 4 * _GAP
        self.set_zoom(min(room / (widest * _SCREEN_DPI / _POINTS_PER_INCH), ZOOMS[-1]))

    @property
    def page_count(self) -> int:
        """Return how many pages there are."""
        return len(page_sizes(self._pdf))

    def _lay_out(self) -> None:
        scale = self.zoom * _SCREEN_DPI / _POINTS_PER_INCH
        body = QWidget()
        body.setBackgroundRole(QPalette.ColorRole.Mid)
        column = QVBoxLayout(body)
        column.setContentsMargins(_GAP, _GAP, _GAP, _GAP)
        column.setSpacing(_GAP)
        for place, size in enumerate(page_sizes(self._pdf)):
            page = _Page(self._pdf, place, size * scale, scale)
            column.addWidget(page, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()
        self.setWidget(body)


class _Page(QWidget):
    """One page; drawn once, the first time it is seen."""

    def __init__(self, pdf: bytes, place: int, size: QSize, scale: float) -> None:
        super().__init__()
        self._pdf, self._place, self._scale = pdf, place, scale
        self._image: QImage | None = None
        self.setFixedSize(size)
        self.setAccessibleName(_("Trang {number}").format(number=place + 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if self._image is None:
            self._image = page_image(self._pdf, self._place, self._scale * self.devicePixelRatio())
        painter = QPainter(self)
        painter.drawImage(self.rect(), self._image)
        painter.end()


def page_sizes(pdf: bytes) -> list[QSize]:
    """Return the sizes of the pages in points."""
    if not pdf:
        return []
    with opened(pdf) as document:
        sizes = [document.get_page_size(place) for place in range(len(document))]
    return [QSize(round(width), round(height)) for width, height in sizes]


def page_image(pdf: bytes, place: int, scale: float) -> QImage:
    """Draw one page; a scale of 1 is 72 dots an inch."""
    with drawn_page(pdf, place, scale, rev_byteorder=True) as bitmap:
        kinds = {3: QImage.Format.Format_RGB888, 4: QImage.Format.Format_RGBX8888}
        kind = kinds[bitmap.n_channels]
        size = bitmap.width, bitmap.height, bitmap.stride
        return QImage(bytes(bitmap.buffer), *size, kind).copy()


def print_pages(pdf: bytes, printer: QPrinter) -> None:
    """Send every page to a printer, each in the middle of its sheet and never enlarged."""
    painter = QPainter()
    for place, points in enumerate(page_sizes(pdf)):
        across = points.width() > points.height()
        printer.setPageOrientation(_ORIENTATION[across])
        if painter.isActive():
            printer.newPage()
        else:
            painter.begin(printer)
        image = page_image(pdf, place, _PRINT_DPI / _POINTS_PER_INCH)
        sheet = QRectF(printer.pageLayout().fullRectPixels(printer.resolution()))
        sheet.moveTo(-printer.pageLayout().paintRectPixels(printer.resolution()).topLeft())
        painter.drawImage(_fitted(QRectF(image.rect()), sheet), image)
    painter.end()


def _fitted(image: QRectF, sheet: QRectF) -> QRectF:
    scale = min(sheet.width() / image.width(), sheet.height() / image.height())
    image.setSize(image.size() * scale)
    image.moveCenter(sheet.center())
    return image


_ORIENTATION = {False: QPageLayout.Orientation.Portrait, True: QPageLayout.Orientation.Landscape}

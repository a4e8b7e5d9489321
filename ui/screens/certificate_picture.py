"""The picture of one sheet of a batch, drawn away from the screen: who types is never held up."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLabel

from resources.wording import _
from storage.errors import KnownError
from storage.records import CertificateTemplate
from storage.steps import Steps
from ui.paper.certificates import Certificate, certificates_pdf
from ui.screens.desk import Desk
from ui.screens.jobs import Job, StoppedError
from ui.screens.pages import page_image

_WIDE = 430  # logical pixels
_INCH = 25.4
_LATE_MS = 300  # a picture that comes sooner needs no words


class CertificatePicture(QLabel):
    """Shows the sheet that was asked for last; one that takes its time is announced in words."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFixedWidth(_WIDE)
        self.setMinimumHeight(_WIDE * 210 // 297)
        self._desk = desk
        self._job: Job | None = None
        self._wanted = False
        self._next: Callable[[], Steps[QImage]] | None = None
        self._late = QTimer(self, interval=_LATE_MS, singleShot=True)
        self._late.timeout.connect(lambda: self.setText(_("Đang dựng hình của tờ này…")))

    @property
    def is_busy(self) -> bool:
        """Tell whether a picture is on its way."""
        return self._job is not None

    def draw(
        self, template: CertificateTemplate, certificate: Certificate, backdrop: bytes
    ) -> None:
        """Draw a sheet, on the picture of its stock if there is one; what is drawn now stops."""
        self._wanted = True
        dots = _WIDE * self.devicePixelRatioF()
        self._next = partial(_image_of, template, certificate, backdrop, dots)
        if self._job:
            self._job.stop()
        else:
            self._begin()

    def show_none(self) -> None:
        """Show no sheet."""
        self._wanted, self._next = False, None
        self._late.stop()
        if self._job:
            self._job.stop()
        self.clear()

    def _begin(self) -> None:
        if self._next is None:
            return
        self._job, self._next = Job(self._next, self._desk), None  # it may outlive this dialog
        self._job.succeeded.connect(self._show)
        self._job.failed.connect(self._say)
        self._job.succeeded.connect(self._job.deleteLater)
        self._job.failed.connect(self._job.deleteLater)
        if not self._late.isActive():
            self._late.start()
        self._job.start()

    def _show(self, image: QImage) -> None:
        self._job = None
        if self._wanted and self._next is None:
            self._late.stop()
            made = QPixmap.fromImage(image)
            made.setDevicePixelRatio(self.devicePixelRatioF())
            self.setPixmap(made)
        self._begin()

    def _say(self, error: Exception) -> None:
        self._job = None
        if isinstance(error, KnownError) and self._wanted and self._next is None:
            self._late.stop()
            self.setText(str(error))
        elif not isinstance(error, (KnownError, StoppedError)):
            raise error
        self._begin()


def _image_of(
    template: CertificateTemplate, certificate: Certificate, backdrop: bytes, dots: float
) -> Steps[QImage]:
    """Make the paper and draw its page, so many pixels wide."""
    pdf = yield from certificates_pdf(template, [certificate], backdrop=backdrop or None)
    return page_image(pdf, 0, dots / (template.width / _INCH * 72))

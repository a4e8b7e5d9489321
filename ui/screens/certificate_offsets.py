"""How far the printer moves what it prints: measured on the calibration sheet, typed here."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from resources.wording import _
from storage.records import CertificateTemplate
from ui.paper.certificates import corrected
from ui.paper.certificates.calibration import CROSS
from ui.screens.labels import field_label, heading
from ui.screens.millimetres import Millimetres
from ui.screens.parts import button, plain

_MOST = 50  # mm: the edge of a sheet is nearer
_LIMIT = 500  # 1/10 mm, as the record allows


class OffsetsDialog(QDialog):
    """Takes two distances from the edges of the paper; the program reckons the offsets."""

    def __init__(self, template: CertificateTemplate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Lệch máy in"))
        self._template = template
        self.across, self.down = (Millimetres(0, _MOST, step=0.1) for _each in range(2))
        words = _(
            "Trên tờ căn chỉnh vừa in, đo ở góc trên bên trái: từ mép giấy đến hai nét đậm của "
            "chữ thập. In đúng thì cả hai đều là {cross} mm. Không đo lại thì để nguyên."
        )
        self.said = plain(look="muted", wrap=True)
        foot = QHBoxLayout()
        foot.addWidget(button(_("&Bỏ bù lệch"), self._forget, look="quiet"))
        foot.addStretch()
        foot.addWidget(button(_("&Ghi"), self.accept, look="primary"))
        foot.addWidget(button(_("&Quay lại"), self.reject))
        column = QVBoxLayout(self)
        column.addWidget(heading(_("Máy in lệch bao nhiêu?"), 1.2))
        column.addWidget(plain(words.format(cross=CROSS), wrap=True))
        labels = (_("Từ mép &trái (mm)"), self.across), (_("Từ mép t&rên (mm)"), self.down)
        for label, box in labels:
            column.addWidget(field_label(label, box))
            column.addWidget(box)
            box.setValue(CROSS)
            box.valueChanged.connect(self._say)
        column.addWidget(self.said)
        column.addLayout(foot)
        self.setMinimumWidth(440)
        self._dropped = False
        self._say()

    def corrected(self) -> CertificateTemplate:
        """Return the template with the offsets that were reckoned."""
        across, down = self._offsets()
        return self._template.model_copy(update={"shift_x": across, "shift_y": down})

    def _offsets(self) -> tuple[int, int]:
        if self._dropped:
            return 0, 0
        across = corrected(self._template.shift_x, self.across.value())
        down = corrected(self._template.shift_y, self.down.value())
        return max(-_LIMIT, min(_LIMIT, across)), max(-_LIMIT, min(_LIMIT, down))

    def _forget(self) -> None:
        self._dropped = True
        self.accept()

    def _say(self) -> None:
        across, down = self._offsets()
        words = _("Chữ sẽ được dời: {across}; {down}. In lại tờ căn chỉnh để thử.")
        self.said.setText(
            words.format(
                across=_moved(across, _("sang phải"), _("sang trái"), _("ngang không dời")),
                down=_moved(down, _("xuống"), _("lên"), _("dọc không dời")),
            )
        )


def _moved(tenths: int, forth: str, back: str, still: str) -> str:
    if not tenths:
        return still
    length = f"{abs(tenths) / 10:.1f}".replace(".", ",")
    return _("{way} {length} mm").format(way=forth if tenths > 0 else back, length=length)

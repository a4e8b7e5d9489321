"""Which side of the sample to practise: the commune post, or its superior."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from resources.wording import _
from ui.screens.cards import CardButton
from ui.screens.labels import heading
from ui.screens.parts import button, plain

_WIDTH = 640


class SampleChoice(QWidget):
    """Asks one thing; both sides belong to the same sample and can be opened in turn."""

    post_wanted = Signal()
    superior_wanted = Signal()
    back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.post = CardButton(
            _("Công an xã Gia Thắng"),
            _("Ghi hoạt động, mô hình, chốt tháng, in báo cáo và hồ sơ khen thưởng."),
        )
        self.superior = CardButton(
            _("Đơn vị cấp trên: Công an huyện Gia Viễn (năm 2022)"),
            _("Nhận gói của 21 xã, thị trấn, theo dõi, tổng hợp cả năm."),
        )
        self.post.clicked.connect(self.post_wanted)
        self.superior.clicked.connect(self.superior_wanted)
        house = QWidget()
        house.setFixedWidth(_WIDTH)
        inner = QVBoxLayout(house)
        inner.setSpacing(12)
        inner.addWidget(heading(_("Tập dượt bên nào?"), 1.8))
        words = _("Đổi bên bất cứ lúc nào: Thiết lập → Đóng sổ này, mở sổ khác.")
        inner.addWidget(plain(words, look="muted", wrap=True))
        for card in (self.post, self.superior):
            inner.addWidget(card)
        inner.addWidget(button(_("&Quay lại"), self.back.emit), 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(house, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)

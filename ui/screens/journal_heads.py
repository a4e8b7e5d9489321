"""Mốc nhật ký: the heads of a unit's journal that came up with its bundles."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from resources.wording import _, in_vietnamese
from storage.periods import month_words
from sync.received_heads import ReceivedHead, received_heads
from ui.screens.desk import Desk
from ui.screens.labels import heading
from ui.screens.lines import Line, LineTable
from ui.screens.list_menu import Telling, offer_lines
from ui.screens.parts import button, plain
from ui.screens.words import moment_words

_SIZE = 900, 520
_FOUR = 4  # signs of a head together, so that it can be read out


class JournalHeads(QDialog):
    """A line for each bundle, the newest first; what does not fit is said in words."""

    def __init__(self, desk: Desk, unit: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = _("Mốc nhật ký của {name}").format(name=name)
        self.setWindowTitle(title)
        found = received_heads(desk.ledger, unit)
        broken = [one for one in found if one.broken]
        words = _(
            "Mỗi gói đã ký mang theo dòng cuối của nhật ký ở đơn vị lúc ấy. Mốc của hai gói không "
            "bao giờ trùng nhau; trùng là nhật ký đã quay lại bản cũ, được chép sang máy khác hoặc "
            "bị viết lại."
        )
        said = _("{count} mốc, không có chỗ nào đứt.").format(count=len(found))
        bad = _("{count} chỗ đứt: hãy gọi đơn vị hỏi có khôi phục sổ hay đổi máy không.")
        self.said = plain(
            bad.format(count=len(broken)) if broken else said,
            look="warning" if broken else "good",
            wrap=True,
        )
        heads = (_("Gói số"), _("Tháng"), _("Ký lúc"), _("Nhận lúc"), _("Mốc"), _("Ghi chú"))
        self.table = LineTable(_("Mốc nhật ký"), heads, right=(0,))
        self.table.prefer(5)
        told = in_vietnamese("Mốc nhật ký của {name}").format(name=name)
        offer_lines(self, desk, self.table, "journal heads", Telling(lambda: told, internal=True))
        self.table.show_lines([_line(one, desk) for one in found])
        foot = QHBoxLayout()
        foot.addStretch()
        close = button(_("Đó&ng"), self.reject)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.addWidget(heading(title, 1.2))
        column.addWidget(plain(words, look="muted", wrap=True))
        column.addWidget(self.said)
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        self.resize(*_SIZE)


def _line(one: ReceivedHead, desk: Desk) -> Line:
    month = month_words(one.bundle.month) if one.bundle.month else _("(không của tháng nào)")
    latest = desk.practice_day
    words = (
        str(one.bundle.seq),
        month,
        moment_words(one.signed_at.isoformat(), latest),
        moment_words(one.bundle.received_at, latest),
        f"{one.head[:_FOUR]} {one.head[_FOUR : 2 * _FOUR]}".strip() or "–",
        one.broken,
    )
    return Line(words, key=one, sign="bad" if one.broken else "", tone="bad" if one.broken else "")

"""“Tập dượt”: a strip that leads through the first week, in practice books only."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QFrame, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from resources.wording import _
from storage.preferences import prefer, preferred
from ui.screens.desk import Desk
from ui.screens.parts import button, plain
from ui.screens.rows import Rows

TOUR_STEP = "tour_step"
_OFFER = _("Lần đầu dùng? Có khung dẫn đi tám bước, chừng mười phút.")
_AGAIN = _("Đang đi dở vòng tập dượt, bước {step} trên {count}.")


@dataclass(frozen=True, slots=True)
class Stop:
    """One step: the place to look at, and what to do there."""

    place: str
    words: str


_POST = (
    Stop(
        "home",
        _("Trang chủ cho biết hôm nay cần làm gì. Bấm vào một con số để xem các bản ghi của nó."),
    ),
    Stop("models", _("Sổ mô hình. Mở một dòng, sửa một chữ, bấm «Ghi vào sổ»; rồi Ctrl+Z.")),
    Stop(
        "activities",
        _("Ghi một việc: Ctrl+N, chọn loại, sửa ngày và con số, rồi Ctrl+S."),
    ),
    Stop("month_grid", _("Con số của cả tháng trên một bảng: gõ vài ô, Enter xuống dòng, Ctrl+S.")),
    Stop("month", _("Xem «Việc cần xem», «Số liệu», rồi thử chốt tháng; chốt xong mở lại được.")),
    Stop("reports", _("Bấm «Lập báo cáo»: số tự điền. Sửa một câu rồi xem trước.")),
    Stop(
        "commendations",
        _("Chọn một đề nghị: thanh bước chỉ việc kế tiếp. Thử «In hồ sơ»."),
    ),
    Stop(
        "sending",
        _("Gửi – nhận bằng một nút «Làm hết». Sổ mẫu không bao giờ lẫn được vào sổ thật."),
    ),
)
_SUPERIOR = (
    Stop("review", _("Mỗi xã một dòng, mỗi tháng một ô. Bấm vào ô để xem gói của xã.")),
    Stop("receiving", _("Thả các gói vào đây hoặc bấm «Làm hết»: đọc kết quả từng gói.")),
    Stop("consolidation", _("Chọn một chỉ tiêu: số của từng xã, rồi từng bản ghi.")),
    Stop("notices", _("Soạn thông báo: nhiệm vụ có hạn, lời dặn; ký rồi gửi.")),
    Stop("commendations", _("Hồ sơ các xã đề nghị: xem, trả lại, hoặc ghi quyết định.")),
    Stop("reports", _("Bấm «Lập báo cáo»: số của mọi xã tự điền.")),
    Stop("units", _("Ghép đôi xã mới, máy mất, sáp nhập: đều ở màn hình này.")),
    Stop("backups", _("Sao lưu tự làm; việc của đồng chí là chọn và cắm USB.")),
)


class Tour(QFrame):
    """Says one sentence a step and goes to its place; remembers how far one came."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "notice")
        self._desk = desk
        self.stops = _SUPERIOR if desk.settings.is_superior else _POST
        self.count = plain(look="muted")
        self.words = plain(wrap=True)
        self.back = button(_("Bước trước"), self.go_back)
        self.next = button(_("Tiếp"), self.go_on, look="primary")
        self.end = button(_("Thôi"), self.leave, look="quiet")
        self._lay_out()
        self._go(min(step_of(desk), len(self.stops) - 1))

    def go_on(self) -> None:
        """Go to the next step; after the last one the tour ends, to begin anew another time."""
        if self.step + 1 < len(self.stops):
            self._go(self.step + 1)
            return
        prefer(self._desk.ledger, TOUR_STEP, len(self.stops))
        self._desk.hear(frozenset({TOUR_STEP}))  # it is offered no more
        self._desk.noted.emit(_("Đã đi hết vòng. F1 ở màn hình nào cũng có trợ giúp."))
        self._shut()

    def go_back(self) -> None:
        """Go to the step before."""
        self._go(max(0, self.step - 1))

    def leave(self) -> None:
        """End it here; it goes on from this step another time."""
        self._shut()

    def _go(self, step: int) -> None:
        self.step = step
        stop = self.stops[step]
        words = _("Tập dượt – bước {step} trên {count}")
        self.count.setText(words.format(step=step + 1, count=len(self.stops)))
        self.words.setText(stop.words)
        self.back.setEnabled(step > 0)
        self.next.setText(_("Xong") if step + 1 == len(self.stops) else _("Tiếp"))
        prefer(self._desk.ledger, TOUR_STEP, step)
        self._desk.sought.emit(stop.place, "")
        self.next.setFocus()

    def _shut(self) -> None:
        self.hide()
        self.setParent(None)
        self.deleteLater()

    def _lay_out(self) -> None:
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(self.count)
        said.addWidget(self.words)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.addLayout(said, 1)
        for one in (self.end, self.back, self.next):
            row.addWidget(one)


def step_of(desk: Desk) -> int:
    """Return the step that one came to, 0 for none or after the end."""
    kept = preferred(desk.ledger, TOUR_STEP)
    stops = _SUPERIOR if desk.settings.is_superior else _POST
    return kept if isinstance(kept, int) and 0 <= kept < len(stops) else 0


def offer_tour(desk: Desk, rows: Rows, screen: QWidget) -> None:
    """Offer it in practice books, to somebody who has not been through it."""
    kept = preferred(desk.ledger, TOUR_STEP)
    if not desk.settings.sample or kept == len(_POST):
        return
    words = _AGAIN.format(step=kept + 1, count=len(_POST)) if kept else _OFFER
    rows.add("flag", "muted", words, _("Dẫn đi"), lambda: begin_tour(desk, screen.window()))


def begin_tour(desk: Desk, house: QWidget | None) -> None:
    """Show the strip above the foot of the main window, once; practice books only."""
    whole = house.centralWidget() if isinstance(house, QMainWindow) else None
    if whole is None or not desk.settings.sample or whole.findChild(Tour):
        return
    column = whole.layout()
    if isinstance(column, QVBoxLayout):
        column.insertWidget(column.count() - 1, Tour(desk, whole))

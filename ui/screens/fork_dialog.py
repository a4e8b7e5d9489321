"""Two histories of one unit, side by side; the chief says which one counts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from resources.wording import _
from storage.periods import month_words
from sync.fork_view import FigureLine, TailLine, differing_figures, tail_lines
from sync.forks import Fork, Tail, choose
from sync.held import held_registry
from ui.screens.asking import ask_grave
from ui.screens.desk import Desk
from ui.screens.labels import field_label, heading
from ui.screens.lines import Line, LineTable
from ui.screens.meant import meant
from ui.screens.parts import button, frame, plain
from ui.screens.pattern_words import warning_line
from ui.screens.words import count_words, moment_words
from ui.screens.working import Working

CHANGED = ("received", "figure", "registry", "proposal", "nominee", "honoree")
_SIZE = 1060, 590
_LETTERS = "ABCDEFGH"
_FEW = 150  # pixels: a tail has some lines, figures may have many


class ForkDialog(QDialog):
    """Nothing is chosen beforehand; whatever is chosen, nothing is deleted."""

    def __init__(self, desk: Desk, fork: Fork, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self.fork = desk, fork
        self.name = held_registry(desk.ledger).registry.unit(fork.unit).name
        self.drafted = f"fork of {fork.unit}"
        self.setWindowTitle(_("Chọn bản được tính"))
        self.resize(*_SIZE)
        self.tails = [self._tail(place, tail) for place, tail in enumerate(fork.tails)]
        found = differing_figures(desk.ledger, fork, desk.keys)
        heads = (_("Kỳ"), _("Chỉ tiêu"), *map(tail_title, range(len(fork.tails))))
        self.figures = LineTable(_("Số liệu khác nhau"), heads, range(2, len(heads)))
        self.figures.prefer(1)
        self.figures.show_lines(figure_lines(found))
        self.same = plain(_("Số liệu của các bản như nhau."), look="muted")
        self.figures.setVisible(bool(found))
        self.same.setVisible(not found)
        self.reason = QLineEdit(placeholderText=_("ví dụ: máy ở trụ sở là máy đang dùng"))
        self.working = Working()
        self.keep = [
            button(_("Giữ bản &{letter}").format(letter=_LETTERS[place]), partial(self.ask, place))
            for place in range(len(fork.tails))
        ]
        self._lay_out()

    def ask(self, place: int) -> None:
        """Ask once more, then let a tail count."""
        tail = self.fork.tails[place]
        if not meant(self._desk, "receipt", self.fork.unit, {_("Vì sao chọn"): self.reason.text()}):
            return
        words = _(
            "{name} chỉ còn tính bản {letter}, đến gói số {seq}. Bản kia vẫn được giữ lại và đánh "
            "dấu, không xóa gì. Máy đang dùng của đơn vị phải ghép đôi lại để gửi tiếp."
        )
        said = words.format(name=self.name, letter=_LETTERS[place], seq=self._last(tail))
        title = _("Giữ bản {letter}?").format(letter=_LETTERS[place])
        if ask_grave(self, title, said, yes=_("Giữ bản này"), no=_("Xem lại")):
            self.choose(tail)

    def choose(self, tail: Tail) -> None:
        """Let a tail count."""
        fork, keys, words = self.fork, self._desk.keys, self.reason.text().strip()
        job = self._desk.job(lambda ledger: choose(ledger, fork, tail, keys, words), *CHANGED)
        for one in self.keep:
            one.setEnabled(False)
        job.failed.connect(self.reject)
        self.working.run(job, _("Đang ghi lại số liệu của đơn vị…"), self._done)

    def _done(self, _receipts: Sequence[bytes]) -> None:
        self.accept()

    def _last(self, tail: Tail) -> int:
        path = [*self.fork.common, *tail.bundles]
        return path[-1].seq if path else 0

    def _tail(self, place: int, tail: Tail) -> QWidget:
        card = frame("card")
        column = QVBoxLayout(card)
        column.addWidget(plain(tail_title(place), name="sheetTitle"))
        column.addWidget(plain(_standing(tail), look="good" if tail.taken else "warning"))
        heads = (_("Số"), _("Tháng, hồ sơ"), _("Bản"), _("Ký lúc"), _("Bản ghi"))
        table = LineTable(tail_title(place), heads, (4,))
        table.prefer(1, [2])
        found = tail_lines(self._desk.ledger, tail, self._desk.keys)
        table.show_lines([tail_line(self._desk, one) for one in found])
        table.setMaximumHeight(_FEW)
        table.setVisible(bool(found))
        column.addWidget(table)
        if not found:
            last = self.fork.common[-1].seq if self.fork.common else 0
            words = _("Dừng ở gói số {seq}, không có gói nào sau đó.").format(seq=last)
            column.addWidget(plain(words, look="muted", wrap=True))
        column.addStretch()
        return card

    def _lay_out(self) -> None:
        words = _(
            "{name} có nhiều bản khác nhau từ sau gói số {seq}: máy khôi phục bản cũ, máy bị nhân "
            "đôi, mất USB, hoặc có kẻ giả. Hãy gọi hỏi đơn vị máy nào đang dùng, rồi chọn bản được "
            "tính. Các bản còn lại được giữ, không xóa."
        )
        seq = self.fork.common[-1].seq if self.fork.common else 0
        beside = QHBoxLayout()
        for card in self.tails:
            beside.addWidget(card, 1)
        foot = QHBoxLayout()
        foot.addStretch()
        for one in self.keep:
            foot.addWidget(one)
        foot.addWidget(button(_("&Quay lại"), self.reject))
        column = QVBoxLayout(self)
        column.addWidget(heading(_("Bản nào của {name} được tính?").format(name=self.name), 1.2))
        column.addWidget(plain(words.format(name=self.name, seq=seq), wrap=True))
        column.addLayout(beside)
        column.addWidget(plain(_("Số liệu khác nhau"), name="sheetTitle"))
        column.addWidget(self.figures, 1)
        column.addWidget(self.same)
        column.addWidget(field_label(_("&Vì sao chọn (ghi vào biên nhận)"), self.reason))
        column.addWidget(self.reason)
        column.addWidget(warning_line(self.reason))
        column.addWidget(self.working)
        column.addLayout(foot)


def tail_title(place: int) -> str:
    """Return what people call a tail."""
    return _("Bản {letter}").format(letter=_LETTERS[place])


def tail_line(desk: Desk, one: TailLine) -> Line:
    """Say one bundle of a tail."""
    words = (
        str(one.seq),
        one.title,
        str(one.revision),
        moment_words(one.made_at, desk.practice_day),
        count_words(one.records) if one.records else "",
    )
    return Line(words, tip=one.reason)


def figure_lines(found: Sequence[FigureLine]) -> list[Line]:
    """Say the figures that differ; what a tail does not say is a dash."""
    return [
        Line((month_words(one.month), one.name, *(word or "–" for word in one.said)))
        for one in found
    ]


def _standing(tail: Tail) -> str:
    return _("Đang tính trong tổng hợp") if tail.taken else _("Đang để riêng, chưa tính")

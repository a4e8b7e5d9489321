"""Where the commune stands with the safety standard: a sentence, what is missing, a bar."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from resources.wording import _
from storage.safety import Share, YearBook
from ui.screens.figure_button import figure_link
from ui.screens.look import GAP, WIDE, colours
from ui.screens.parts import plain
from ui.screens.safety_words import COUNTS, count_said, missing_words, sign_of, standing_words
from ui.screens.sign import Sign
from ui.screens.tips import plain_tip

_ALWAYS = frozenset({"total", "registered", "recognised"})  # said even where they are nought
_ACROSS = 2  # counts side by side
_LINES = 5  # of what is missing; the rest is in the tip
_TALL, _OVER = 16, 4  # logical pixels of the bar, and of the mark above and below it
_PALE = 0.35  # opacity of those that only registered


class Standing(QFrame):
    """The card at the top of the screen; each count opens its subjects."""

    asked = Signal(str, object)  # the words of a count, and the subjects behind it

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.sign = Sign()
        self.said = plain(name="sheetTitle", wrap=True)
        self.missing = plain(wrap=True)
        self.bar = ShareBar()
        self._book: YearBook | None = None
        self.counts = {name: figure_link(partial(self._ask, name)) for name in COUNTS}
        head = QHBoxLayout()
        head.setSpacing(GAP)
        head.addWidget(self.sign)
        head.addWidget(self.said, 1)
        left = QVBoxLayout()
        left.setSpacing(4)
        left.addLayout(head)
        left.addWidget(self.missing)
        left.addStretch()
        right = QVBoxLayout()
        right.setSpacing(4)
        right.addWidget(self.bar)
        figures = QGridLayout()
        figures.setSpacing(0)
        for place, one in enumerate(self.counts.values()):
            figures.addWidget(one, place // _ACROSS, place % _ACROSS, Qt.AlignmentFlag.AlignLeft)
        right.addLayout(figures)
        right.addStretch()
        row = QHBoxLayout(self)
        row.setSpacing(WIDE)
        row.addLayout(left, 3)
        row.addLayout(right, 2)

    def show_book(self, book: YearBook) -> None:
        """Say how it stands now."""
        sign = sign_of(book.standing)
        self.sign.say(sign, sign)
        self.said.setText(standing_words(book))
        lines = missing_words(book)
        shown = lines if len(lines) <= _LINES else lines[: _LINES - 1]
        more = len(lines) - len(shown)
        self.missing.setText(
            "\n".join([*shown, *([_("… và {count} điều nữa.").format(count=more)] if more else [])])
        )
        self.missing.setToolTip(plain_tip("\n".join(lines)))
        self.missing.setVisible(bool(lines))
        self.bar.show_share(book.share)
        self._book = book
        for name, one in self.counts.items():
            one.setText(count_said(name, book.share))
            one.setVisible(name in _ALWAYS or bool(getattr(book.share, name)))

    def _ask(self, name: str) -> None:
        if self._book is not None:
            title = self.counts[name].text()
            self.asked.emit(title, self._book.counted(name))


class ShareBar(QWidget):
    """All subjects as one bar: recognised, only registered, not registered; a mark at 70 %."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = Share()
        self.setFixedHeight(_TALL + 2 * _OVER)
        self.setAccessibleName(_("Tỷ lệ đăng ký, được công nhận"))

    def show_share(self, share: Share) -> None:
        """Draw other figures."""
        self._share = share
        said = _("{recognised} được công nhận, {registered} đăng ký, trong {total}; cần {needed}")
        words = said.format(
            recognised=share.recognised,
            registered=share.registered,
            total=share.total,
            needed=share.needed,
        )
        self.setAccessibleDescription(words)
        self.setToolTip(plain_tip(words))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, _TALL + 2 * _OVER)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        share, scheme = self._share, colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        self._fill(painter, 1.0, QColor(scheme.line))
        if not share.total:
            return
        pale = QColor(scheme.accent)
        pale.setAlphaF(_PALE)
        self._fill(painter, share.registered / share.total, pale)
        self._fill(painter, share.recognised / share.total, QColor(scheme.accent))
        at = min(self.width() * share.needed / share.total, self.width() - 2.0)
        painter.setBrush(QColor(scheme.text))
        painter.drawRect(QRectF(at - 1, 0, 2, self.height()))

    def _fill(self, painter: QPainter, part: float, paint: QColor) -> None:
        if part > 0:
            painter.setBrush(paint)
            painter.drawRoundedRect(QRectF(0, _OVER, self.width() * part, _TALL), 3, 3)

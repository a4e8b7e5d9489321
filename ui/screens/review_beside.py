"""Two or three nominees beside each other: each thing said of them in a row, in full."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QSizePolicy, QWidget

from resources.catalogues import words
from resources.wording import _
from storage.commendation.comparing import Compared
from ui.screens.labels import heading
from ui.screens.parts import plain
from ui.screens.words import date_words

MOST = 3
_LABEL_WIDE = 150


class Beside(QScrollArea):
    """Columns of nominees; what nobody says takes no row."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(_("Đặt cạnh nhau"))
        self.said: list[tuple[str, ...]] = []
        self.show_nominees((), {})

    def show_nominees(self, rows: Sequence[Compared], units: Mapping[str, str]) -> None:
        """Show up to three; `units` are the names of units by code."""
        rows = rows[:MOST]
        body, grid = QWidget(), QGridLayout()
        body.setLayout(grid)
        grid.setContentsMargins(4, 6, 8, 6)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(6)
        grid.setColumnMinimumWidth(0, _LABEL_WIDE)
        self.said = []
        if not rows:
            hint = _("Đánh dấu (phím cách) hai, ba trường hợp ở trên để đặt cạnh nhau.")
            grid.addWidget(plain(hint, look="muted", wrap=True), 0, 0, 1, 2)
        for across, one in enumerate(rows, 1):
            grid.addWidget(heading(one.nominee.name, 1.1), 0, across)
            grid.setColumnStretch(across, 1)
        for label, say in _FACTS:
            told = [say(one) for one in rows]
            if label == _UNIT:
                told = [units.get(one.unit, one.unit) for one in rows]
            if any(told):
                self._add(grid, label, told)
        grid.setRowStretch(grid.rowCount(), 1)
        self.setWidget(body)

    def _add(self, grid: QGridLayout, label: str, told: Sequence[str]) -> None:
        down = grid.rowCount()
        name = plain(label, look="muted", wrap=True)
        name.setAlignment(Qt.AlignmentFlag.AlignTop)
        name.setMaximumWidth(_LABEL_WIDE)
        grid.addWidget(name, down, 0)
        for across, text in enumerate(told, 1):
            grid.addWidget(_text(text or "–"), down, across)
        self.said.append((label, *told))


def _text(words: str) -> QLabel:
    label = plain(words, wrap=True)
    label.setAlignment(Qt.AlignmentFlag.AlignTop)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    return label


def born_words(one: Compared) -> str:
    """Say the year of birth, with the sex where it is known."""
    sex = words("sexes").get(one.nominee.sex or (one.page.sex if one.page else "") or "", "")
    return ", ".join(filter(None, (str(one.born or ""), sex.lower())))


def _noted(one: Compared) -> str:
    return "\n".join(f"– {date_words(a.happened_on)}: {a.text or a.name}" for a in one.achievements)


def _serving(one: Compared) -> str:
    nominee = one.nominee
    said = (
        _("từ năm {year}").format(year=nominee.served_since) if nominee.served_since else "",
        _("trực tiếp làm nhiệm vụ") if nominee.direct else "",
    )
    return ", ".join(filter(None, said))


def _found(one: Compared) -> str:
    return "\n".join(f"– {finding.words}" for finding in one.findings)


def _field(name: str) -> Callable[[Compared], str]:
    return lambda one: str(getattr(one.nominee, name))


_UNIT = _("Đơn vị")
_FACTS: tuple[tuple[str, Callable[[Compared], str]], ...] = (
    (_UNIT, lambda one: one.unit),
    (_("Dịp, nội dung"), lambda one: one.dossier.proposal.occasion),
    (_("Năm sinh"), born_words),
    (_("Chức vụ, đơn vị"), _field("position")),
    (_("Địa chỉ, nơi cư trú"), _field("address")),
    (_("Tham gia"), _serving),
    (_("Phiếu đồng ý"), lambda one: one.votes),
    (_("Đã được khen"), lambda one: "\n".join(f"– {line}" for line in one.held)),
    (_("Tóm tắt thành tích"), _field("summary")),
    (_("Tình huống"), _field("situation")),
    (_("Thành tích đạt được"), _field("achievement")),
    (_("Thành tích đã ghi"), _noted),
    (_("Biện pháp"), _field("means")),
    (_("Chấp hành pháp luật"), _field("compliance")),
    (_("Đoàn thể, phong trào"), _field("unions")),
    (_("Hiệu quả"), _field("effect")),
    (_("Đặc điểm, nhiệm vụ"), _field("features")),
    (_("Lưu ý"), _found),
)

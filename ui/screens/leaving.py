"""Những gì sẽ rời máy này: every table and figure of a month's bundle, before it leaves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from resources.catalogues import indicators
from resources.wording import _
from storage.indicators import Figure
from storage.periods import month_words
from storage.precision import Amount
from storage.records import KIND_NAMED, KINDS, Field, Record, SafetyRule, fields_of
from storage.repository import find
from sync.content import SENT_KINDS, MonthContent, Row, sent_fields
from ui.screens.desk import Desk
from ui.screens.labels import heading
from ui.screens.lines import Line, LineTable
from ui.screens.parts import button, frame, plain
from ui.screens.slip_words import amended_figures, amended_records
from ui.screens.words import Names, part_words, value_words

FOR_MACHINES = frozenset({"id", "unit", "changed_at"})
_KIB = 1024
_BESIDE = 30  # room beside the longest title of a part
Part = tuple[tuple[str, ...], list[Line]]  # heads and lines


class PartsView(QWidget):
    """The parts of a bundle at the left with their counts, what one says at the right."""

    def __init__(
        self, parts: Mapping[str, Part], never: str, parent: QWidget | None = None
    ) -> None:
        """Show heads and lines by title; `never` says what stays on this computer."""
        super().__init__(parent)
        self.parts = parts
        self.list = QListWidget()
        self.list.setAccessibleName(_("Các phần của gói"))
        self.list.addItems(
            [f"{title} ({len(lines)})" for title, (_heads, lines) in self.parts.items()]
        )
        self.list.setFixedWidth(self.list.sizeHintForColumn(0) + _BESIDE)
        self.table = LineTable(_("Nội dung của phần đang chọn"), ("",))
        self.list.currentRowChanged.connect(self._show)
        self.table.chosen.connect(lambda _key: self._say())
        self.whole = plain(wrap=True)  # a line of the table may be cut
        self.whole.setAlignment(Qt.AlignmentFlag.AlignTop)
        stays = frame("notice")
        QVBoxLayout(stays).addWidget(plain(never, wrap=True))
        row = QHBoxLayout()
        row.addWidget(self.list)
        row.addWidget(self.table, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row, 3)
        column.addWidget(scrolled(self.whole, _("Dòng đang chọn, đầy đủ")), 2)
        column.addWidget(stays)
        self.list.setCurrentRow(0)

    def _show(self, row: int) -> None:
        heads, lines = list(self.parts.values())[row]
        self.table.show_lines(lines, heads)
        self.table.selectRow(0)

    def _say(self) -> None:
        """Say the chosen line in full, each value after its head."""
        heads, lines = list(self.parts.values())[self.list.currentRow()]
        words = lines[self.table.currentIndex().row()].words
        said = (f"{head}: {one}" for head, one in zip(heads, words, strict=True) if one)
        self.whole.setText(". ".join(said))


class Leaving(PartsView):
    """The parts of a month's bundle."""

    def __init__(self, parts: Mapping[str, Part], parent: QWidget | None = None) -> None:
        super().__init__(parts, never_leaves(), parent)


class LeavingDialog(QDialog):
    """Shows what leaves, part by part (`parts_of`); with `go` it asks for consent."""

    def __init__(
        self,
        content: MonthContent,
        parts: Mapping[str, Part],
        go: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Những gì sẽ rời máy này"))
        self.view = Leaving(parts)
        self.go = button(go, self.accept, look="primary")
        self.go.setVisible(bool(go))
        back = button(_("&Quay lại") if go else _("Đó&ng"), self.reject)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(self.go)
        foot.addWidget(back)
        sentence = _(
            "Gói {month} bản {revision} sẽ chứa đúng những dòng dưới đây, đã ký và mã hóa."
        )
        column = QVBoxLayout(self)
        column.addWidget(heading(_("Những gì sẽ rời máy này"), 1.3))
        said = sentence.format(month=month_words(content.month), revision=content.revision)
        column.addWidget(plain(said, look="muted", wrap=True))
        column.addWidget(self.view, 1)
        column.addLayout(foot)
        self.resize(940, 560)


def scrolled(inner: QWidget, name: str) -> QScrollArea:
    """Give a widget room of its own: a long report would push all else out of the window."""
    area = QScrollArea()
    area.setWidget(inner)
    area.setWidgetResizable(True)
    area.setProperty("look", "read")
    area.setAccessibleName(name)
    return area


def parts_of(content: MonthContent, names: Names) -> Mapping[str, Part]:
    """Return each part of a bundle by its title; an empty one is left out, figures come first."""
    parts: dict[str, Part] = {_("Số liệu chỉ tiêu"): _figures(content)}
    for kind, rows in content.records.items():
        parts[_(kind.TITLE)] = _records(kind, rows, names)
    photos = [Line((p.digest[:16], f"{p.size // _KIB} KB")) for p in content.photos]
    parts[_("Ảnh (gửi sau, gói riêng)")] = (_("Mã ảnh"), _("Cỡ")), photos
    parts[_("Phiếu sửa so với bản trước")] = _slip(content, names)
    return {title: part for title, part in parts.items() if part[1]}


def names_that_leave(desk: Desk) -> Names:
    """Return the names of all that a bundle may refer to, and the unit's own criteria."""
    refers = {f.fact.refers for kind in SENT_KINDS for f in _shown(kind) if f.fact.refers}
    rules = {one.code: one.text for one in find(desk.ledger, SafetyRule)}
    return {each: desk.names(KIND_NAMED[each]) for each in refers} | {SafetyRule.KIND: rules}


def never_leaves() -> str:
    """Say what stays on this computer, as the records themselves declare it."""
    kinds = [_small(_(kind.TITLE)) for kind in KINDS if not kind.SENT]
    fields = [
        f"{_small(_(field.fact.label))} ({_small(_(kind.TITLE))})"
        for kind in KINDS
        if kind.SENT
        for field in fields_of(kind)
        if _stays(field)
    ]
    return _("Không bao giờ rời máy: {kinds}; {fields}; mọi ghi chú nội bộ; nhật ký sổ.").format(
        kinds=", ".join(kinds), fields=", ".join(fields)
    )


def _records(kind: type[Record], rows: Sequence[Row], names: Names) -> Part:
    """Say each record; what none of them tells has no column."""
    return told(kind, rows, _shown(kind), names)


def told(
    kind: type[Record], rows: Sequence[Mapping[str, object]], fields: Sequence[Field], names: Names
) -> Part:
    """Say some fields of each record that leaves; what none of them tells has no column."""
    records = [kind.model_validate(row) for row in rows]
    said = [[value_words(field, record, names) for field in fields] for record in records]
    shown = [place for place in range(len(fields)) if any(words[place] for words in said)]
    heads = tuple(_(fields[place].fact.label) for place in shown)
    return heads, [Line(tuple(words[place] for place in shown)) for words in said]


def _small(title: str) -> str:
    return title[:1].lower() + title[1:]


def _stays(field: Field) -> bool:
    fact = field.fact
    return (not fact.sent or fact.personal) and not fact.refers and field.name != "note"


def _shown(kind: type[Record]) -> list[Field]:
    sent = set(sent_fields(kind)) - FOR_MACHINES
    return [field for field in fields_of(kind) if field.name in sent]


def _figures(content: MonthContent) -> Part:
    heads = (_("Chỉ tiêu"), _("Phân tổ"), _("Số liệu"), _("Đơn vị"))
    known = indicators()
    places = {code: place for place, code in enumerate(known)}
    lines = [
        Line((known[f.code].name, part_words(f.code, f.part), _value(f), known[f.code].unit))
        for f in sorted(content.figures, key=lambda f: places.get(f.code, len(places)))
        if f.code in known
    ]
    return heads, lines


def _value(figure: Figure) -> str:
    return Amount(figure.value, figure.precision).words


def _slip(content: MonthContent, names: Names) -> Part:
    heads = (_("Bản ghi, chỉ tiêu"), _("Mục"), _("Trước"), _("Nay"), _("Lý do"))
    found = [*amended_records(content, names), *amended_figures(content)]
    return heads, [
        Line((one.item, one.field, one.old, one.new, content.reason)) for one, _key in found
    ]

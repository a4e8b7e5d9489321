"""Figures as papers show them: a line of text, and the statistical tables (biểu)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.platypus import Flowable

from resources.wording import _
from ui.paper.blocks import dashes
from ui.paper.sheet import APPENDIX_WIDTH
from ui.paper.tables import Column, numbered, table
from ui.paper.writing import Figure, change, figure


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """One indicator of a period, its sum from the year's beginning, and a year before."""

    code: str
    """The indicator's code, whose letters say in which part of a report it belongs."""
    name: str
    unit: str
    value: Figure
    year_to_date: Figure = None
    last_year: Figure = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class TableKind:
    """A biểu: its number and title, and the letters of the indicators in it."""

    title: str
    letters: tuple[str, ...]


def table_kinds() -> tuple[TableKind, ...]:
    """Name the biểu of a periodic report; the last takes whatever no other names."""
    return (
        TableKind(_("Biểu 01. Mô hình"), ("M", "CA", "PT")),
        TableKind(_("Biểu 02. Lực lượng nòng cốt, tập huấn"), ("T", "TH", "PC")),
        TableKind(_("Biểu 03. Tuyên truyền, vận động"), ("TT", "PL")),
        TableKind(_("Biểu 04. Nguồn tin do Nhân dân cung cấp"), ("TB",)),
        TableKind(_("Biểu 05. Giao nộp vũ khí, vật liệu nổ, công cụ hỗ trợ"), ("VK",)),
        TableKind(_("Biểu 06. Hòa giải; rà soát an ninh, trật tự; tuần tra"), ("HG", "RS", "TTR")),
        TableKind(_("Biểu 07. “An toàn về an ninh, trật tự”"), ("AT",)),
        TableKind(_("Biểu 08. Khen thưởng"), ("KT",)),
        TableKind(_("Biểu 11. Vụ việc và nội dung khác"), ()),
    )


def letters_of(code: str) -> str:
    """Return the letters of an indicator's code: TTR of TTR1, M of M02-2."""
    return code.rstrip("-0123456789")


def figure_lines(rows: Iterable[FigureRow]) -> list[Flowable]:
    """Say in running text what happened; what is nought stands only in the tables.

    A note says what was told inexactly (“hàng trăm”) and is not in the sum.
    """
    return dashes(_sentence(row) for row in rows if row.value or row.note)


def figure_tables(rows: Sequence[FigureRow]) -> list[Flowable]:
    """Lay out all figures in their biểu, for a landscape page."""
    kinds = table_kinds()
    named = {letters for kind in kinds for letters in kind.letters}
    story: list[Flowable] = []
    for kind in kinds:
        mine = [row for row in rows if _belongs(letters_of(row.code), kind, named)]
        if mine:
            story += _figure_table(kind.title, mine)
    return story


def _belongs(letters: str, kind: TableKind, named: set[str]) -> bool:
    return letters in kind.letters if kind.letters else letters not in named


def _sentence(row: FigureRow) -> str:
    known = [
        (_("lũy kế {value}"), row.year_to_date),
        (_("cùng kỳ năm trước {value}"), row.last_year),
    ]
    beside = "; ".join(words.format(value=figure(value)) for words, value in known if value)
    told = [figure(row.value)] if row.value else []
    sentence = f"{row.name}: {'; '.join([*told, *filter(None, [row.note])])} {row.unit}".strip()
    return f"{sentence} ({beside})." if beside else f"{sentence}."


def _figure_table(title: str, rows: Sequence[FigureRow]) -> list[Flowable]:
    columns = (
        Column(_("TT"), 10, TA_CENTER),
        Column(_("Nội dung"), 92),
        Column(_("Đơn vị tính"), 22, TA_CENTER),
        Column(_("Trong kỳ"), 24, TA_RIGHT),
        Column(_("Lũy kế từ đầu năm"), 26, TA_RIGHT),
        Column(_("Cùng kỳ năm trước"), 26, TA_RIGHT),
        Column(_("Tăng/giảm"), 30, TA_RIGHT),
        Column(_("Ghi chú"), 28),
    )
    cells = [
        (
            row.name,
            row.unit,
            figure(row.value),
            figure(row.year_to_date),
            figure(row.last_year),
            change(row.value, row.last_year),
            row.note,
        )
        for row in rows
    ]
    return table(columns, numbered(cells), title=title, width=APPENDIX_WIDTH, size=11)

"""Empty workbooks to fill in: our heads, lists to choose from, a page that says how."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from resources.catalogues import offered
from resources.imports import example
from resources.wording import in_vietnamese as _
from storage.formulas import LITERAL
from storage.imports.filling import USUAL_MEASURES, fill, shown_values
from storage.imports.targets import ASKED, GIVEN, MEASURE, SPAN, Target, targets_of
from storage.ledger import Ledger
from storage.records import KIND_NAMED, PastFigure, Record
from storage.repository import names_of

_LINES = 2000  # rows with lists to choose from
_WIDE = 18  # letters of a column
_SHOWN_LENGTH = 31  # letters of a sheet's name


def template(ledger: Ledger, kind: type[Record], records: Sequence[Record] = ()) -> bytes:
    """Return a workbook for a kind of record: empty, or with records of the books in it."""
    targets = columns_of_template(kind)
    made = BytesIO()
    with Workbook(made, {"in_memory": True, **LITERAL}) as book:
        head = book.add_format(
            {"bold": True, "bg_color": "#D8E6F3", "border": 1, "text_wrap": True}
        )
        days = book.add_format({"num_format": "dd/mm/yyyy"})
        plain = book.add_format({"num_format": "@"})
        sheet = book.add_worksheet(_sheet_name(kind.TITLE))
        guide, lists = book.add_worksheet(_("Hướng dẫn")), book.add_worksheet(_("Danh mục"))
        lists.hide()
        for column, target in enumerate(targets):
            sheet.write_string(0, column, _label(target), head)
            sheet.write_comment(0, column, how_to_fill(target), {"x_scale": 2})
            look = {"day": days, "text": plain}.get(target.meaning)
            sheet.set_column(column, column, max(_WIDE, len(target.label)), look)
            _offer(sheet, lists, column, target, _choices(ledger, target))
        sheet.freeze_panes(1, 1)
        _explain(guide, head, ledger, kind, targets)
        names = {each: names_of(ledger, KIND_NAMED[each]) for each in _refers(targets)}
        for row, record in enumerate(records, start=1):
            fill(sheet, row, shown_values(ledger, record, targets), names, days)
    return made.getvalue()


def columns_of_template(kind: type[Record]) -> list[Target]:
    """Return the columns of a template, in order; rare measures share one column."""
    rare = {"birth_year.male", "birth_year.female", GIVEN, ASKED, "proposal"}
    usual = {MEASURE + name for name in USUAL_MEASURES}
    targets = [t for t in targets_of(kind).values() if t.key not in rare]
    kept = [t for t in targets if not t.key.startswith(MEASURE)]
    if kind is PastFigure:
        return sorted(kept, key=lambda target: (target.key != "indicator", target.key != SPAN))
    at = next((place for place, one in enumerate(kept) if one.key == "measures"), len(kept))
    return [*kept[:at], *(t for t in targets if t.key in usual), *kept[at:]]


def how_to_fill(target: Target) -> str:
    """Say how a column is filled in."""
    said = {
        "day": _("Ngày/tháng/năm, ví dụ 20/11/2022."),
        "count": _("Số nguyên."),
        "year": _("Năm bốn chữ số, ví dụ 1975."),
        "since": _("Năm bắt đầu, ví dụ 2015."),
        "flag": _("Có hoặc để trống."),
        "code": _("Chọn một mục trong danh sách."),
        "codes": _("Chọn một mục; nhiều mục thì gõ cách nhau bằng dấu chấm phẩy."),
        "one": _("Chọn một tên đã có trong sổ."),
        "many": _("Chọn một tên đã có trong sổ; nhiều tên thì cách nhau bằng dấu chấm phẩy."),
        "measures": _("Tên số liệu, hai chấm, số; cách nhau bằng dấu chấm phẩy."),
        "figure": _("Một số; có thể ghi «hơn 1.000», «khoảng 50», «hàng nghìn»."),
        "span": _("Một năm (2022), tháng (9/2022), quý (quý 3/2022) hoặc giai đoạn (2013-2023)."),
    }
    return said.get(target.meaning, _("Gõ chữ."))


def _sheet_name(title: str) -> str:
    return title.replace("/", "-")[:_SHOWN_LENGTH]


def _label(target: Target) -> str:
    return f"{target.label} *" if target.field and target.field.required else target.label


def _choices(ledger: Ledger, target: Target) -> list[str]:
    if target.meaning == "flag":
        return [_("Có"), _("Không")]
    if target.field is None or target.meaning not in ("code", "codes", "one", "many"):
        return []
    fact = target.field.fact
    if fact.choices:
        return list(offered(fact.choices).values())
    return list(names_of(ledger, KIND_NAMED[fact.refers]).values())


def _offer(
    sheet: Worksheet, lists: Worksheet, column: int, target: Target, choices: list[str]
) -> None:
    if not choices:
        return
    lists.write_column(0, column, choices)
    letters = xl_col_to_name(column, col_abs=True)
    source = f"='{lists.get_name()}'!{letters}$1:{letters}${len(choices)}"
    several = target.meaning in ("codes", "many")
    sheet.data_validation(
        1,
        column,
        _LINES,
        column,
        {
            "validate": "list",
            "source": source,
            "show_error": not several,
            "error_title": _("Không có trong danh sách"),
            "error_message": _("Hãy chọn một mục trong danh sách của ô này."),
        },
    )


def _explain(
    guide: Worksheet, head: Any, ledger: Ledger, kind: type[Record], targets: Iterable[Target]
) -> None:
    heads = (_("Cột cần điền"), _("Bắt buộc"), _("Cách ghi"), _("Ví dụ"))
    guide.write_row(0, 0, heads, head)
    guide.set_column(0, 0, 34)
    guide.set_column(2, 3, 60)
    for row, target in enumerate(targets, start=1):
        needed = target.field is not None and target.field.required
        said = _example(ledger, kind, target)
        line = (target.label, _("x") if needed else "", how_to_fill(target), said)
        for column, text in enumerate(line):
            guide.write_string(row, column, text)


def _example(ledger: Ledger, kind: type[Record], target: Target) -> str:
    said = example(kind.KIND, target.key)
    if said or target.meaning == "text":
        return said
    choices = _choices(ledger, target)
    return choices[0] if choices else {"day": "20/11/2022", "count": "12"}.get(target.meaning, "")


def _refers(targets: Iterable[Target]) -> set[str]:
    return {t.field.fact.refers for t in targets if t.field and t.field.fact.refers}

"""Tables as plain text: with commas, semicolons or tabs, in whatever letters Excel wrote them."""

from __future__ import annotations

import csv
from io import StringIO

from resources.wording import _
from storage.imports.errors import NotAWorkbookError

_MARKS = ("\t", ";", ",")
_SAMPLE = 20  # lines looked at for the mark between columns


def read_csv(data: bytes, name: str) -> list[list[str]]:
    """Return the rows of a text table; raises NotAWorkbookError for what is no text."""
    text = _text_of(data, name)
    lines = text.splitlines()[:_SAMPLE]
    mark = max(_MARKS, key=lambda one: sum(line.count(one) for line in lines))
    rows = [list(row) for row in csv.reader(StringIO(text, newline=""), delimiter=mark)]
    width = max((len(row) for row in rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows]


def _text_of(data: bytes, name: str) -> str:
    wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    letters = ["utf-16"] if wide else ["utf-8-sig", "cp1258"]  # the last: old Windows here
    for one in letters:
        try:
            text = data.decode(one)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise NotAWorkbookError(
        _(
            "Tệp {name} không phải bảng chữ (CSV). Sổ không đổi; hãy mở tệp bằng Excel, lưu thành "
            "«Excel Workbook (*.xlsx)» rồi chọn lại."
        ).format(name=name)
    )

"""Tables as people keep them: Excel, OpenDocument, CSV and Word, read into plain cells."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetVisibleEnum,
)

from resources.wording import _
from storage.imports.cells import Cell, Place, Sheet, Wrong
from storage.imports.csv_text import read_csv
from storage.imports.errors import (
    EmptyWorkbookError,
    NotAWorkbookError,
    OldDocumentError,
    WorkbookLockedError,
    WorkbookTooLargeError,
)
from storage.imports.margins import Margins, margins_of
from storage.imports.old_fonts import from_old_font, in_new_letters
from storage.imports.tidying import tidy
from storage.imports.word import is_word, read_word
from storage.spelling import composed

LARGEST_FILE = 60_000_000  # bytes
MOST_ROWS = 100_000
SUFFIXES = (".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".txt", ".docx")
REFUSED = (".doc", ".odt", ".rtf", ".pdf")  # with words on what to do instead
_TEXTS = (".csv", ".txt", ".tsv")
_OLD_EXCEL = bytes.fromhex("d0cf11e0a1b11ae1")  # also the case around a workbook with a password
_SEALED = "EncryptedPackage".encode("utf-16-le")
_OLD_WORD = "WordDocument".encode("utf-16-le")
_TEXT_BEGINS = (b"{\\rtf", b"%PDF")
_OPEN_TEXT = b"mimetypeapplication/vnd.oasis.opendocument.text"  # at byte 30 of an .odt
_NO_CELL = _(
    "Tệp {name} không có ô nào có chữ hay số. Sổ không đổi; hãy mở tệp bằng Excel xem đã lưu đúng "
    "tệp chưa."
)
_NO_TABLE = _(
    "Tệp Word {name} không có bảng nào. Sổ không đổi; danh sách phải nằm trong bảng (Chèn, Bảng), "
    "không phải các dòng cách nhau bằng dấu Tab."
)


def read_workbook(path: Path) -> list[Sheet]:
    """Read all sheets, or tables of a Word file, that have anything in them.

    Nothing of the file is changed or run. Raises NotAWorkbookError, OldDocumentError,
    WorkbookLockedError, WorkbookTooLargeError or EmptyWorkbookError.
    """
    data = _bytes_of(path)
    word = is_word(data)
    if path.suffix.lower() in _TEXTS:
        sheets = [Sheet(path.stem, tidy(read_csv(data, path.name)), path.name)]
    elif word:
        sheets = read_word(data, path.name)
    else:
        sheets = _sheets(data, path.name)
    found = [sheet for sheet in sheets if any(cell != "" for row in sheet.rows for cell in row)]
    if not found:
        raise EmptyWorkbookError((_NO_TABLE if word else _NO_CELL).format(name=path.name))
    return found


def _bytes_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise _too_large(path.name)
        return path.read_bytes()
    except OSError as error:
        raise NotAWorkbookError(
            _(
                "Không đọc được tệp {name}: tệp không còn ở đó hoặc phần mềm khác đang giữ. Sổ "
                "không đổi; hãy đóng tệp trong Excel rồi chọn lại."
            ).format(name=path.name)
        ) from error


def _sheets(data: bytes, name: str) -> list[Sheet]:
    if data.startswith(_OLD_EXCEL) and _SEALED in data:
        raise _locked(name)
    _refuse_text(data, name)
    margins = margins_of(data)
    if margins.size > LARGEST_FILE * 10:
        raise _too_large(name)
    try:
        with CalamineWorkbook.from_filelike(BytesIO(data)) as book:
            hidden = {
                known.name: known.visible != SheetVisibleEnum.Visible
                for known in book.sheets_metadata
            }
            return [
                _sheet(book.get_sheet_by_name(each), name, hidden[each], margins)
                for each in book.sheet_names
            ]
    except PasswordError as error:
        raise _locked(name) from error
    except CalamineError as error:
        raise NotAWorkbookError(
            _(
                "Tệp {name} không phải bảng tính, hoặc đã hỏng. Sổ không đổi; hãy mở tệp bằng "
                "Excel, lưu thành «Excel Workbook (*.xlsx)» rồi chọn lại."
            ).format(name=name)
        ) from error


def _refuse_text(data: bytes, name: str) -> None:
    """Refuse texts of other programs in words: .doc, .odt, .rtf, .pdf."""
    suffix = name.lower().rpartition(".")[2]
    is_old = data.startswith(_OLD_EXCEL) and (_OLD_WORD in data or suffix == "doc")
    if is_old or data.startswith(_TEXT_BEGINS) or data[30:].startswith(_OPEN_TEXT):
        raise OldDocumentError(
            _(
                "Tệp {name} thuộc loại không đọc được bảng (Word đời cũ .doc, .odt, .rtf hoặc "
                ".pdf). Sổ không đổi; hãy mở tệp bằng Word hoặc LibreOffice, chọn «Lưu thành», "
                "loại «Word Document (*.docx)», rồi chọn tệp mới; tệp .pdf thì xin lại bản Word "
                "hoặc Excel."
            ).format(name=name)
        )


def _sheet(found: CalamineSheet, file: str, hidden: bool, margins: Margins) -> Sheet:  # noqa: FBT001  # passed on
    if found.total_height > MOST_ROWS:
        raise _too_large(file)
    raw = found.to_python(skip_empty_area=False)
    write = from_old_font(raw)
    cells = tidy(in_new_letters(raw, write) if write else raw)
    margin = margins.sheets.get(composed(found.name))
    wrong = margin.wrong if margin else {}
    if wrong:
        cells = _with_wrong(cells, wrong)
    return Sheet(
        composed(found.name).strip(),
        cells,
        file,
        hidden,
        _covered(found.merged_cell_ranges or [], len(cells)),
        margin.hidden_rows if margin else frozenset(),
        margins.epoch_1904,
        old_font=write is not None,
    )


def _with_wrong(
    cells: tuple[tuple[Cell, ...], ...], wrong: Mapping[Place, str]
) -> tuple[tuple[Cell, ...], ...]:
    changed = {row for row, _column in wrong}
    return tuple(
        tuple(
            Wrong(wrong[row, column]) if (row, column) in wrong and cell == "" else cell
            for column, cell in enumerate(line)
        )
        if row in changed
        else line
        for row, line in enumerate(cells)
    )


def _covered(ranges: list[tuple[Place, Place]], height: int) -> dict[Place, Place]:
    return {
        (row, column): (top, left)
        for (top, left), (bottom, right) in ranges
        for row in range(top, min(bottom + 1, height))
        for column in range(left, min(right, 200) + 1)
        if (row, column) != (top, left)
    }


def _locked(name: str) -> WorkbookLockedError:
    return WorkbookLockedError(
        _(
            "Tệp {name} được khóa bằng mật khẩu nên không đọc được. Sổ không đổi; hãy mở tệp bằng "
            "Excel hoặc Word, bỏ mật khẩu (Tệp, Thông tin, Bảo vệ) rồi lưu và chọn lại."
        ).format(name=name)
    )


def _too_large(name: str) -> WorkbookTooLargeError:
    return WorkbookTooLargeError(
        _(
            "Tệp {name} quá lớn: mỗi lần nhập được nhiều nhất {rows} dòng. Sổ không đổi; hãy chia "
            "thành nhiều tệp, hoặc xóa các dòng trống ở cuối."
        ).format(name=name, rows=f"{MOST_ROWS:,}".replace(",", "."))
    )

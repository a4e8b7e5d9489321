"""Tables of a Word file (.docx), each a sheet; the titles above it go with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from zipfile import BadZipFile, ZipFile
from zlib import error as ZlibError  # noqa: N812  # its own name says nothing

from docx import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.xmlchemy import BaseOxmlElement

from resources.wording import _
from storage.imports.cells import Sheet
from storage.imports.errors import NotAWorkbookError, WorkbookTooLargeError
from storage.imports.old_fonts import from_old_font, in_new_letters, looks_old
from storage.imports.targets import plain_words
from storage.imports.tidying import tidy
from storage.imports.word_tables import Grid, TooLargeError, grid_of, parts_of, words_of
from storage.spelling import composed

_LARGEST_TEXT, _LARGEST = 60_000_000, 200_000_000  # bytes once unpacked: the text, all together
_MOST_ROWS = 20_000
_LONGEST_TITLE = 300  # letters; what is longer is text between tables
_MOST_TITLES = 20
_LONGEST_NAME = 31  # letters of the name of a sheet in Excel
_FEWEST = 3  # columns of tables that may be one table in two pieces
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]+")  # in the name of a sheet
_LAYOUT = ("cong hoa xa hoi chu nghia", "doc lap tu do hanh phuc", "noi nhan")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BROKEN = (
    PackageNotFoundError,
    SyntaxError,  # of XML
    BadZipFile,
    ZlibError,
    KeyError,
    ValueError,
    AttributeError,
    NotImplementedError,
    RuntimeError,
    EOFError,
)  # what reading a package, or a part of it, ends with that is not whole


@dataclass(slots=True)
class _Found:
    """A table with the lines of text above it."""

    grid: Grid
    above: list[str] = field(default_factory=list)


def is_word(data: bytes) -> bool:
    """Tell whether a file is of Word 2007 or later, whatever its name."""
    try:
        with ZipFile(BytesIO(data)) as parts:
            return {"word/document.xml", "[Content_Types].xml"} <= set(parts.namelist())
    except (BadZipFile, ValueError, NotImplementedError):
        return False


def read_word(data: bytes, name: str) -> list[Sheet]:
    """Return the tables of a Word file in their order.

    Raises NotAWorkbookError or WorkbookTooLargeError.
    """
    try:
        _refuse_bomb(data)
        body = Document(BytesIO(data)).element.body
        found = _tables(body)
    except TooLargeError as error:
        raise WorkbookTooLargeError(
            _(
                "Tệp Word {name} quá lớn, hoặc có bảng quá rộng, nên không đọc. Sổ không đổi; hãy "
                "chép riêng bảng danh sách sang một tệp Word mới rồi chọn tệp đó."
            ).format(name=name)
        ) from error
    except _BROKEN as error:
        raise NotAWorkbookError(
            _(
                "Tệp {name} không phải tệp Word, hoặc đã hỏng. Sổ không đổi; hãy mở tệp bằng Word, "
                "lưu thành «Word Document (*.docx)» rồi chọn lại."
            ).format(name=name)
        ) from error
    return _sheets(found, name)


def _refuse_bomb(data: bytes) -> None:
    with ZipFile(BytesIO(data)) as parts:
        sizes = {part.filename: part.file_size for part in parts.infolist()}
    if sum(sizes.values()) > _LARGEST or sizes.get("word/document.xml", 0) > _LARGEST_TEXT:
        raise TooLargeError


def _tables(body: BaseOxmlElement) -> list[_Found]:
    """Read all tables; one that goes on after nothing but empty lines is one with that before."""
    found: list[_Found] = []
    between: list[str] = []
    for part in parts_of(body, f"{_W}p", f"{_W}tbl"):
        if part.tag == f"{_W}p":
            between += [line for line in words_of(part).splitlines() if line.strip()]
            continue
        grid = grid_of(part)
        if found and not between and _goes_on(found[-1].grid, grid):
            found[-1].grid = found[-1].grid.then(grid)
        else:
            found.append(_Found(grid, between))
        between = []
        if sum(len(one.grid.rows) for one in found) > _MOST_ROWS:
            raise TooLargeError
    return found


def _goes_on(before: Grid, after: Grid) -> bool:
    return before.width == after.width >= _FEWEST


def _sheets(found: Sequence[_Found], file: str) -> list[Sheet]:
    sheets: list[Sheet] = []
    first: list[str] = []  # what stands above the first list holds for all
    for one in found:
        write = from_old_font(one.grid.rows)
        own = _titles(one.above, write)
        is_layout = _is_layout(one.grid)
        sheets.append(
            Sheet(
                _name(own, [sheet.name for sheet in sheets]),
                tidy(in_new_letters(one.grid.rows, write) if write else one.grid.rows),
                file,
                is_layout,
                one.grid.merged,
                old_font=write is not None,
                above=(*first, *own)[-_MOST_TITLES:],
                of_word=True,
            )
        )
        if not (is_layout or first):
            first = own
    return sheets


def _titles(above: Sequence[str], write: Callable[[str], str] | None) -> list[str]:
    lines = (write(line) if write and looks_old(line) else line for line in above)
    return [composed(line).strip() for line in lines if len(line) <= _LONGEST_TITLE]


def _is_layout(grid: Grid) -> bool:
    """Tell whether a table only holds the head of a paper or its signatures in their places."""
    said = plain_words(" ".join(cell for row in grid.rows for cell in row))
    return any(words in said for words in _LAYOUT)


def _name(titles: Sequence[str], taken: Sequence[str]) -> str:
    """Name a table after the title above it, as a sheet may be named and no other is.

    "(Kèm theo Quyết định số …)" says where a list belongs, not what it is.
    """
    number = _("Bảng {number}").format(number=len(taken) + 1)
    bare = [title for title in titles if not title.startswith("(")]
    said = _NOT_IN_NAMES.sub(" ", (bare or titles or [""])[-1])
    name = " ".join(said.split())[:_LONGEST_NAME].strip(" '") or number
    if name.casefold() not in {one.casefold() for one in taken}:
        return name
    return f"{name[: _LONGEST_NAME - len(number) - 1]} {number}"

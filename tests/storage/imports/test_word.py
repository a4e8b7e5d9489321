"""Word files are read table by table, as they look to whoever opens them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.errors import KnownError
from storage.imports import guess, read_workbook
from storage.imports.errors import (
    EmptyWorkbookError,
    NotAWorkbookError,
    OldDocumentError,
    WorkbookLockedError,
    WorkbookTooLargeError,
)
from storage.ledger import Ledger
from storage.records import Hamlet, Member, Nominee
from tests.storage.imports.dirty import looked_at, noted, values, wrong
from tests.storage.imports.word_files import (
    ROSTER_HEAD,
    Listed,
    cell,
    columns,
    replaced,
    row,
    with_markup,
    wrote_word,
)
from tests.storage.registers import team

HAMLETS = ["TT", "Tên thôn", "Số hộ"]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "danh sách.docx"


def test_a_table_of_a_word_file_is_read_like_a_sheet(ledger: Ledger, file: Path) -> None:
    rows = [HAMLETS, [1, "Thôn 1", "120 hộ"], [2, "Thôn 2", "ba"], ["", "Tổng cộng", 240]]
    wrote_word(file, "CÔNG AN XÃ GIA THẮNG", "Danh sách các thôn:", Listed(rows))
    found = looked_at(ledger, file, Hamlet)
    assert values(found, "name", "households") == [("Thôn 1", 120)]
    assert wrong(found) == [("C3", "Không phải một số.")]
    assert found.sheet.name == "Danh sách các thôn"


def test_whoever_reads_a_cell_name_is_told_where_it_is_in_word(ledger: Ledger, file: Path) -> None:
    wrote_word(file, Listed([HAMLETS, [1, "Thôn 1", "ba"]]))
    found = looked_at(ledger, file, Hamlet)
    assert (
        "",
        "Trong bảng của Word, ô C2 là cột thứ 3, dòng thứ 2 (kể cả dòng tiêu đề).",
    ) in noted(found)
    wrote_word(file, Listed([HAMLETS, [1, "Thôn 1", 3]]))
    assert noted(looked_at(ledger, file, Hamlet)) == []


def test_each_table_is_named_after_the_title_above_it(file: Path) -> None:
    names = ["I. Tập thể: 25", "II. Cá nhân: 28", "II. Cá nhân: 28"]
    parts = [part for name in names for part in (name, Listed([["a", "b"], ["1", "2"]]))]
    wrote_word(file, "DANH SÁCH", *parts, "", Listed([["x"], ["y"]]))
    sheets = read_workbook(file)
    assert [sheet.name for sheet in sheets] == [
        "I. Tập thể 25", "II. Cá nhân 28", "II. Cá nhân 28 Bảng 3", "Bảng 4",
    ]  # fmt: skip
    assert sheets[1].above == ("DANH SÁCH", names[0], names[1])


def test_merged_cells_say_their_words_for_all_they_cover(ledger: Ledger, file: Path) -> None:
    one = team(ledger, name="Tổ 1")
    rows = [["TT", "Tổ", "Họ và tên"], [1, "Tổ 1", "Trần Văn An"], [2, "", "Lê Thị Bình"]]
    wrote_word(file, Listed(rows, merged=[((1, 1), (2, 1))]))
    assert values(looked_at(ledger, file, Member), "team") == [one.id] * 2


def test_a_head_of_two_rows_is_read_as_one(ledger: Ledger, file: Path) -> None:
    team(ledger, name="Tổ 1")
    rows = [
        ["TT", "Họ và tên", "Năm sinh", "", "Tổ"],
        ["", "", "Nam", "Nữ", ""],
        ["(1)", "(2)", "(3)", "(4)", "(5)"],
        [1, "Trần Văn An", 1970, "", "Tổ 1"],
        [2, "Lê Thị Bình", "", 1985, "Tổ 1"],
    ]
    down = [((0, column), (1, column)) for column in (0, 1, 4)]
    wrote_word(file, Listed(rows, merged=[*down, ((0, 2), (0, 3))]))
    found = looked_at(ledger, file, Member)
    assert wrong(found) == []
    assert values(found, "birth_year", "sex") == [(1970, "male"), (1985, "female")]


def test_the_head_copied_onto_another_page_is_no_record(ledger: Ledger, file: Path) -> None:
    wrote_word(file, Listed([HAMLETS, [1, "Thôn 1", 1], HAMLETS, [2, "Thôn 2", 2]]))
    found = looked_at(ledger, file, Hamlet)
    assert values(found, "name") == ["Thôn 1", "Thôn 2"]
    assert noted(found) == [("B3", "Tiêu đề cột nhắc lại, được bỏ qua.")]


def test_a_table_in_two_pieces_is_one(ledger: Ledger, file: Path) -> None:
    wrote_word(
        file, Listed([HAMLETS, [1, "Thôn 1", 1]]), "", " ", Listed([HAMLETS, [2, "Thôn 2", 2]])
    )
    (sheet,) = read_workbook(file)
    assert len(sheet.rows) == 4
    assert values(looked_at(ledger, file, Hamlet), "name") == ["Thôn 1", "Thôn 2"]


def test_lines_that_somebody_moved_a_little_make_no_new_columns(ledger: Ledger, file: Path) -> None:
    spanned = '<w:gridSpan w:val="2"/>'
    head = row([cell("TT"), cell("Tên thôn", spanned), cell("Số hộ")])
    first = row([cell("1"), cell("Thôn 1"), cell("120", spanned)])
    second = row([cell("2"), cell("Thôn 2", spanned), cell("80")])
    with_markup(file, columns(600, 3000, 90, 1500) + head + first + second)
    (sheet,) = read_workbook(file)
    assert sheet.rows == (tuple(HAMLETS), ("1", "Thôn 1", "120"), ("2", "Thôn 2", "80"))
    assert values(looked_at(ledger, file, Hamlet), "households") == [120, 80]


def test_columns_that_all_cells_span_are_one_column(file: Path) -> None:
    spanned = '<w:gridSpan w:val="3"/>'
    lines = [row([cell(name), cell(more, spanned)]) for name, more in (("a", "b"), ("c", "d"))]
    with_markup(file, columns(500, 500, 500, 500) + "".join(lines))
    (sheet,) = read_workbook(file)
    assert sheet.rows == (("a", "b"), ("c", "d"))
    assert sheet.merged == {}


def test_what_was_deleted_with_changes_tracked_is_gone_and_what_was_put_in_is_there(
    file: Path,
) -> None:
    changed = (
        "<w:tc><w:p><w:r><w:t>Thôn </w:t></w:r><w:del><w:r><w:delText>Cũ</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>Mới</w:t></w:r></w:ins></w:p><w:p><w:r><w:t>khu</w:t><w:br/>"
        "<w:t>A</w:t></w:r></w:p></w:tc>"
    )
    gone = row([cell("x"), cell("y")], "<w:del/>")
    framed = f"<w:sdt><w:sdtContent>{row([cell('1'), cell('2')])}</w:sdtContent></w:sdt>"
    with_markup(file, row([changed, cell("b")]) + gone + framed)
    (sheet,) = read_workbook(file)
    assert sheet.rows == (("Thôn Mới\nkhu\nA", "b"), ("1", "2"))


def test_the_head_of_a_paper_and_its_signatures_come_last(file: Path) -> None:
    head = [["UBND XÃ GIA THẮNG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"], ["CÔNG AN XÃ", "Số: 1"]]
    roster = [ROSTER_HEAD, [1, "Trần Văn An", 1970, "Nam", "Thôn 1", "Tốt", "Giấy khen"]]
    signed = [["Nơi nhận:", "TRƯỞNG CÔNG AN XÃ"], ["- Như trên;", ""]]
    wrote_word(file, Listed(head), "DANH SÁCH", Listed(roster), "Trên đây là", Listed(signed))
    assert [sheet.hidden for sheet in read_workbook(file)] == [True, False, True]


@pytest.mark.parametrize(
    ("name", "thon", "title"),
    [
        ("NguyÔn V¨n §øc", "Th«n §«ng", "C¸ nh©n"),  # .VnTime
        ("Nguyeãn Vaên Ñöùc", "Thoân Ñoâng", "Caù nhaân"),  # VNI-Times
        ("NGUYEÃN VAÊN ÑÖÙC", "Thoân Ñoâng", "Cá nhân"),
    ],
)
def test_tables_in_fonts_from_before_unicode_are_read(
    ledger: Ledger, file: Path, name: str, thon: str, title: str
) -> None:
    rows = [["STT", "Ho va ten", "Nam sinh", "Noi o"], [1, name, 1970, thon], [2, thon, "", thon]]
    wrote_word(file, "Danh sách (Unicode)", title, Listed(rows))
    (sheet,) = read_workbook(file)
    assert str(sheet.at(1, 1)).casefold() == "nguyễn văn đức"
    assert sheet.at(1, 3) == "Thôn Đông"
    assert sheet.old_font
    assert sheet.above == ("Danh sách (Unicode)", "Cá nhân")


def test_words_of_today_are_never_taken_for_an_old_font(file: Path) -> None:
    rows = [["Tên", "Quê"], ["Hoà", "Thoà"], ["Lò Ý", "Trà"], ["Hàm", "Ròn"]]
    wrote_word(file, Listed(rows))
    (sheet,) = read_workbook(file)
    assert not sheet.old_font
    assert sheet.at(1, 0) == "Hoà"


def no_table(path: Path) -> None:
    wrote_word(path, "Danh sách", "1. Trần Văn An\t1970")


def broken(path: Path) -> None:
    path.write_bytes(wrote_word(path, Listed([["a", "b"]])).read_bytes()[:4000])


def no_markup(path: Path) -> None:
    replaced(wrote_word(path, Listed([["a"]])), "word/document.xml", b"<w:document")


def no_document(path: Path) -> None:
    replaced(wrote_word(path, Listed([["a"]])), "[Content_Types].xml", b"<Types/>")


def locked(path: Path) -> None:
    case = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(1016)
    path.write_bytes(case + "EncryptedPackage".encode("utf-16-le") + bytes(512))


def old_word(path: Path) -> None:
    case = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(1016)
    path.write_bytes(case + "WordDocument".encode("utf-16-le") + bytes(512))


def open_text(path: Path) -> None:
    with ZipFile(path, "w") as parts:
        parts.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        parts.writestr("content.xml", "<office:document-content/>")


def pdf(path: Path) -> None:
    path.write_bytes(b"%PDF-1.7 ...")


def bomb(path: Path) -> None:
    """Write a file whose text unpacks to 700 MB of blanks, in some 700 KB."""
    wrote_word(path, Listed([["a"]]))
    replaced(path, "word/document.xml", b"<w:document>" + b" " * 70_000_000)


def too_wide(path: Path) -> None:
    spanned = cell("a", '<w:gridSpan w:val="999999999"/>')
    with_markup(path, row([spanned, cell("b")]))


@pytest.mark.parametrize(
    ("make", "error"),
    [
        (no_table, EmptyWorkbookError),
        (broken, NotAWorkbookError),
        (no_markup, NotAWorkbookError),
        (no_document, NotAWorkbookError),
        (locked, WorkbookLockedError),
        (old_word, OldDocumentError),
        (open_text, OldDocumentError),
        (pdf, OldDocumentError),
        (bomb, WorkbookTooLargeError),
        (too_wide, WorkbookTooLargeError),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(
    file: Path, make: Callable[[Path], None], error: type[KnownError]
) -> None:
    make(file)
    with pytest.raises(error) as refused:
        read_workbook(file)
    assert "danh sách.docx" in str(refused.value)
    assert "Sổ không đổi" in str(refused.value)


@given(place=st.floats(0, 1, exclude_max=True), byte=st.integers(0, 255))
def test_a_damaged_file_is_read_or_refused_and_nothing_else(
    tmp_path_factory: pytest.TempPathFactory, place: float, byte: int
) -> None:
    path = tmp_path_factory.getbasetemp() / "hỏng.docx"
    whole = bytearray(whole_file(tmp_path_factory.getbasetemp()))
    whole[int(place * len(whole))] = byte
    path.write_bytes(bytes(whole))
    with suppress(KnownError):
        assert read_workbook(path)


def whole_file(folder: Path) -> bytes:
    path = folder / "lành.docx"
    if not path.exists():
        wrote_word(path, "Danh sách", Listed([HAMLETS, [1, "Thôn 1", 3]]))
    return path.read_bytes()


def test_a_word_file_is_known_whatever_its_name(ledger: Ledger, file: Path) -> None:
    renamed = wrote_word(file, Listed([HAMLETS, [1, "Thôn 1", 3]])).rename(file.with_suffix(".xls"))
    assert values(looked_at(ledger, renamed, Hamlet), "households") == [3]


def test_the_columns_of_a_roster_are_known(file: Path) -> None:
    wrote_word(file, Listed([ROSTER_HEAD, [1, "Trần Văn An", 1970, "Nam", "Thôn 1", "Tốt", ""]]))
    matching = guess(read_workbook(file)[0])
    assert matching.kind is Nominee
    assert list(matching.columns.values()) == [
        "name", "birth_year", "sex", "position", "summary", "asked",
    ]  # fmt: skip

"""Words and tables of commendation papers, as an office would have them."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import docx
import pytest

from tests.ui.paper.commendations import DECISION, LABEL, MINUTES, OFFICE
from tests.ui.paper.pdf import texts
from tests.ui.paper.samples import COLLECTIVE, DISPATCH, INDIVIDUAL, PROPOSAL
from ui.paper.as_pdf import printed
from ui.paper.as_word import word_of
from ui.paper.commendation.contents import Entry, contents_document
from ui.paper.commendation.decision import decision_document
from ui.paper.commendation.label import label_document
from ui.paper.commendation.minutes import MinutesPaper, minutes_document
from ui.paper.document import Centred, Document, Grid, Heading
from ui.paper.fitting import ANNEX_LETTERS, fit
from ui.paper.fonts import BOLD, REGULAR, width_of
from ui.paper.merit import AwardHeld, IndividualMerit, Merit
from ui.paper.merits import merit_document
from ui.paper.proposals import as_merit, as_theme, roster_document
from ui.paper.roster import roster_grids
from ui.paper.sheet import APPENDIX_WIDTH, WIDTH
from ui.paper.wrapping import wrapped

_HELD = (
    "Giấy khen của Chủ tịch Ủy ban nhân dân xã năm 2020 (Quyết định số 87/QĐ-UBND ngày "
    "18/11/2020); Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh năm 2021"
)


def said(document: Document) -> str:
    return " ".join(" ".join(texts(printed(document))).split())


def headings(merit: Merit) -> list[str]:
    return [one.text for one in merit_document(DISPATCH, merit).body if isinstance(one, Heading)]


def lines_in(grid: Grid, title: str) -> int:
    """Count the lines of the highest cell of a column on a landscape page."""
    (part,) = fit(grid, APPENDIX_WIDTH, ANNEX_LETTERS)
    at = [column.title for column in grid.columns].index(title)
    room = part.widths[at] - 2 * part.padding
    return max(len(wrapped(str(row[at]), REGULAR, part.size, room)) for row in grid.rows)


def test_a_long_award_that_somebody_holds_stands_in_few_lines() -> None:
    person = replace(PROPOSAL.individuals[0], held=_HELD)
    (grid,) = roster_grids((), (person, *PROPOSAL.individuals[1:]))
    assert lines_in(grid, "Hình thức đã khen") <= 6


def test_where_nobody_holds_an_award_its_column_gives_room_to_the_others() -> None:
    (none,) = roster_grids((), [replace(one, held="") for one in PROPOSAL.individuals])
    (some,) = roster_grids((), [replace(one, held=_HELD) for one in PROPOSAL.individuals])
    widths = [fit(one, APPENDIX_WIDTH, ANNEX_LETTERS)[0].widths for one in (none, some)]
    merit, held = 6, 7
    assert widths[0][held] < widths[1][held]
    assert widths[0][merit] > widths[1][merit]


def test_what_is_counted_above_a_list_has_two_digits() -> None:
    text = said(roster_document(DISPATCH, PROPOSAL))
    assert f"Cá nhân: {len(PROPOSAL.individuals):02d}" in text


@pytest.mark.parametrize(
    ("occasion", "merit", "theme"),
    [
        (
            "Có thành tích trong phong trào thi đua năm 2022",
            "trong phong trào thi đua năm 2022",
            "Phong trào thi đua năm 2022",
        ),
        (
            "xuất sắc trong phong trào thi đua năm 2022",
            "xuất sắc trong phong trào thi đua năm 2022",
            "Phong trào thi đua năm 2022",
        ),
        (
            "Phong trào thi đua năm 2022",
            "trong phong trào thi đua năm 2022",
            "Phong trào thi đua năm 2022",
        ),
        ("Tết Nguyên đán 2023", "trong Tết Nguyên đán 2023", "Tết Nguyên đán 2023"),
    ],
)
def test_an_occasion_follows_in_a_sentence_and_names_its_theme(
    occasion: str, merit: str, theme: str
) -> None:
    assert (as_merit(occasion), as_theme(occasion)) == (merit, theme)


def test_a_part_alone_in_its_section_has_no_number() -> None:
    bare = replace(COLLECTIVE, duties="", measures="", compliance="", targets=(), awards_held=())
    assert "1. Đặc điểm, tình hình" in said(merit_document(DISPATCH, COLLECTIVE))
    assert "Đặc điểm, tình hình" not in headings(bare)
    assert "Kết quả thực hiện nhiệm vụ" in headings(COLLECTIVE)


def test_what_somebody_wrote_without_a_stop_ends_in_one() -> None:
    written = "- Ngày 08/09/2022: Hòa giải 3 vụ\nĐược 12 hộ khen (có thư);\nTốt!"
    text = said(merit_document(DISPATCH, replace(INDIVIDUAL, results=written)))
    assert "- Ngày 08/09/2022: Hòa giải 3 vụ. Được 12 hộ khen (có thư); Tốt!" in text


def test_results_of_one_year_are_headed_with_it() -> None:
    first = replace(COLLECTIVE.targets[0], values=COLLECTIVE.targets[0].values[:1])
    one = replace(COLLECTIVE, years=COLLECTIVE.years[:1], targets=(first,))
    assert f"Kết quả trong năm {one.years[0]}" in said(merit_document(DISPATCH, one))
    assert "Kết quả qua các năm" in said(merit_document(DISPATCH, COLLECTIVE))


def test_awards_known_as_words_alone_stand_under_their_heading() -> None:
    both = IndividualMerit(
        award="Giấy khen",
        name="Bùi Ổn",
        titles_held=(AwardHeld(2021, "Chiến sĩ thi đua", "Số 12"),),
        held=("Giấy khen năm 2020.",),
    )
    text = said(merit_document(DISPATCH, both))
    assert text.index("2. Hình thức khen thưởng") < text.index("Giấy khen năm 2020.")


def test_a_decision_binds_only_those_whom_it_names() -> None:
    assert "và các tập thể, cá nhân có tên tại Điều 1" in said(decision_document(OFFICE, DECISION))
    people = replace(DECISION, collectives=())
    assert "và các cá nhân có tên tại Điều 1" in said(decision_document(OFFICE, people))


def test_the_contents_set_their_page_numbers_at_the_right() -> None:
    entries = (Entry("Tờ trình", 2, 9), Entry("Biên bản", 11, 3))
    document = contents_document(DISPATCH, "Đề nghị", entries)
    (grid,) = [block for block in document.body if isinstance(block, Grid)]
    assert [column.kind for column in grid.columns[2:]] == ["number", "number"]
    assert "số in ở đầu trang là của từng giấy tờ" in said(document)


def test_no_word_of_a_label_stands_alone_on_a_line() -> None:
    occasion = "Có thành tích trong phong trào toàn dân bảo vệ an ninh Tổ quốc năm 2022"
    label = label_document(DISPATCH, replace(LABEL, occasion=occasion))
    broken = next(x for x in label.body if isinstance(x, Centred) and "phong trào" in x.text)
    lengths = [width_of(line, BOLD, broken.size) for line in broken.text.split("\n")]
    assert len(lengths) == 2
    assert min(lengths) > 0.6 * max(lengths)
    assert max(lengths) < WIDTH
    assert occasion in said(label)


def test_minutes_without_names_leave_rows_to_write_in() -> None:
    blank = minutes_document(DISPATCH, MinutesPaper(award="Giấy khen"))
    (votes,) = [block for block in blank.body if isinstance(block, Grid)]
    assert [row[0] for row in votes.rows] == [1, 2, 3, 4, 5]
    assert {cell for row in votes.rows for cell in row[1:]} == {""}


def test_the_subject_of_a_word_file_breaks_where_that_of_the_paper_does() -> None:
    about = "Đề nghị tặng Giấy khen của Chủ tịch Ủy ban nhân dân huyện Gia Viễn"
    document = replace(merit_document(DISPATCH, COLLECTIVE), about=about)
    made = docx.Document(BytesIO(word_of(document)))
    (subject,) = [one for one in made.paragraphs if one.text == about]
    edges = subject.paragraph_format
    room = WIDTH - edges.left_indent.pt - edges.right_indent.pt
    lines = wrapped(about, BOLD, 14, room)
    assert " ".join(lines) == about
    assert min(len(line) for line in lines) > 0.6 * max(len(line) for line in lines)


def test_minutes_say_what_is_to_be_noted_and_no_code_of_a_rule() -> None:
    text = said(minutes_document(DISPATCH, MINUTES))
    assert "Điểm cần lưu ý" in text
    assert "phần mềm" not in text

"""The last page of a paper never holds its last words and signatures alone."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import docx
import pytest

from tests.ui.paper.office import needs_office, opened
from tests.ui.paper.pdf import texts
from tests.ui.paper.samples import DISPATCH
from ui.paper.as_pdf import printed, spacing_of
from ui.paper.as_word import word_of
from ui.paper.checker import check_paper
from ui.paper.document import Column, Document, Grid, Heading, HeadStyle, Points, Prose
from ui.paper.grids import numbered
from ui.paper.spacing import SPACINGS, USUAL

_LINE = "Nhân dân trong thôn cùng nhau giữ gìn an ninh, trật tự ở từng ngõ, từng nhà."
_END = "Kính đề nghị xem xét"


def written(lines: int, more: int = 0) -> Document:
    body = tuple(Prose(f"Việc {place}. {_LINE}") for place in range(lines))
    body = (*body, *(Prose(f"Việc nhỏ {place}.") for place in range(more)))
    return Document(dispatch=DISPATCH, kind="Báo cáo", about="Kết quả", body=body, closing=_END)


def listed(rows: int, *, landscape: bool) -> Document:
    columns = (Column("TT", 10, "centre"), Column("Nội dung", 90))
    grid = Grid("", columns, numbered([(_LINE,)] * rows))
    return Document(
        dispatch=DISPATCH,
        kind="Danh sách",
        about="Kết quả",
        body=(grid,),
        closing=_END,
        landscape=landscape,
        head=HeadStyle(sender=not landscape),
    )


@pytest.mark.parametrize("lines", range(6, 30))
def test_text_stands_above_the_end_on_the_last_page(lines: int) -> None:
    *_before, last = texts(printed(written(lines)))
    assert "Việc " in last.partition(_END)[0]


@pytest.mark.parametrize("rows", range(14, 60, 3))
@pytest.mark.parametrize("landscape", [False, True], ids=["upright", "turned"])
def test_rows_of_a_list_stand_above_the_end_on_the_last_page(rows: int, *, landscape: bool) -> None:
    pdf = printed(listed(rows, landscape=landscape))
    *_before, last = texts(pdf)
    assert f"{rows} Nhân dân" in last.partition(_END)[0]
    assert check_paper(pdf) == []


def test_a_short_part_goes_to_the_last_page_with_its_heading() -> None:
    lines = 18
    short = (Heading("Khen thưởng"), Prose("Chưa ghi nhận."))
    document = written(lines)
    more = Document(
        dispatch=DISPATCH, kind="Báo cáo", about="", body=(*document.body, *short), closing=_END
    )
    *_before, last = texts(printed(more))
    assert last.index("I. KHEN THƯỞNG") < last.index("Chưa ghi nhận.") < last.index(_END)


def test_a_paper_is_set_closer_only_where_that_saves_its_last_page() -> None:
    several = [written(lines, more) for lines in range(6, 18) for more in (0, 1)]
    chosen = [spacing_of(document) for document in several]
    assert chosen[0] == chosen[-1] == USUAL
    assert set(chosen) == set(SPACINGS)
    for document, spacing in zip(several, chosen, strict=True):
        pdf = printed(document)
        assert check_paper(pdf) == []
        assert spacing == USUAL or len(texts(pdf)) == 1


def test_word_is_set_as_close_as_the_paper() -> None:
    several = (written(lines, more) for lines in range(6, 18) for more in (0, 1))
    tight = next(one for one in several if spacing_of(one) == SPACINGS[-1])
    style = docx.Document(BytesIO(word_of(tight))).styles["Body Text"]
    assert (style.font.size.pt, style.paragraph_format.line_spacing) == (13, 1)


def test_words_that_announce_a_list_are_not_the_last_of_a_page() -> None:
    for lines in range(12, 22):
        body = (*written(lines).body, Prose("Hồ sơ gồm:"), Points(("Tờ trình.",) * 12))
        document = Document(dispatch=DISPATCH, kind="Báo cáo", about="", body=body, closing=_END)
        for page in texts(printed(document)):
            assert not page.strip().endswith("Hồ sơ gồm:")


@needs_office
def test_in_word_too_the_end_takes_rows_and_text_along(tmp_path: Path) -> None:
    for place, document in enumerate((listed(26, landscape=False), written(14))):
        printed_by_office = opened(word_of(document), f"{place}.docx", tmp_path)
        *_before, last = texts(printed_by_office)
        assert "Nhân dân" in last.partition(_END)[0]

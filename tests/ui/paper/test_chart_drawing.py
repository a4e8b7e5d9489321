from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from subprocess import run
from sys import executable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from reportlab.graphics.shapes import Group, String

from tests.ui.paper.chart_samples import (
    DARK,
    FORTY,
    GROUPS,
    HAMLETS,
    LIGHT,
    LOOKS,
    YEARS,
    blocks,
    ink,
    marks,
    said,
)
from tests.ui.paper.pdf import texts
from ui.paper.chart_drawing import drawing, png
from ui.paper.chart_looks import PAPER, Look, contrast, luminance, readable_on
from ui.paper.chart_story import chart_story
from ui.paper.charts import Chart, Series, Shape
from ui.paper.fonts import MissingLetterError
from ui.paper.sheet import WIDTH, print_sheet

LETTERS = st.text("aăâđêôơưạảấầẩẫậắằẳẵặếềểễệ NGHTXỔ15–“”/,.", max_size=50)
SHAPES: tuple[Shape, ...] = ("columns", "bars", "squares")
VALUES = st.none() | st.integers(0, 30) | st.integers(0, 10**12)


@st.composite
def charts(draw: st.DrawFn) -> Chart:
    labels = tuple(draw(st.lists(LETTERS, max_size=40)))
    shape = draw(st.sampled_from(SHAPES))
    one = st.lists(VALUES, min_size=len(labels), max_size=len(labels))
    names = draw(st.lists(LETTERS, min_size=1, max_size=1 if shape == "squares" else 2))
    marked = draw(st.none() | st.integers(0, len(labels) - 1)) if labels else None
    series = tuple(Series(name, tuple(draw(one))) for name in names)
    return Chart("Biểu đồ", labels, series, shape, draw(LETTERS), marked=marked)


@given(
    chart=charts(),
    width=st.integers(150, 1000),
    height=st.integers(0, 700),
    look=st.sampled_from([PAPER, LIGHT, DARK]),
)
def test_nothing_leaves_the_picture_and_no_words_touch_others(
    chart: Chart, width: int, height: int, look: Look
) -> None:
    made = drawing(chart, width, height, look)
    assert made.height >= height
    left, foot, right, top = made.getBounds()
    assert left >= -0.5
    assert foot >= -0.5
    assert right <= made.width + 0.5
    assert top <= made.height + 0.5
    said = [ink(mark) for _role, mark in marks(made) if isinstance(mark, String | Group)]
    pairs = [(a, b) for at, a in enumerate(said) for b in said[at + 1 :] if a.touches(b)]
    assert pairs == []


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_columns_are_as_high_as_their_numbers(look: Look) -> None:
    made = drawing(YEARS, 500, 200, look)
    for at, series in enumerate(YEARS.series):
        known = [value for value in series.values if value is not None]
        heights = [column.height for column in blocks(made, f"series-{at}")]
        assert heights == pytest.approx([value * heights[0] / known[0] for value in known])


def test_bars_are_as_long_as_their_numbers() -> None:
    lengths = [bar.width for bar in blocks(drawing(GROUPS, 460, 0, PAPER), "series-0")]
    assert lengths == pytest.approx([lengths[0], lengths[0] / 3, 0])


@pytest.mark.parametrize("chart", [YEARS, GROUPS, HAMLETS, FORTY])
@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_every_label_is_written_whole(chart: Chart, look: Look) -> None:
    written = " ".join(said(chart, look, "label"))
    assert written == " ".join(chart.shorts or chart.labels)


_FIRST = """
from tests.ui.paper.chart_samples import DARK, GROUPS, said
print(len(said(GROUPS, DARK, "label")))
"""


def test_a_chart_may_be_the_first_thing_that_a_program_draws() -> None:
    done = run([executable, "-c", _FIRST], capture_output=True, check=False, text=True)
    assert done.stdout == "9\n", done.stderr


def test_long_names_below_columns_make_them_bars() -> None:
    many = Chart("Nhóm", GROUPS.labels * 3, (Series("", (5, 9, 1) * 3),))
    assert said(many) == said(replace(many, shape="bars"))


def test_numbers_have_dots_and_what_is_not_known_a_dash() -> None:
    chart = Chart("Người dự", ("Năm 2022", "Năm 2023"), (Series("", (180756, None)),))
    assert said(chart, role="value") == ["180.756", "–"]
    assert said(chart, role="tick")[-1] == "200.000"


def test_what_is_not_known_has_no_column_but_nought_has_its_place() -> None:
    first, second = YEARS.series
    made = drawing(YEARS, 500, 200, PAPER)
    assert (len(blocks(made, "series-0")), len(blocks(made, "series-1"))) == (11, 12)
    assert first.values.count(None) == 1
    assert None not in second.values


def test_two_series_have_a_legend_and_one_has_none() -> None:
    assert said(YEARS, role="legend") == ["Đơn vị tính: hoạt động", "Năm 2022", "Năm 2021"]
    alone = replace(YEARS, series=YEARS.series[:1])
    assert said(alone, role="legend") == ["Đơn vị tính: hoạt động"]


def test_squares_say_what_each_shade_stands_for() -> None:
    legend = said(HAMLETS, role="legend")
    assert legend == ["Đơn vị tính: tin", "0", "1–20", "21–40", "41–60", "61–80", "81–100"]
    assert said(HAMLETS, role="value") == ["12", "100", "0", "–", "61"]


@pytest.mark.parametrize(
    ("values", "words"),
    [((), "Chưa có số liệu nào."), ((None,), "Chưa có số liệu nào."), ((0,), "Tất cả đều bằng 0.")],
)
@pytest.mark.parametrize("shape", SHAPES)
def test_words_stand_where_there_is_nothing_to_draw(
    values: tuple[int | None, ...], words: str, shape: Shape
) -> None:
    labels = ("A",) * len(values)
    chart = Chart("Trống", labels, (Series("", values),), shape)
    assert said(chart) == [words]


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_two_series_are_told_apart_in_grey(look: Look) -> None:
    made = drawing(YEARS, 500, 200, look)
    fills = [blocks(made, f"series-{at}")[0].fillColor.hexval()[2:] for at in (0, 1)]
    assert contrast(*fills) >= 3
    if look is PAPER:
        assert abs(luminance(fills[0]) - luminance(fills[1])) > 0.6


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_squares_stand_out_more_for_more_and_can_be_read(look: Look) -> None:
    made = drawing(HAMLETS, 500, 200, look)
    fills = [square.fillColor.hexval()[2:] for square in blocks(made, "series-0")]
    twelve, hundred, none, unknown, sixty_one = (contrast(fill, look.base) for fill in fills)
    assert none == unknown < twelve < sixty_one < hundred
    assert all(contrast(fill, readable_on(fill)) >= 4.5 for fill in fills)


def test_words_picture_is_as_wide_as_asked_and_grey() -> None:
    picture = Image.open(BytesIO(png(YEARS, 1400)))
    assert picture.format == "PNG"
    assert picture.width == pytest.approx(1400, abs=2)
    assert picture.info["dpi"][0] == pytest.approx(1400 / 6.496, rel=0.01)  # 165 mm of text
    red, _green, blue = picture.convert("RGB").split()
    assert red.tobytes() == blue.tobytes()


def test_a_paper_has_charts_with_their_titles_on_the_same_page() -> None:
    story = [
        part for chart in (YEARS, HAMLETS, FORTY, GROUPS) for part in chart_story(chart, WIDTH)
    ]
    pages = texts(print_sheet(story, title="x", author="x"))
    for chart in (YEARS, HAMLETS, GROUPS):
        (page,) = [page for page in pages if chart.title in page]
        assert (chart.shorts or chart.labels)[0] in page
    whole = " ".join(pages)
    assert all(label in whole for label in FORTY.labels)
    assert whole.count("Đơn vị tính: lượt người") == 2


def test_a_letter_that_paper_lacks_is_refused_there_and_left_to_the_screen() -> None:
    chart = Chart("Thôn", ("Thôn 😀",), (Series("", (1,)),))
    with pytest.raises(MissingLetterError):
        drawing(chart, 460, 200, PAPER)
    assert said(chart, LIGHT, "label") == ["Thôn 😀"]

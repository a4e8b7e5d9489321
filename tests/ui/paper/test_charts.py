from __future__ import annotations

import pytest

from tests.ui.paper.chart_samples import FORTY, GROUPS, YEARS
from ui.paper.chart_drawing import drawing, parts
from ui.paper.chart_looks import PAPER
from ui.paper.chart_scale import scale_of
from ui.paper.charts import Chart, Series, Shape, described, table_of


def test_the_table_behind_a_chart_has_all_its_numbers() -> None:
    heads, first, *_others, last = table_of(YEARS)
    assert heads == ("Tháng", "Năm 2022", "Năm 2021")
    assert (first, last) == (("Tháng 1", 12, 10), ("Tháng 12", None, 5))
    assert len(table_of(YEARS)) == 13


def test_a_series_without_a_name_is_called_by_what_it_counts() -> None:
    chart = Chart("Mô hình", ("A",), (Series("", (1,)),), unit="mô hình")
    assert table_of(chart)[0] == ("Nội dung", "Mô hình")


def test_a_chart_is_told_to_whoever_hears_it() -> None:
    assert described(YEARS).startswith(
        "Đơn vị tính: hoạt động; Tháng 1: Năm 2022 12, Năm 2021 10; Tháng 2: Năm 2022 7,"
    )
    assert described(YEARS).endswith("Tháng 12: Năm 2022 –, Năm 2021 5")
    one = Chart("Người dự", ("A", "B"), (Series("", (180756, None)),))
    assert described(one) == "A: 180.756; B: –"
    assert described(Chart("Trống", (), ())) == "Chưa có số liệu nào."


@pytest.mark.parametrize(
    ("highest", "ticks"),
    [
        (1, [0, 1]),
        (7, [0, 2, 4, 6, 8]),
        (100, [0, 20, 40, 60, 80, 100]),
        (180_756, [0, 50_000, 100_000, 150_000, 200_000]),
        (0, [0, 1]),
    ],
)
def test_the_axis_has_round_steps(highest: int, ticks: list[int]) -> None:
    assert list(scale_of(highest).ticks()) == ticks


@pytest.mark.parametrize(
    ("labels", "series", "shape"),
    [
        (("A",), (Series("", (1, 2)),), "columns"),
        (("A",), (Series("", (-1,)),), "columns"),
        (("A",), (Series("", (1,)),) * 3, "bars"),
        (("A",), (Series("", (1,)),) * 2, "squares"),
    ],
)
def test_what_cannot_be_drawn_is_refused(
    labels: tuple[str, ...], series: tuple[Series, ...], shape: Shape
) -> None:
    with pytest.raises(ValueError, match=r"series|nought"):
        Chart("", labels, series, shape)


def test_many_bars_are_cut_into_charts_of_one_scale_that_fit() -> None:
    pieces = list(parts(FORTY, 460, 300))
    assert len(pieces) > 1
    assert tuple(label for piece in pieces for label in piece.labels) == FORTY.labels
    assert {piece.reach for piece in pieces} == {89}
    assert all(drawing(piece, 460, 0, PAPER).height <= 300 for piece in pieces)


def test_columns_and_what_fits_stay_whole() -> None:
    assert list(parts(YEARS, 460, 50)) == [YEARS]
    assert [piece.labels for piece in parts(GROUPS, 460, 700)] == [GROUPS.labels]

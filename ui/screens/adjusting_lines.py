"""What the form of an adjustment says: figures of a locked month, and adjustments made to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from resources.catalogues import indicators, words
from resources.part_words import figure_words, parts_of
from resources.wording import _
from storage.adjusting import Adjustable
from storage.adjustments import Judged
from storage.records import Adjustment
from storage.spelling import fold
from ui.screens.lines import Line
from ui.screens.words import count_words, date_words


def figure_lines(found: Sequence[Adjustable], *, text: str = "", zeros: bool = False) -> list[Line]:
    """Say figures group by group; what the books say otherwise now stands out and comes along."""
    sought, lines = fold(text).split(), []
    for group, title in words("indicator_groups").items():
        mine = [
            each
            for each in found
            if indicators()[each.code].group == group and (zeros or each.value or each.now)
        ]
        said = [_figure_line(each) for each in mine]
        said = [line for line in said if all(word in fold(line.words[0]) for word in sought)]
        if said:
            lines += [Line((title,), title=True), *said]
    return lines


def with_all_parts(month: str, found: Sequence[Adjustable]) -> list[Adjustable]:
    """Return the figures, and noughts for the parts that an indicator has and nobody said."""
    known = {(each.code, each.part) for each in found}
    more = [
        Adjustable(month, code, part, 0, 0)
        for code in indicators()
        for part in parts_of(code)
        if (code, part) not in known
    ]
    order = {code: place for place, code in enumerate(indicators())}
    every = [each for each in (*found, *more) if each.code in order]
    return sorted(
        every,
        key=lambda each: (order[each.code], each.part != "", figure_words(each.code, each.part)),
    )


def adjustment_heads(*, with_unit: bool = False) -> tuple[str, ...]:
    """Return the heads of the list of adjustments."""
    first = (_("Đơn vị"),) if with_unit else ()
    heads = _("Ghi ngày"), _("Kỳ"), _("Chỉ tiêu"), _("Đã báo cáo"), _("Số đúng"), _("Lý do")
    return (*first, *heads)


def adjustment_lines(found: Iterable[Judged], names: Mapping[str, str] | None = None) -> list[Line]:
    """Say adjustments; one that does not say what was reported stands out, and says why."""
    return [_adjustment_line(each, names) for each in found]


def conflict_heads() -> tuple[str, ...]:
    """Return the heads of the list of adjustments that are not applied."""
    heads = _("Đơn vị"), _("Kỳ"), _("Chỉ tiêu"), _("Ghi là đã báo cáo"), _("Số đã nhận")
    return (*heads, _("Số đúng"), _("Lý do"))


def conflict_lines(found: Iterable[Judged], names: Mapping[str, str]) -> list[Line]:
    """Say adjustments that are not applied, beside what was received."""
    return [
        Line(
            (
                names.get(each.adjustment.unit, each.adjustment.unit),
                _month_words(each.adjustment),
                figure_words(each.adjustment.indicator, each.adjustment.part),
                count_words(each.adjustment.reported),
                _("không có") if each.held is None else count_words(each.held),
                count_words(each.adjustment.right),
                each.adjustment.reason,
            ),
            key=each.adjustment,
        )
        for each in found
    ]


def _figure_line(each: Adjustable) -> Line:
    differs = each.value != each.now
    tip = _("Sổ hiện nay ra {now}.").format(now=count_words(each.now)) if differs else ""
    said = (
        figure_words(each.code, each.part),
        indicators()[each.code].unit,
        count_words(each.value),
        count_words(each.now) if differs else "",
    )
    return Line(said, key=each, sign="info" if differs else "", tip=tip)


def _adjustment_line(each: Judged, names: Mapping[str, str] | None) -> Line:
    one = each.adjustment
    first = (names.get(one.unit, one.unit),) if names is not None else ()
    said = (
        *first,
        date_words(one.made_on),
        _month_words(one),
        figure_words(one.indicator, one.part),
        count_words(one.reported),
        count_words(one.right),
        one.reason,
    )
    why = "" if each.applied else _("Chưa áp dụng: không khớp số đã báo cáo.")
    sign = "" if each.applied else "bad"
    return Line(said, key=one, sign=sign, tone=sign, tip=why)


def _month_words(adjustment: Adjustment) -> str:
    year, month = adjustment.month.split("-")
    return _("T{month}/{year}").format(month=int(month), year=year)

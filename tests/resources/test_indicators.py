from __future__ import annotations

from typing import NamedTuple

import pytest

from resources.catalogues import activity_kinds, indicators, words

INDICATORS = indicators()
KINDS = activity_kinds()
MEASURES = [measure for kind in KINDS.values() for measure in kind.measures]


class Known(NamedTuple):
    """What a rule may say of one source."""

    by: set[str]
    sum: set[str]
    where: set[str]


VOCABULARY = {
    "models": Known({"type"}, {"", "hosts_total"}, set()),
    "sites": Known({"", "type"}, {"", "groups", "members", "households"}, {"type"}),
    "model_events": Known({"type"}, {""}, {"status"}),
    "ratings": Known({"type"}, {""}, {"rating"}),
    "teams": Known({""}, {"", "headcount", "households"}, {"form"}),
    "hamlets": Known({""}, {"", "households"}, set()),
    "measures": Known({"", "of"}, {""}, set()),
    "reviews": Known({""}, {""}, set()),
    "assets": Known({""}, {""}, {"kind"}),
    "subjects": Known({"kind"}, {""}, set()),
    "assessments": Known({"kind"}, {""}, {"result"}),
    "awards": Known({"authority"}, {""}, {"subject"}),
}
LISTS = {
    "type": "model_types",
    "status": "model_statuses",
    "rating": "model_ratings",
    "form": "team_forms",
    "subject": "award_subjects",
    "kind": "asset_kinds",
    "result": "safety_results",
}

WHOLE = """
M01 M02 M02-2 M03 M04 M05 M06 M07 M08 M09 M10 M11 M12
T01 T01-2 T02 T02-2 T03 T03-2 T04 T04-2 T05 T05-2 T06 T06-2 T07 T07-2
TT01 TT02 TT03 TT04 TT05 TT06 TT06-2 TT07 TT07-2 TH01 TH02 PC01 PC02
TB01 TB02 TB03 TB04 TB05 TB06 TB09 TB10
VK01 VK02 VK03 VK04 VK05 VK05-2 VK06 VK07 VK08 VK09 VK10
HG01 HG02 RS01 RS01-2 RS02 RS03 RS04 TTR1 TTR2 GD01 PL01 PL02 CA01 PT01 PT02 PT03 PT04
NH01 NH02 SK01 KTGS XH01 AT01 AT01-2 AT02 KT01 KT02 VV01 VV02 VV03
"""


def test_the_indicators_are_all_there_in_printed_order() -> None:
    assert list(INDICATORS) == WHOLE.split()


@pytest.mark.parametrize("code", INDICATORS)
def test_a_rule_speaks_only_the_known_words(code: str) -> None:
    rule = INDICATORS[code].rule
    known = VOCABULARY[rule.source]
    assert rule.by in known.by
    assert rule.sum in known.sum
    assert set(rule.where) <= known.where
    for field, codes in rule.where.items():
        assert codes
        assert set(codes) <= set(words(LISTS[field]))


@pytest.mark.parametrize("code", INDICATORS)
def test_an_indicator_has_a_group_a_unit_and_a_known_denominator(code: str) -> None:
    indicator = INDICATORS[code]
    assert indicator.group in words("indicator_groups")
    assert indicator.unit
    assert indicator.stock == (indicator.rollup != "sum")
    assert bool(indicator.ratio_name) == (indicator.ratio_to in INDICATORS)


def test_stock_and_flow_follow_the_brief() -> None:
    stock = {code for code, indicator in INDICATORS.items() if indicator.stock}
    teams = {code for code in INDICATORS if code.startswith("T0")}
    models = {"M01", "M02", "M02-2", "M03", "M04", "M05", "M11", "M12"}
    assets = {"PL01", "PL02", "CA01", "PT01", "PT02", "PT03", "PT04"}
    assert stock == teams | models | assets | {"TT07-2", "AT01", "AT01-2", "AT02"}
    assert [code for code in stock if INDICATORS[code].rollup == "distinct"] == ["M01"]


def test_ratios_are_of_parts_to_their_whole() -> None:
    ratios = {code: said.ratio_to for code, said in INDICATORS.items() if said.ratio_to}
    assert ratios == {
        "M12": "M11",
        "TT07": "TT07-2",
        "HG02": "HG01",
        "RS01": "RS01-2",
        "AT01": "AT01-2",
        "AT02": "AT01",
        "VV02": "VV01",
    }


def test_what_is_fed_by_measures_has_a_measure_and_no_measure_feeds_anything_else() -> None:
    from_measures = {c for c, i in INDICATORS.items() if i.rule.source in {"measures", "reviews"}}
    counted_once = {"PL02", "CA01"}  # by an inventory, before there was a register of equipment
    assert {measure.feeds for measure in MEASURES if measure.feeds} == from_measures | counted_once


def test_a_measure_is_a_stock_where_its_indicator_is_and_has_its_unit() -> None:
    for measure in MEASURES:
        if measure.feeds:
            assert measure.stock == INDICATORS[measure.feeds].stock
            assert measure.unit == INDICATORS[measure.feeds].unit


@pytest.mark.parametrize("code", KINDS)
def test_a_kind_of_activity_counts_something_within_its_own_limits(code: str) -> None:
    kind = KINDS[code]
    codes = [measure.code for measure in kind.measures]
    assert kind.group in words("activity_groups")
    assert codes
    for measure in kind.measures:
        assert measure.at_most in {"", *codes} - {measure.code}
        assert sum(m.default for m in kind.measures if m.code == measure.at_most) >= (
            measure.default if measure.at_most else 0
        )


def test_valuable_tips_are_part_of_the_total() -> None:
    assert [measure.feeds for measure in MEASURES if measure.of_total] == ["TB10"]

from __future__ import annotations

import json
from datetime import date
from unicodedata import is_normalized

import pytest

from resources import file
from resources.catalogues import words
from resources.units import communes_of, predecessors, slug, successors, unit, units_like

THEN, NOW = date(2022, 12, 31), date(2026, 11, 1)
CODES = [row[0] for row in json.loads(file("units.json").read_text("utf-8"))["units"]]
PROVINCES = [code for code in CODES if "/" not in code]


def test_there_are_34_provinces_and_3321_communes_today_and_63_provinces_before() -> None:
    today = [code for code in PROVINCES if unit(code).exists_on(NOW)]
    kinds = [entry.type for code in today for entry in communes_of(code, NOW)]
    assert len(today) == 34
    assert len([code for code in PROVINCES if unit(code).exists_on(THEN)]) == 63
    assert [kinds.count(kind) for kind in ("commune", "ward", "special_zone")] == [2621, 687, 13]


def test_gia_vien_had_21_communes_and_18_before_it_ended() -> None:
    names = {entry.official for entry in communes_of("ninh-binh/gia-vien", THEN)}
    assert len(names) == 21
    assert {"xã Gia Thắng", "thị trấn Me", "xã Gia Sinh"} <= names
    assert len(communes_of("ninh-binh/gia-vien", date(2025, 6, 30))) == 18
    assert communes_of("ninh-binh/gia-vien", NOW) == []


def test_thanh_tri_had_16_communes() -> None:
    names = {entry.name for entry in communes_of("ha-noi/thanh-tri", THEN)}
    assert len(names) == 16
    assert {"Vĩnh Quỳnh", "Văn Điển"} <= names


def test_a_unit_says_its_name_level_and_superior() -> None:
    thang = unit("ninh-binh/gia-vien/gia-thang")
    assert (thang.official, thang.type, thang.level) == ("xã Gia Thắng", "commune", "commune")
    above = unit(thang.superior)
    assert (above.official, above.level) == ("huyện Gia Viễn", "district")
    assert unit(above.superior).official == "tỉnh Ninh Bình"
    assert unit("ninh-binh/gia-vien-xa").official == "xã Gia Viễn"


def test_a_number_makes_the_noun_large() -> None:
    assert unit("ho-chi-minh").official == "Thành phố Hồ Chí Minh"
    assert unit("ha-noi").official == "thành phố Hà Nội"
    assert unit("ho-chi-minh/quan-3/phuong-9").official == "Phường 9"


def test_the_way_to_today_leads_through_every_merger() -> None:
    assert unit("ninh-binh/gia-vien/gia-thang").successors == ("ninh-binh/gia-vien/tien-thang",)
    heirs = successors("ninh-binh/gia-vien/gia-thang")
    assert [entry.official for entry in heirs] == ["xã Đại Hoàng"]
    assert [entry.name for entry in successors("quang-nam")] == ["Đà Nẵng"]
    assert {entry.code for entry in successors("ha-noi/thanh-tri/vinh-quynh")} == {
        "ha-noi/dai-thanh",
        "ha-noi/thanh-tri-xa",
    }
    assert successors("ninh-binh/dai-hoang") == []


def test_the_way_back_names_every_earlier_unit_but_no_district() -> None:
    earlier = {entry.name for entry in predecessors("ninh-binh/dai-hoang")}
    assert earlier == {"Gia Phương", "Gia Trung", "Tiến Thắng", "Gia Thắng", "Gia Tiến"}
    assert {entry.code for entry in predecessors("ninh-binh")} == {"ha-nam", "nam-dinh"}


def test_an_island_without_communes_became_a_special_zone() -> None:
    assert [entry.type for entry in successors("ba-ria-vung-tau/con-dao")] == ["special_zone"]


def test_only_the_eight_named_limits_lead_nowhere() -> None:
    gone = [unit(code) for code in CODES if unit(code).valid_to]
    assert len([entry.code for entry in gone if not entry.successors]) == 8


def test_no_way_leads_back_in_time() -> None:
    for code in CODES:
        entry = unit(code)
        for heir in map(unit, entry.successors):
            assert entry.valid_to is not None
            assert heir.exists_on(date.fromordinal(entry.valid_to.toordinal() + 1))


def test_codes_are_unique_paths_and_names_are_composed() -> None:
    assert len(set(CODES)) == len(CODES)
    for code in CODES:
        entry = unit(code)
        assert not entry.superior or unit(entry.superior).level != "commune"
        assert code.rpartition("/")[2].startswith(slug(entry.name) if entry.name[0] > "9" else "")
        assert is_normalized("NFC", entry.name)
        assert entry.type in words("unit_types")


def test_an_unknown_unit_is_refused() -> None:
    with pytest.raises(KeyError):
        unit("ninh-binh/khong-co")


@pytest.mark.parametrize(
    "typed", ["Đại Hoàng", "dai hoang", "xã Đại Hoàng", "ĐẠI HOÀNG, tỉnh Ninh Bình", "dai hoan"]
)
def test_typing_finds_with_or_without_marks(typed: str) -> None:
    assert "ninh-binh/dai-hoang" in [entry.code for entry in units_like(typed)]


def test_units_of_today_come_first_and_those_of_before_can_be_left_out() -> None:
    found = [entry.code for entry in units_like("gia viễn")]
    assert found[:1] == ["ninh-binh/gia-vien-xa"]
    assert "ninh-binh/gia-vien" in found
    assert all(entry.valid_to is None for entry in units_like("gia viễn", current_only=True))


def test_a_commune_of_before_is_found_by_its_district() -> None:
    assert units_like("gia thang, gia vien")[0].code == "ninh-binh/gia-vien/gia-thang"


def test_no_more_are_returned_than_asked_and_none_for_nothing() -> None:
    assert len(units_like("an", limit=7)) == 7
    assert units_like(" , ") == []

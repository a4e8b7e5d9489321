from __future__ import annotations

import re

from resources.catalogues import counted_type, model_types, words

TYPES = model_types()


def test_there_are_77_types_and_one_for_the_rest() -> None:
    assert len(TYPES) == 78
    assert list(TYPES)[-1] == "other"
    assert all(re.fullmatch(r"[A-IK]\d\d", code) for code in TYPES if code != "other")
    assert words("model_types")["D01"] == "Tổ liên gia an toàn về phòng cháy, chữa cháy"


def test_each_group_holds_its_own_codes() -> None:
    sizes = dict.fromkeys(words("model_groups"), 0)
    for code, kind in TYPES.items():
        assert kind.group == "other" if code == "other" else code.startswith(kind.group)
        assert kind.kind in words("model_forms")
        sizes[kind.group] += 1
    assert list(sizes.values()) == [18, 11, 11, 3, 11, 5, 6, 4, 3, 5, 1]


def test_parishes_and_pagodas_are_religious_and_clans_are_not() -> None:
    religious = [code for code, kind in TYPES.items() if kind.religious]
    assert religious == ["B04", "B05", "B06", "B07", "B08", "B09", "B10"]


def test_three_names_of_security_cameras_count_as_one_type() -> None:
    assert {counted_type(code) for code in ("C01", "C02", "C03")} == {"C01"}
    assert [code for code, kind in TYPES.items() if kind.same_as] == ["C02", "C03"]


def test_a_type_of_a_newer_catalogue_counts_as_itself() -> None:
    assert counted_type("L01") == "L01"


def test_a_synonym_leads_to_one_type_only() -> None:
    said = [synonym for kind in TYPES.values() for synonym in kind.synonyms]
    assert len(set(said)) == len(said)
    assert "Tổ liên gia PCCC" in TYPES["D01"].synonyms
    assert "Tổ liên gia an toàn về PCCC" in TYPES["D01"].synonyms
    names = {kind.name: counted_type(code) for code, kind in TYPES.items()}
    for code, kind in TYPES.items():
        assert all(names.get(synonym, code) == code for synonym in kind.synonyms)

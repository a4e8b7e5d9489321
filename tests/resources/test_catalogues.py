from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from unicodedata import is_normalized

import pytest

from resources.catalogues import Entry, catalogue_names, entries, offered, words

NAMES = {
    "activity_groups",
    "activity_kinds",
    "area_kinds",
    "asset_kinds",
    "award_authorities",
    "award_events",
    "award_forms",
    "award_subjects",
    "award_types",
    "certificate_parts",
    "commendation_papers",
    "commendation_roles",
    "commendation_rules",
    "erasure_grounds",
    "erasure_subjects",
    "force_kinds",
    "four_self",
    "hamlet_kinds",
    "indicator_groups",
    "indicators",
    "leave_reasons",
    "linked_movements",
    "model_forms",
    "model_groups",
    "model_ratings",
    "model_statuses",
    "model_types",
    "nominee_results",
    "organisations",
    "precisions",
    "programmes",
    "proposal_statuses",
    "rating_decisions",
    "reminders",
    "report_forms",
    "report_sections",
    "report_sentences",
    "retention_rules",
    "rounding_modes",
    "rule_levels",
    "safety_results",
    "safety_roles",
    "safety_rules",
    "safety_subjects",
    "secrecy_words",
    "settings_of_model",
    "sexes",
    "task_states",
    "team_forms",
    "team_roles",
    "text_patterns",
    "topics",
    "unit_levels",
    "unit_types",
    "usual_phrases",
    "weekdays",
}


def texts(value: object) -> list[str]:
    """Every text within, however deep."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, Mapping):
        return [text for part in value.values() for text in texts(part)]
    return [text for part in value for text in texts(part)] if isinstance(value, list) else []


def test_every_list_is_there() -> None:
    assert set(catalogue_names()) == NAMES


def test_an_unknown_list_is_refused() -> None:
    with pytest.raises(KeyError, match="no_such_list"):
        words("no_such_list")


@pytest.mark.parametrize("name", sorted(NAMES - {"model_types", "model_groups", "indicators"}))
def test_codes_are_plain(name: str) -> None:
    assert all(re.fullmatch(r"[a-z][a-z0-9_]*", code) for code in words(name))


@pytest.mark.parametrize("name", sorted(NAMES))
def test_words_are_composed_and_said_once(name: str) -> None:
    said = list(words(name).values())
    assert all(word == word.strip() != "" for word in said)
    assert len(set(said)) == len(said)
    for entry in entries(name):
        assert all(is_normalized("NFC", text) for text in [entry.word, *texts(entry.extra)])


@pytest.mark.parametrize("name", sorted(NAMES))
def test_no_validity_ends_before_it_begins(name: str) -> None:
    for entry in entries(name):
        begin, end = entry.valid_from or date.min, entry.valid_to or date.max
        assert begin <= end
        assert entry.holds_on(begin)
        assert entry.holds_on(end)


def test_a_level_that_is_gone_is_not_offered_but_keeps_its_word() -> None:
    assert "district_chair" in offered("award_authorities", date(2025, 6, 30))
    assert "district_chair" not in offered("award_authorities", date(2025, 7, 1))
    assert words("award_authorities")["district_chair"] == "Chủ tịch Ủy ban nhân dân huyện"


def test_a_retired_word_is_never_offered() -> None:
    assert Entry("old", "Từ cũ").is_offered()
    assert not Entry("old", "Từ cũ", retired=True).is_offered()
    assert not Entry("old", "Từ cũ", retired=True).is_offered(date(2022, 1, 1))


def test_the_programme_09_is_followed_by_its_successor() -> None:
    assert "p09_next" not in offered("programmes", date(2022, 8, 19))
    assert "p09" not in offered("programmes", date(2026, 8, 19))
    by_code = {entry.code: entry for entry in entries("programmes")}
    assert by_code["p09"].extra["number"] == "09/CTr-BCA-MTTW"
    assert by_code["p09"].extra["signed"] == date(2013, 8, 1)


def test_only_what_is_proposed_or_ended_does_not_run() -> None:
    resting = {e.code for e in entries("model_statuses") if not e.extra["running"]}
    assert resting == {"proposed", "retired", "dissolved"}
    assert [e.code for e in entries("model_statuses") if not e.extra["state"]] == ["reviewed"]


def test_authorities_give_known_forms_and_types_have_known_levels() -> None:
    for authority in entries("award_authorities"):
        assert set(authority.extra["forms"]) <= set(words("award_forms"))
    for kind in entries("unit_types"):
        assert kind.extra["level"] in words("unit_levels")

"""Member lists: refused where they would show what people believe, counted where they are kept."""

from __future__ import annotations

from datetime import date

import pytest

from storage.errors import MembersRefusedError
from storage.ledger import Ledger
from storage.records import Member, SecurityModel, Team
from storage.repository import count, get, put, remove
from tests.storage.registers import member, model, team

RELIGIOUS, LAY = "B05", "A01"  # Giáo xứ bình yên; any other type


def test_a_team_of_a_religious_model_takes_no_member(ledger: Ledger) -> None:
    group = team(ledger, model=model(ledger, RELIGIOUS).id)
    with pytest.raises(MembersRefusedError, match=r"tín ngưỡng.*BG-03"):
        member(ledger, group)
    assert count(ledger, Member) == 0


def test_a_team_with_members_joins_no_religious_model(ledger: Ledger) -> None:
    group = team(ledger)
    member(ledger, group)
    joined = group.model_copy(update={"model": model(ledger, RELIGIOUS).id})
    with pytest.raises(MembersRefusedError):
        put(ledger, joined)
    assert get(ledger, Team, group.id).model is None


def test_a_model_whose_teams_have_members_does_not_become_religious(ledger: Ledger) -> None:
    lay = model(ledger, LAY)
    member(ledger, team(ledger, model=lay.id))
    with pytest.raises(MembersRefusedError):
        put(ledger, lay.model_copy(update={"type": RELIGIOUS}))
    assert get(ledger, SecurityModel, lay.id).type == LAY


def test_a_member_does_not_move_into_a_religious_model(ledger: Ledger) -> None:
    group = team(ledger, model=model(ledger, RELIGIOUS).id)
    person = member(ledger, team(ledger))
    with pytest.raises(MembersRefusedError):
        put(ledger, person.model_copy(update={"team": group.id}))
    assert get(ledger, Member, person.id).team == person.team


def test_a_religious_model_keeps_numbers_and_any_other_a_list(ledger: Ledger) -> None:
    counted = team(ledger, model=model(ledger, RELIGIOUS).id, headcount=30)
    listed = team(ledger, model=model(ledger, LAY).id)
    member(ledger, listed)
    put(ledger, counted.model_copy(update={"model": None}))
    assert get(ledger, Team, counted.id).headcount == 30
    assert get(ledger, Team, listed.id).headcount == 1


def test_a_type_of_a_newer_catalogue_is_not_taken_for_religious(ledger: Ledger) -> None:
    group = team(ledger, model=model(ledger, "Z99").id)
    member(ledger, group)
    assert count(ledger, Member) == 1


def test_the_headcount_follows_the_members(ledger: Ledger) -> None:
    group, other = team(ledger, headcount=12), team(ledger)
    woman = member(ledger, group, "Lê Thị Bình", sex="female")
    man = member(ledger, group, "Trần Văn An")
    assert _numbers(ledger, group) == (2, 1)
    put(ledger, woman.model_copy(update={"left_on": date(2022, 12, 1)}))
    assert _numbers(ledger, group) == (1, 0)
    put(ledger, man.model_copy(update={"team": other.id}))
    assert (_numbers(ledger, group), _numbers(ledger, other)) == ((0, 0), (1, 0))
    remove(ledger, get(ledger, Member, man.id))
    assert _numbers(ledger, other) == (0, 0)


def test_a_stale_form_does_not_bring_back_an_old_headcount(ledger: Ledger) -> None:
    opened = team(ledger, headcount=12)
    member(ledger, opened)
    put(ledger, opened.model_copy(update={"name": "Tổ 1A"}))
    kept = get(ledger, Team, opened.id)
    assert (kept.name, kept.headcount) == ("Tổ 1A", 1)


def _numbers(ledger: Ledger, group: Team) -> tuple[int, int]:
    kept = get(ledger, Team, group.id)
    return kept.headcount, kept.women

"""Dossiers at the superior: how far each is, and answers over several at once."""

from __future__ import annotations

from datetime import date

import pytest

from storage.commendation.decisions import Verdict
from storage.commendation.reviewing import result_of
from storage.records import Award, Nominee, Proposal, Review
from storage.repository import find, get, put
from sync.decision_errors import DecisionMadeError
from sync.decision_signing import decisions, decisions_to_write
from tests.sync.offices import Office
from tests.sync.proposals import honoree, nominate, proposal, seal
from tests.sync.reviewed import NEIGHBOUR, ON, Posts, names_one


@pytest.fixture
def posts() -> Posts:
    return Posts()


def nominee_of(office: Office, written: Proposal) -> Nominee:
    (nominee,) = find(office.ledger, Nominee, proposal=written.id)
    return nominee


def test_a_dossier_that_came_is_new_and_says_how_many_it_names(posts: Posts) -> None:
    written = proposal(posts.one)
    nominate(posts.one, written, honoree(posts.one, "Hà Văn A"))
    posts.send(posts.one, written)
    (one,) = posts.received()
    assert (one.state, one.revision, one.counts) == ("new", 1, {"individual": 2})
    assert one.deadline
    assert one.deadline.since == date(2022, 12, 20)


def test_own_proposals_of_the_superior_are_no_received_dossiers(posts: Posts) -> None:
    proposal(posts.superior)
    assert posts.received() == []


@pytest.mark.parametrize("status", ["appraised", "returned", "decided", "refused"])
def test_what_was_answered_last_is_the_state(posts: Posts, status: str) -> None:
    written = proposal(posts.one)
    posts.send(posts.one, written)
    posts.reply(written, status=status)
    assert posts.state(written) == status


def test_nothing_is_waited_for_after_an_answer(posts: Posts) -> None:
    written = proposal(posts.one)
    posts.send(posts.one, written)
    posts.reply(written, status="returned")
    assert posts.received()[0].deadline is None


def test_a_revision_after_a_return_is_told_apart(posts: Posts) -> None:
    written = proposal(posts.one)
    posts.send(posts.one, written)
    (answer,) = posts.reply(written, status="returned")
    posts.take(posts.one, answer)
    posts.send(posts.one, get(posts.one.ledger, Proposal, written.id))
    (one,) = posts.received()
    assert (one.state, one.revision, one.answers[-1].revision) == ("mended", 2, 1)
    assert one.warning == ""


def test_a_second_dossier_before_any_answer_is_still_new(posts: Posts) -> None:
    written = proposal(posts.one)
    posts.send(posts.one, written)
    posts.send(posts.one, written)
    assert posts.state(written) == "new"


def test_what_was_decided_and_comes_again_warns_and_may_not_be_returned(posts: Posts) -> None:
    written = proposal(posts.one)
    posts.send(posts.one, written)
    second = seal(posts.one, written)
    posts.reply(written)
    posts.superior.receive(second_file(posts.one, second.bundle_id))
    (one,) = posts.received()
    assert one.state == "again"
    assert "99/QĐ" in one.warning
    with pytest.raises(DecisionMadeError):
        posts.reply(written, status="returned")


def second_file(office: Office, bundle: str) -> bytes:
    query = "SELECT data FROM outgoing_file WHERE bundle_id = ?"
    return bytes(office.ledger.db.execute(query, [bundle]).fetchone()[0])


def test_one_decision_over_dossiers_of_two_units_enters_awards_at_each(posts: Posts) -> None:
    written = [proposal(posts.one), proposal(posts.other)]
    for office, one in zip((posts.one, posts.other), written, strict=True):
        posts.send(office, one)
    files = posts.reply(*written)
    for office, data in zip((posts.one, posts.other), files, strict=True):
        assert [award.number for award in posts.take(office, data).awards] == ["99/QĐ"]
    assert {each.unit for each in decisions_to_write(posts.superior.ledger)} == {
        posts.one.unit,
        NEIGHBOUR,
    }


def test_a_decision_brings_no_award_into_the_books_of_the_superior(posts: Posts) -> None:
    written = proposal(posts.one)
    posts.send(posts.one, written)
    posts.reply(written)
    assert find(posts.superior.ledger, Award) == []
    assert len(find(posts.superior.ledger, Review)) == 1


def test_whom_a_decision_leaves_out_is_told_why(posts: Posts) -> None:
    written = proposal(posts.one)
    nominate(posts.one, written, honoree(posts.one, "Phạm Văn Khác"))
    posts.send(posts.one, written)
    (left,) = find(posts.one.ledger, Nominee, name="Phạm Văn Khác")
    (data,) = posts.reply(written, verdicts={left.id: Verdict("refused", "Chưa đủ năm")})
    taken = posts.take(posts.one, data)
    assert [award.name for award in taken.awards] == ["Đinh Thị Sen"]
    assert get(posts.one.ledger, Nominee, left.id).result_reason == "Chưa đủ năm"
    (one,) = posts.received()
    assert result_of(one, left) == Verdict("refused", "Chưa đủ năm")
    (kept,) = find(posts.one.ledger, Nominee, name="Đinh Thị Sen")
    assert result_of(one, kept).result == "approved"


def test_a_dossier_of_which_nobody_is_left_is_refused_with_the_reasons(posts: Posts) -> None:
    written, other = names_one(posts.one, "Hà Văn A"), names_one(posts.other, "Hà Văn B")
    posts.send(posts.one, written)
    posts.send(posts.other, other)
    left = nominee_of(posts.one, written)
    verdicts = {left.id: Verdict("refused", "Trùng")}
    first, second = posts.reply(written, other, verdicts=verdicts)
    assert (posts.state(written), posts.state(other)) == ("refused", "decided")
    taken = posts.take(posts.one, first)
    assert (taken.document.reason, taken.proposal.status) == ("Hà Văn A: Trùng", "refused")
    assert len(posts.take(posts.other, second).awards) == 1


def test_a_return_names_what_is_missing_of_each_nominee(posts: Posts) -> None:
    written = names_one(posts.one, "Hà Văn A")
    posts.send(posts.one, written)
    left = nominee_of(posts.one, written)
    verdicts = {left.id: Verdict("open", "Thiếu năm sinh")}
    (data,) = posts.reply(written, status="returned", reason="Bổ sung", verdicts=verdicts)
    taken = posts.take(posts.one, data)
    assert taken.document.reason == "Bổ sung\nHà Văn A: Thiếu năm sinh"
    assert taken.proposal.status == "returned"


def test_a_withdrawn_nominee_is_neither_given_nor_refused(posts: Posts) -> None:
    written = proposal(posts.one)
    nominate(posts.one, written, honoree(posts.one, "Phạm Văn Khác"), result="withdrawn")
    posts.send(posts.one, written)
    (data,) = posts.reply(written)
    assert [one.name for one in posts.take(posts.one, data).awards] == ["Đinh Thị Sen"]


def test_an_answer_asked_for_again_is_the_same_file(posts: Posts) -> None:
    written = proposal(posts.one)
    posts.send(posts.one, written)
    (data,) = posts.reply(written)
    assert [one.data for one in decisions(posts.superior.ledger)] == [data]


def test_what_waits_comes_before_what_was_answered(posts: Posts) -> None:
    first, second = names_one(posts.one, "Hà Văn A"), names_one(posts.one, "Hà Văn B", "Khác")
    posts.send(posts.one, first)
    posts.send(posts.one, second)
    posts.reply(second)
    assert [one.proposal.id for one in posts.received()] == [first.id, second.id]


def test_a_nominee_is_judged_with_awards_that_came_along(posts: Posts) -> None:
    written = names_one(posts.one, "Hà Văn A")
    nominee = nominee_of(posts.one, written)
    put(
        posts.one.ledger,
        Award(
            unit=posts.one.unit,
            decided_on=date(2021, 5, 1),
            number="12/QĐ",
            form="certificate",
            authority="commune_chair",
            subject="individual",
            name="Hà Văn A",
            occasion="Năm 2020",
            honoree=nominee.honoree,
        ),
    )
    posts.send(posts.one, written)
    (row,) = posts.compared().rows
    assert [line for line in row.held if "12/QĐ" in line]
    assert row.votes == ""
    assert any(one.rule == "k4" for one in row.findings)


def test_reviews_are_of_the_superior(posts: Posts) -> None:
    written = proposal(posts.one)
    posts.send(posts.one, written)
    posts.reply(written, status="appraised", reason="")
    (review,) = find(posts.superior.ledger, Review)
    assert (review.unit, review.on) == (posts.superior.unit, ON)


def test_dossiers_of_one_day_stand_unit_by_unit(posts: Posts) -> None:
    for office in (posts.other, posts.one, posts.other):
        posts.send(office, names_one(office, "Hà Văn A", f"Dịp {office.unit}"))
    units = [one.proposal.unit for one in posts.received()]
    assert units == sorted(units)
    assert len(set(units)) == 2


def test_it_is_said_whom_a_dossier_names(posts: Posts) -> None:
    posts.send(posts.one, names_one(posts.one, "Hà Văn A"))
    (found,) = posts.received()
    assert (found.named, dict(found.counts)) == ("Hà Văn A", {"individual": 1})


def test_practice_books_know_no_day_after_their_own(posts: Posts) -> None:
    posts.send(posts.one, names_one(posts.one, "Hà Văn A"))
    assert posts.received()[0].received_on > ON
    ledger = posts.superior.ledger
    ledger.keep_settings(ledger.settings.model_copy(update={"sample": True}))
    assert posts.received()[0].received_on == ON

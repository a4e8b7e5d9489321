from __future__ import annotations

from sync.chain import ChainHead, Place, Verdict, judge
from sync.manifest import Manifest
from tests.sync.parties import manifest

A, B, C, X = ("a" * 64, "b" * 64, "c" * 64, "e" * 64)
HEAD = ChainHead(seq=2, bundle_id=B, accepted=frozenset({A, B}), held={5: C})


def numbered(seq: int, prev: str | None) -> Manifest:
    return manifest(seq=seq, prev=prev, recent=(prev,) if prev else ())


def test_the_first_bundle_starts_the_chain() -> None:
    assert judge(ChainHead(), numbered(1, None), X) == Verdict(Place.NORMAL)


def test_the_next_number_after_the_last_one_is_normal() -> None:
    assert judge(HEAD, numbered(3, B), X) == Verdict(Place.NORMAL)


def test_a_known_bundle_is_a_duplicate_whatever_else() -> None:
    assert judge(HEAD, numbered(1, None), A) == Verdict(Place.DUPLICATE)
    assert judge(HEAD, numbered(2, A), B) == Verdict(Place.DUPLICATE)


def test_a_gap_names_the_numbers_that_are_missing() -> None:
    assert judge(HEAD, numbered(6, X), X) == Verdict(Place.GAP, (3, 4))
    assert judge(HEAD, numbered(5, X), C) == Verdict(Place.GAP, (3, 4))


def test_a_used_number_with_another_content_is_a_fork() -> None:
    assert judge(HEAD, numbered(2, A), X) == Verdict(Place.FORK)
    assert judge(HEAD, numbered(5, X), X) == Verdict(Place.FORK)


def test_a_bundle_that_does_not_follow_the_last_one_has_another_past() -> None:
    assert judge(HEAD, numbered(3, A), X) == Verdict(Place.WRONG_PREV)


def test_a_number_far_ahead_names_no_more_than_can_be_read() -> None:
    verdict = judge(HEAD, numbered(2**31, X), X)
    assert verdict.place is Place.GAP
    assert len(verdict.missing) == 119

"""Half-typed forms: one for each form, kept over the end of the program, dropped when saved."""

from __future__ import annotations

from storage.drafts import draft_of, drafts, drop_draft, keep_draft
from storage.ledger import Ledger
from tests.conftest import NewBooks


def test_a_draft_survives_the_program(books: NewBooks) -> None:
    with books.books.open(books.master) as ledger:
        keep_draft(ledger, "activity", {"title": "Họp dân thôn Đoài", "measures": {"sessions": 1}})
    with books.books.open(books.master) as ledger:
        kept = draft_of(ledger, "activity")
        assert kept == {"title": "Họp dân thôn Đoài", "measures": {"sessions": 1}}


def test_a_form_has_one_draft_the_newest(ledger: Ledger) -> None:
    keep_draft(ledger, "activity", {"title": "Họp"})
    keep_draft(ledger, "team", {"name": "Tổ"})
    keep_draft(ledger, "activity", {"title": "Họp dân"})
    assert draft_of(ledger, "activity") == {"title": "Họp dân"}
    assert drafts(ledger) == ["team", "activity"]


def test_a_dropped_draft_is_gone_and_dropping_twice_is_nothing(ledger: Ledger) -> None:
    keep_draft(ledger, "activity", {})
    for _again in range(2):
        drop_draft(ledger, "activity")
    assert draft_of(ledger, "activity") is None
    assert drafts(ledger) == []

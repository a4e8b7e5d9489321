"""The sample year from end to end, with real ledgers, keys, bundles, receipts and papers."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from desktop.compose import Opened
from desktop.demo.books import PASSPHRASE as PASSPHRASE  # noqa: PLC0414  # for whoever opens them
from desktop.demo.books import sample_books
from desktop.demo.carried import carry, hand_over
from desktop.demo.commended import held_before, note_achievements, propose
from desktop.demo.leave import leave_behind
from desktop.demo.plan import Post, facts, posts
from desktop.demo.records import begun_month, members, month_records, register
from desktop.demo.review_papers import (
    AWARDS,
    awards_paper,
    write_certificates,
    write_proposal_papers,
)
from desktop.demo.reviews import REVIEWS, keep_review, review, seeds_of
from desktop.demo.term import TEN_YEARS, write_ten_years
from resources.wording import _
from storage.periods import deadline_of, month_words, year_months
from storage.records import Record, Team
from storage.recurring import write_due
from storage.repository import find, put
from storage.settings import Role
from storage.steps import Step, Steps, drain
from sync.couriers.folder import FolderCourier
from sync.enrolment import ask, invite, spoken_code
from sync.held import confirm_pairing, held_registry, steps_since, take_invitation, take_registry
from sync.outbox import outgoing
from sync.outgoing import close_month, write_out
from sync.trust import write_registry


@dataclass(frozen=True, slots=True)
class Made:
    """What the sample year left, in the order it is told."""

    places: dict[str, Path] = field(default_factory=dict)


def run_demo(out: Path) -> Steps[Made]:
    """Record, close, send, receive and answer twelve months of 21 posts; print the papers."""
    months = year_months(facts()["year"])
    (out / "usb").mkdir(parents=True)
    total = len(posts()) * (1 + len(months)) + 1
    with ExitStack() as stack:
        superior = stack.enter_context(_year_books(out, facts()["superior"], "superior"))
        units: list[tuple[Post, Opened]] = []
        for post in posts():
            yield Step(len(units), total, _("Lập sổ và ghép đôi {name}").format(name=post.police))
            books = stack.enter_context(_year_books(out, post.code, "post"))
            _pair(superior, books, post)
            _fill(post, books)
            units.append((post, books))
        _share_registry(superior, units)
        done = len(units)
        for month in months:
            for post, books in units:
                yield Step(done, total, f"{month_words(month).capitalize()} – {post.police}")
                _one_month(out, superior, books, post, month)
                done += 1
        for post, books in units:
            _put_all(books, begun_month(post))
            if post.code == facts()["proposing"]:
                carry(out, superior, books, propose(books))
        yield Step(done, total, _("In giấy tờ và tổng hợp năm"))
        left = leave_behind(out, superior, dict(units))
        yield Step(done, total, _("In khen thưởng của các hội nghị tổng kết"))
        _reviews(out, left)
        return Made(left)


def _reviews(out: Path, places: dict[str, Path]) -> None:
    """Keep what other reviews reported in books of their own, and print their commendation."""
    for name in REVIEWS:
        if not (seeds := seeds_of(name)):
            continue
        with _year_books(out, review(name).unit, "superior") as books:
            proposals = keep_review(books.ledger, name)
            if name == TEN_YEARS:
                write_ten_years(books, places["papers"])
            for seed in seeds:
                proposal = proposals[seed["fact"]]
                write_proposal_papers(books.ledger, proposal, seed, places["papers"])
                if "signer_name" in seed:
                    write_certificates(books.ledger, proposal, seed, places["certificates"])
    (places["papers"] / f"{AWARDS}.pdf").write_bytes(awards_paper())


def _one_month(out: Path, superior: Opened, books: Opened, post: Post, month: str) -> None:
    _put_all(books, month_records(post, month))
    if post.code == facts()["proposing"]:
        note_achievements(books, post, month)
    today = deadline_of(month)
    write_due(books.ledger, month, today)
    drain(close_month(books.ledger, month, books.keys, today))
    stick = FolderCourier(out / "usb")
    path = write_out(books.ledger, month, stick, books.keys)
    hand_over(superior, books, path)
    assert outgoing(books.ledger, month)[-1].state == "full"


def _fill(post: Post, books: Opened) -> None:
    _put_all(books, register(post))
    if post.code == facts()["proposing"]:
        team = find(books.ledger, Team, form="civil_defence")[0]
        _put_all(books, [*members(post, team), *held_before(books, post)])


def _put_all(books: Opened, records: Iterable[Record]) -> None:
    with books.ledger.change():
        for record in records:
            put(books.ledger, record)


def _pair(superior: Opened, books: Opened, post: Post) -> None:
    held = held_registry(superior.ledger)
    invitation = invite(post.code, post.police, held, superior.keys, practice=True)
    request = ask(invitation, books.keys)
    take_invitation(books.ledger, invitation)
    confirm_pairing(superior.ledger, request, spoken_code(request), superior.keys)


def _share_registry(superior: Opened, units: list[tuple[Post, Opened]]) -> None:
    for _post, books in units:
        held = held_registry(books.ledger).version
        take_registry(books.ledger, write_registry(steps_since(superior.ledger, held)))


def _year_books(out: Path, code: str, role: Role) -> AbstractContextManager[Opened]:
    folder = out / "ledgers" / code.replace("/", "_")
    if folder.exists():  # books of a review stand beside those that the same unit has already
        folder = folder.with_name(f"{folder.name}_tong-ket")
    return sample_books(folder, code, role, f"{facts()['year']}-01")

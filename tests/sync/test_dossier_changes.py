"""What a dossier that came again says anew."""

from __future__ import annotations

from typing import Any

from storage.records import Nominee, Proposal
from storage.repository import find, get, put
from sync.dossier_changes import dossier_changes
from tests.sync.proposals import honoree, nominate
from tests.sync.reviewed import Posts, names_one


def changed(posts: Posts, written: Proposal, since: int = 0) -> list[tuple[str, Any, Any]]:
    found = dossier_changes(posts.superior.ledger, written.id, posts.superior.keys, since)
    assert found
    return [(line.field, line.old, line.new) for line in found.slip]


def test_the_first_dossier_changes_nothing() -> None:
    posts = Posts()
    written = names_one(posts.one, "Hà Văn A")
    posts.send(posts.one, written)
    assert dossier_changes(posts.superior.ledger, written.id, posts.superior.keys) is None


def test_each_field_that_differs_is_told_but_not_how_the_proposal_went() -> None:
    posts = Posts()
    written = names_one(posts.one, "Hà Văn A")
    posts.send(posts.one, written)
    (answer,) = posts.reply(written, status="returned")
    posts.take(posts.one, answer)
    (nominee,) = find(posts.one.ledger, Nominee)
    put(posts.one.ledger, nominee.model_copy(update={"birth_year": 1980}))
    posts.send(posts.one, get(posts.one.ledger, Proposal, written.id))
    assert changed(posts, written) == [("birth_year", None, 1980)]


def test_changes_are_told_since_the_revision_that_was_answered() -> None:
    posts = Posts()
    written = names_one(posts.one, "Hà Văn A")
    posts.send(posts.one, written)
    (nominee,) = find(posts.one.ledger, Nominee)
    for year in (1980, 1981):
        put(posts.one.ledger, nominee.model_copy(update={"birth_year": year}))
        posts.send(posts.one, written)
    assert changed(posts, written) == [("birth_year", 1980, 1981)]
    assert changed(posts, written, since=1) == [("birth_year", None, 1981)]


def test_whoever_is_named_anew_is_told() -> None:
    posts = Posts()
    written = names_one(posts.one, "Hà Văn A")
    posts.send(posts.one, written)
    nominate(posts.one, written, honoree(posts.one, "Phạm Văn B"))
    posts.send(posts.one, written)
    found = changed(posts, written)
    assert ("name", None, "Phạm Văn B") in found
    assert not [line for line in found if line[2] == "Hà Văn A"]

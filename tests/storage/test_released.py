"""Books made by every released version open in this one, say the same, and go on."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from storage.books import Books
from storage.cards import register_cards
from storage.driver import Database, connect
from storage.journal import Head, check_journal
from storage.keystore import MasterKey, unlock_with_passphrase
from storage.ledger import Ledger
from storage.migrations import LEDGER
from storage.months import closed_months, open_month
from storage.records import KIND_NAMED
from storage.repository import get
from storage.steps import drain
from sync.keys import UnitKeys
from sync.outbox import bundle_bytes, outgoing
from sync.outgoing import close_month, sent_content
from tests.conftest import PASSPHRASE
from tests.storage.registers import activity

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "tests" / "samples" / "ledgers"
TODAY = date(2026, 11, 22)
POSTS = sorted(SAMPLES.glob("*/post"))
ALL = sorted(SAMPLES.glob("*/*"))


@dataclass
class Sample:
    """A copy of kept books, what opens them, and what they said when they were made."""

    books: Books
    master: MasterKey
    said: dict[str, Any]

    def open(self) -> Ledger:
        """Open them as the program does."""
        return self.books.open(self.master)

    def keys(self) -> UnitKeys:
        """Return the keys of their unit."""
        return UnitKeys.load(self.books.signing_keys, self.master.sub_key("sign"))


def named(folder: Path) -> str:
    return f"{folder.parent.name}-{folder.name}"


@pytest.fixture
def sample(request: pytest.FixtureRequest, tmp_path: Path) -> Sample:
    """Copy kept books into a folder of their own."""
    books = Books(copytree(request.param, tmp_path / "so"))
    master = unlock_with_passphrase(books.key_file, PASSPHRASE)
    return Sample(books, master, json.loads((books.folder / "said.json").read_text("utf-8")))


def applied(path: Path, master: MasterKey) -> list[str]:
    """Return the migration steps of a ledger as it lies, once its pages were read through."""
    connection = connect(path, master.ledger_key)
    try:
        register_cards(connection)
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert not connection.execute("PRAGMA cipher_integrity_check").fetchall()
        return [step.name for step in LEDGER.applied(Database(connection, execute_plugins=False))]
    finally:
        connection.close()


def test_every_version_before_this_one_has_kept_its_books() -> None:
    headings = re.findall(r"^## (\S+)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert version in headings
    released = set(headings) - {version}
    assert released <= {folder.parent.name for folder in POSTS}, (
        "at a release: python -m tests.samples.make_ledgers tests/samples/ledgers/<version>"
    )


@pytest.mark.parametrize("sample", ALL, ids=named, indirect=True)
def test_books_of_a_released_version_say_the_same_in_this_one(sample: Sample) -> None:
    for _opened in range(2):
        with sample.open() as ledger:
            check_journal(ledger.db, Head(*sample.said["journal"]))
            for kind, identities in sample.said["records"].items():
                assert [get(ledger, KIND_NAMED[kind], each).id for each in identities] == identities
                assert ledger.db.table(kind).count == len(identities)
            figures = "SELECT unit, month, code, part, precision, value FROM figure"
            rows = ledger.db.query(figures)
            assert (
                sorted([str(each) for each in row.values()] for row in rows)
                == (sample.said["figures"])
            )
            ledger.check_pages()
            assert not ledger.db.execute("PRAGMA foreign_key_check").fetchall()


@pytest.mark.parametrize("sample", POSTS, ids=named, indirect=True)
def test_a_post_of_a_released_version_saves_closes_and_reads_what_it_sent(sample: Sample) -> None:
    with sample.open() as ledger:
        keys = sample.keys()
        activity(ledger, "21/12/2022", title="Họp dân", measures={"sessions": 1})
        drain(close_month(ledger, open_month(ledger, TODAY), keys, TODAY))
        assert [month.month for month in closed_months(ledger)] == ["2022-12", "2023-01"]
        old, new = outgoing(ledger)
        assert sent_content(ledger, old, keys).month == "2022-12"
        assert len(sent_content(ledger, new, keys).records) > 0
        assert [[old.bundle_id]] == [each[:1] for each in sample.said["bundles"]]
        assert bundle_bytes(ledger, old)


@pytest.mark.parametrize("sample", ALL, ids=named, indirect=True)
def test_the_copy_from_before_a_migration_is_whole_and_old(sample: Sample) -> None:
    before = applied(sample.books.ledger, sample.master)
    with sample.open():
        pass
    now = applied(sample.books.ledger, sample.master)
    copy = sample.books.ledger.with_suffix(".truoc-nang-cap")
    assert copy.exists() == (now != before)
    if copy.exists():
        assert applied(copy, sample.master) == before
        assert len(now) > len(before)

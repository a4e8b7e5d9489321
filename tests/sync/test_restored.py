"""A post's books come back from an older copy: never two bundles of one number unseen."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from storage.backup import Backup, make_backup
from storage.backup_restoring import stage_restore, unlock_backup
from storage.backup_swap import finish_restore
from storage.ledger import Ledger
from storage.steps import drain
from sync.acknowledgement import take_receipt
from sync.couriers.folder import FolderCourier
from sync.errors import LedgerBehindError
from sync.forks import choose, fork_of
from sync.held import knows_machine
from sync.keys import KeyPlace
from sync.machine_keys import keys_of_machine
from sync.outbox import bundle_bytes, outgoing
from sync.received import QUARANTINED, TAKEN, received
from sync.restored import rewound, rewound_words, tell_restored
from sync.stick_trip import trip
from tests.conftest import PASSPHRASE, UNIT, NewBooks
from tests.storage.registers import activity
from tests.sync.laptops import files_for, paired_anew, recover, send
from tests.sync.offices import DISTRICT, Office, district, fill, pair, said

MONTHS = ("2022-12", "2023-01", "2023-02")


@dataclass
class World:
    """A superior, a post on the disk that sent three months, and its copy made after the first."""

    superior: Office
    books: NewBooks
    office: Office
    copy: Backup

    def restore(self, *, forgets: bool) -> Office:
        """Bring the copy back; `forgets` is a computer that knows nothing of after."""
        self.office.ledger.close()
        books = self.books.books
        if forgets:
            books.ledger.write_bytes(b"rot" * 9000)
        wanted = unlock_backup(self.copy.path, books.folder, passphrase=PASSPHRASE)
        drain(stage_restore(books, wanted, tell_restored))
        assert finish_restore(books)
        ledger = Ledger(books.ledger, self.books.master.ledger_key)
        self.office = Office(UNIT, self.office.keys, ledger)
        return self.office


@pytest.fixture
def world(books: NewBooks) -> World:
    superior = district()
    with Ledger(books.books.ledger, books.master.ledger_key) as first:
        settings = first.settings.model_copy(update={"superior": DISTRICT})
        first.keep_settings(settings)
    office = Office(UNIT, ledger=Ledger(books.books.ledger, books.master.ledger_key))
    pair(superior, office)
    fill(office, "20/11/2022", "20/12/2022", "20/01/2023")
    send(superior, office, MONTHS[0])
    with Ledger(books.books.ledger, books.master.ledger_key) as copying:
        copy = drain(make_backup(copying))
    send(superior, office, *MONTHS[1:])
    return World(superior, books, office, copy)


def test_books_that_know_what_was_sent_close_and_send_nothing_of_the_same_number(
    world: World,
) -> None:
    office = world.restore(forgets=False)
    with pytest.raises(LedgerBehindError):
        office.close(MONTHS[1])
    found = rewound(office.ledger)
    assert found
    assert (found.own, found.behind) == (1, 3)
    assert "gói số 3" in rewound_words(found)
    recover(office, files_for(world.superior, UNIT))
    assert rewound(office.ledger) is None
    assert said(office.ledger, UNIT) == said(world.superior.ledger, UNIT)
    assert [one.seq for one in outgoing(office.ledger)] == [1, 2, 3]


def test_books_that_cannot_know_are_told_to_ask_and_the_superior_sees_a_fork(
    world: World,
) -> None:
    before = said(world.superior.ledger, UNIT)
    office = world.restore(forgets=True)
    found = rewound(office.ledger)
    assert found
    assert (found.own, found.behind) == (1, 0)
    assert "hỏi cấp trên" in rewound_words(found)
    activity(office.ledger, "21/12/2022", title="Ghi lại, khác đi")
    again = office.bundle(MONTHS[1])
    taken = world.superior.receive(again)
    states = [(one.seq, one.state) for one in received(world.superior.ledger, UNIT)]
    assert sorted(states, key=lambda one: (one[0], one[1] != TAKEN)) == [
        (1, TAKEN),
        (2, TAKEN),
        (2, QUARANTINED),
        (3, TAKEN),
    ]
    assert said(world.superior.ledger, UNIT) == before, "nothing counts twice"
    (receipt,) = taken.receipts
    with pytest.raises(LedgerBehindError):
        take_receipt(office.ledger, receipt, office.keys)
    told = rewound(office.ledger)
    assert told
    assert told.behind == 3
    fork = fork_of(world.superior.ledger, UNIT)
    assert fork
    newest = next(tail for tail in fork.tails if tail.bundles[-1].seq == 3)
    drain(choose(world.superior.ledger, fork, newest, world.superior.keys))
    assert said(world.superior.ledger, UNIT) == before
    paired_anew(world.superior, office, 2)
    assert rewound(office.ledger) is None


def test_a_newer_bundle_of_ones_own_on_the_stick_warns_before_anything_is_written(
    world: World, tmp_path: Path
) -> None:
    stick = FolderCourier(tmp_path / "usb")
    stick.root.mkdir()
    newest = outgoing(world.office.ledger)[-1]
    stick.put(UNIT, newest.name, bundle_bytes(world.office.ledger, newest))
    office = world.restore(forgets=True)
    activity(office.ledger, "21/12/2022", title="Ghi lại, khác đi")
    second = office.close(MONTHS[1])
    report = drain(trip(office.ledger, office.keys, stick.root))
    assert [one.parcel.name for one in report.went if one.trouble] == [second.name]
    assert [path.name for path in stick.of(UNIT)] == [newest.name]
    found = rewound(office.ledger)
    assert found
    assert found.behind == 3


def test_a_forged_bundle_on_the_stick_stops_nobody(world: World, tmp_path: Path) -> None:
    stick = FolderCourier(tmp_path / "usb")
    stick.root.mkdir()
    newest = outgoing(world.office.ledger)[-1]
    data = bytearray(bundle_bytes(world.office.ledger, newest))
    data[data.index(b'"seq"') + 7] ^= 1
    stick.put(UNIT, newest.name, bytes(data))
    office = world.restore(forgets=True)
    drain(trip(office.ledger, office.keys, stick.root))
    assert office.close(MONTHS[1]).seq == 2


def test_a_receipt_ends_the_warning(world: World) -> None:
    office = world.restore(forgets=False)
    recover(office, files_for(world.superior, UNIT))
    activity(office.ledger, "20/02/2023", title="Tháng sau")
    assert rewound(office.ledger) is None
    send(world.superior, office, "2023-03")
    assert rewound(office.ledger) is None
    assert outgoing(office.ledger)[-1].answer == "full"


def test_a_machine_without_signing_keys_gets_new_ones_and_has_to_be_paired(
    world: World, tmp_path: Path
) -> None:
    office = world.restore(forgets=True)
    place = KeyPlace(tmp_path / "signing.key", bytes(32))
    keys = keys_of_machine(office.ledger, place)
    assert keys_of_machine(office.ledger, place).public() == keys.public()
    assert not knows_machine(office.ledger, keys)

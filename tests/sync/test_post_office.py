"""The post office: what waits goes, what came is taken, and nothing bad stops the rest."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest

from storage.steps import drain
from sync.board import board
from sync.carried import Carried, history
from sync.held import held_registry
from sync.mailbox.signatures import unit_keyid
from sync.outbox import outgoing
from sync.parcels import mark_left, waiting
from sync.post_office import Caller, PostOffice, caller_of
from sync.rotation import pending_rotation
from sync.trust import read_registry
from tests.conftest import UNIT
from tests.storage.registers import activity
from tests.sync.mailbox.nearby import courier_of, mailbox_near
from tests.sync.offices import TODAY, Office, district, fill, post
from tests.sync.photographed import here, photographed
from tests.sync.rotated import change as change_keys_of
from tests.sync.served import answers, change, office_of, told, visit

OTHER = "ninh-binh/gia-vien/xa-1"


@pytest.fixture
def above() -> Office:
    return district()


@pytest.fixture
def below(above: Office) -> Office:
    office = post(above)
    fill(office, "20/11/2022", "20/12/2022")
    return office


@pytest.fixture
def port(above: Office, below: Office, tmp_path: Path) -> Iterator[int]:
    with mailbox_near(above.ledger, tmp_path) as port:
        yield port


def test_a_month_goes_up_and_turns_green_with_nobody_doing_anything(
    above: Office, below: Office, port: int
) -> None:
    ours, theirs = office_of(below, port), office_of(above, port)
    below.close("2022-12")
    visit(ours)
    assert ours.standing.left == 1
    assert answers(below) == [None]  # sent is not received
    visit(theirs)
    assert (theirs.standing.taken, theirs.standing.left) == (1, 1)
    visit(ours, 1000)
    assert answers(below) == ["full"]
    assert told(below) == [("out", "bundle", "good"), ("in", "receipt", "good")]
    assert told(above) == [("in", "bundle", "good"), ("out", "receipt", "good")]
    assert courier_of(above, port).letters() == courier_of(below, port).letters() == []
    assert [cell.state for cell in board(above.ledger, ["2022-12"], TODAY)] == ["taken"]


def test_photos_follow_by_themselves_where_the_settings_allow_it(
    above: Office, below: Office, port: int
) -> None:
    photographed(below, "21/11/2022", 1, 2)
    ours, theirs = office_of(below, port), office_of(above, port)
    below.close("2022-12")
    visit(ours)
    assert [one.kind for one in outgoing(below.ledger)] == ["month"]  # photos wait for the stick
    change(below, photos_by_mailbox=True)
    visit(ours, 1000)
    assert [one.kind for one in outgoing(below.ledger)] == ["month", "media"]
    visit(theirs)
    visit(ours, 2000)
    assert answers(below) == ["full", "full"]
    assert here(above) == here(below)


def test_the_superior_serves_all_units_in_one_visit(
    above: Office, below: Office, tmp_path: Path
) -> None:
    other = post(above, OTHER)
    with mailbox_near(above.ledger, tmp_path) as port:
        change(other, begins="2022-12")
        for office in (below, other):
            office.close("2022-12")
            visit(office_of(office, port))
        visit(office_of(above, port))
        for office in (below, other):
            visit(office_of(office, port))
            assert answers(office) == ["full"]


def test_a_newer_registry_goes_to_the_mailbox_and_on_to_every_unit(
    above: Office, below: Office, port: int
) -> None:
    other = post(above, OTHER)
    assert held_registry(below.ledger).version < held_registry(above.ledger).version
    visit(office_of(above, port))
    visit(office_of(below, port))
    assert held_registry(below.ledger).version == held_registry(above.ledger).version
    served = office_of(other, port)  # nobody knew it before
    visit(served)
    assert served.standing.state == "resting"


def test_a_change_of_keys_is_confirmed_in_one_visit_and_known_in_the_next(
    above: Office, below: Office, port: int, tmp_path: Path
) -> None:
    ours, theirs = office_of(below, port), office_of(above, port)
    old = change_keys_of(below, tmp_path / "signing.key")
    visit(ours)
    visit(theirs)
    held = held_registry(above.ledger).version
    assert read_registry(courier_of(above, port).registry())[-1].version == held
    below.close("2022-12")
    visit(ours, 1000)
    assert pending_rotation(below.ledger, below.keys) is None
    assert caller_of(below.ledger, below.keys) != Caller(unit_keyid(UNIT, 1), old)
    assert ours.standing.state == "resting"
    visit(theirs, 1000)
    visit(ours, 2000)
    assert answers(below) == ["full"]


def test_what_was_taken_but_not_acknowledged_is_not_taken_twice(
    above: Office, below: Office, port: int
) -> None:
    below.close("2022-12")
    visit(office_of(below, port))
    theirs = courier_of(above, port)
    (letter,) = theirs.letters()
    above.receive(data := drain(theirs.download(letter)))
    keep = Carried(
        "", "mailbox", "in", "bundle", below.unit, "a", len(data), letter.sha256, "good", ""
    )
    above.ledger.db.table("carried").insert(vars_of(keep))
    served = office_of(above, port)
    visit(served)
    assert served.standing.taken == 0
    assert theirs.letters() == []


def test_what_went_by_stick_goes_by_the_mailbox_too_until_somebody_answers(
    above: Office, below: Office, port: int
) -> None:
    below.close("2022-12")
    (parcel,) = waiting(below.ledger, below.keys)
    mark_left(below.ledger, parcel, b"", "stick")
    visit(office_of(below, port))
    assert len(courier_of(above, port).letters()) == 1


def test_large_files_wait_behind_small_ones(
    above: Office, below: Office, port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    below.close("2022-12")
    below.close("2023-01")
    sizes = [parcel.size for parcel in waiting(below.ledger, below.keys)]
    monkeypatch.setattr("sync.mail_round._LARGE", min(sizes))
    large = [bundle.name for bundle, size in zip(outgoing(below.ledger), sizes, strict=True)]
    visit(office_of(below, port))
    sent = [one.name for one in reversed(history(below.ledger))]
    assert sent == [name for _size, name in sorted(zip(sizes, large, strict=True))]


def test_one_file_that_is_refused_stops_no_other_and_is_told_once(
    above: Office, below: Office, tmp_path: Path
) -> None:
    first = below.close("2022-12")
    for _each in range(20):
        activity(below.ledger, "20/12/2022")
    second = below.close("2023-01")
    sizes = {parcel.name: parcel.size for parcel in waiting(below.ledger, below.keys)}
    small, large = sorted((first.name, second.name), key=lambda name: sizes[name])
    assert sizes[small] < sizes[large]
    with mailbox_near(above.ledger, tmp_path, file_bytes=sizes[large] - 1) as port:
        served = office_of(below, port)
        visit(served)
        visit(served, 1000)
        assert [letter.name for letter in courier_of(above, port).letters()] == [small]
    (refused,) = [one for one in history(below.ledger) if one.outcome == "refused"]
    assert refused.name == large
    assert "HT-09" in refused.words
    assert served.standing.state == "resting"


def test_a_letter_that_is_refused_stays_in_the_mailbox_and_stops_no_other(
    above: Office, below: Office, port: int
) -> None:
    drain(courier_of(below, port).upload(b"of nobody", above.unit, "la.byb"))
    below.close("2022-12")
    visit(office_of(below, port))
    served = office_of(above, port)
    visit(served)
    visit(served, 1000)
    assert sorted(told(above)) == [
        ("in", "", "refused"),
        ("in", "bundle", "good"),
        ("out", "receipt", "good"),
    ]
    assert [letter.name for letter in courier_of(above, port).letters()] == ["la.byb"]


def test_one_turn_is_one_small_piece_and_says_how_far_it_is(
    above: Office, below: Office, port: int
) -> None:
    below.close("2022-12")
    served, seen = office_of(below, port), []
    while served.turn(0.0) <= 0.0:
        if served.standing.moving:
            seen.append(served.standing.moving)
    assert {one.direction for one in seen} == {"out"}
    assert [one.done for one in seen] == [0, seen[0].total]


def test_the_books_are_never_open_while_the_network_is_asked(
    above: Office, below: Office, port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    import requests  # noqa: PLC0415  # only to look over its shoulder

    opened: list[bool] = []
    asked: list[bool] = []
    send = requests.Session.send

    class Books(nullcontext[object]):
        def __enter__(self) -> object:
            opened.append(True)
            return super().__enter__()

        def __exit__(self, *_how: object) -> None:
            opened.pop()

    def looking(*given: object, **more: object) -> object:
        asked.append(bool(opened))
        return send(*given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(requests.Session, "send", looking)
    below.close("2022-12")
    change(below, mailbox=f"http://127.0.0.1:{port}")
    served = PostOffice(lambda: Books(below.ledger), lambda: below.keys)  # type: ignore[arg-type, return-value]
    visit(served)
    assert served.standing.left == 1
    assert set(asked) == {False}


def vars_of(line: Carried) -> dict[str, object]:
    return {name: getattr(line, name) for name in line.__slots__} | {"at": "2022-12-20"}

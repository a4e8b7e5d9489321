"""When the post office waits: no link or a bad one, no mailbox, mobile data, an ended key."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf
from pathlib import Path
from statistics import median

import pytest

from sync.held import end_key
from tests.storage.registers import activity
from tests.sync.mailbox.links import bad_link
from tests.sync.mailbox.nearby import courier_of, mailbox_near
from tests.sync.mailbox.weather import Weather
from tests.sync.offices import Office, district, fill, post, post_unpaired
from tests.sync.served import answers, change, office_of, visit

_PAUSED: dict[str, object] = {"mailbox_paused": True}


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


def test_without_a_connection_it_comes_back_later_and_later_but_within_the_hour(
    below: Office,
) -> None:
    with bad_link(1, Weather()) as link:
        pass
    served, now, waits = office_of(below, link.port), 0.0, []
    for _try in range(9):
        due = visit(served, now)
        waits.append(due - now)
        now = due
    assert served.standing.state == "offline"
    assert "HT-30" in served.standing.words
    assert 45 <= waits[0] <= 75
    assert 90 <= waits[1] <= 150
    assert all(2700 <= wait <= 4500 for wait in waits[6:])
    assert len(set(waits)) == len(waits)  # not all units at once
    assert visit(served, now - 1) == now


def test_a_link_that_breaks_while_bytes_arrive_is_tried_again_at_once(
    above: Office, below: Office, port: int
) -> None:
    for _each in range(400):
        activity(below.ledger, "10/12/2022")
    below.close("2022-12")
    with bad_link(port, Weather(mean_cut=9_000, rate=10**7)) as link:
        served, now, waits = office_of(below, link.port), 0.0, []
        while served.standing.state != "resting":
            due = visit(served, now)
            waits.append(due - now)
            now = due
        assert link.cuts > 1
    assert median(waits[:-1]) < 5
    assert len(courier_of(above, port).letters()) == 1


def test_nothing_is_asked_where_there_is_no_mailbox_or_it_is_paused(
    below: Office, port: int
) -> None:
    served = office_of(below, port)
    for settings, state in ((_PAUSED, "paused"), ({"mailbox": ""}, "off")):
        change(below, **settings)
        served.hurry()
        assert visit(served) == inf
        assert served.standing.state == state
    change(below, mailbox=f"http://127.0.0.1:{port}", mailbox_paused=False)
    assert served.turn(1e9) == inf  # settings are read again only when somebody says so
    served.hurry()
    assert visit(served) < inf


def test_a_post_that_is_not_paired_yet_asks_nobody(port: int) -> None:
    served = office_of(post_unpaired(), port)
    assert visit(served) == inf
    assert served.standing.state == "unpaired"


def test_mobile_data_is_spared_unless_the_unit_wants_otherwise(
    above: Office, below: Office, port: int
) -> None:
    metered = [True]
    served = office_of(below, port, metered=lambda: metered[0])
    below.close("2022-12")
    assert visit(served) == 60
    assert (served.standing.state, served.standing.left) == ("metered", 0)
    metered[0] = False
    served.turn(60)
    metered[0] = True
    assert visit(served, 60) == 120  # in the midst of a visit too
    assert served.standing.state == "metered"
    change(below, mailbox_metered=True)
    served.hurry()
    visit(served, 120)
    assert served.standing.left == 1


def test_a_machine_whose_key_has_ended_hears_so_and_keeps_all(
    above: Office, below: Office, port: int
) -> None:
    below.close("2022-12")
    end_key(above.ledger, below.unit, 1, 0, above.keys)
    visit(office_of(above, port))
    served = office_of(below, port)
    visit(served)
    assert served.standing.state in ("troubled", "resting")
    assert courier_of(above, port).letters() == []
    assert answers(below) == [None]


def test_a_failure_of_the_whole_mailbox_ends_the_visit_in_words(below: Office, port: int) -> None:
    served = office_of(below, port)
    change(below, mailbox="không phải địa chỉ")
    assert visit(served) > 0
    assert served.standing.state == "troubled"
    assert "HT-32" in served.standing.words

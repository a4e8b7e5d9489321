"""Files over bad links: all of them arrive, and neither bytes nor time are wasted."""

from __future__ import annotations

import socket
from pathlib import Path
from random import Random
from time import monotonic

import pytest

from sync.couriers.mailbox import MailboxCourier
from sync.couriers.mailbox_line import Patience
from tests.sync.mailbox.certificates import certificate
from tests.sync.mailbox.links import bad_link
from tests.sync.mailbox.nearby import courier_of, mailbox_near, sent_at_last
from tests.sync.mailbox.weak_link import DISTRICT, weak_link, why_not
from tests.sync.mailbox.weather import Weather
from tests.sync.offices import district, post

LARGE = 20_000_000
LAN = 25_000_000  # bytes a second: what a cut finds under way is a packet or two, not a memory

pytestmark = pytest.mark.xdist_group("links")  # they take time: not beside each other


@pytest.mark.parametrize("seed", [1, 2, 3, 4, 5])
def test_a_large_file_arrives_through_cuts_and_hardly_a_byte_goes_twice(
    tmp_path: Path, seed: int
) -> None:
    above = district()
    below, data = post(above), Random(seed).randbytes(LARGE)
    weather = Weather(seed=seed, mean_cut=LARGE // 10, rate=LAN)
    with mailbox_near(above.ledger, tmp_path) as port:
        with bad_link(port, weather) as link:
            sent_at_last(courier_of(below, link.port), data, above.unit, Random(seed))
            assert link.cuts >= 3
            assert link.up <= 1.05 * LARGE
            assert link.down <= 0.01 * LARGE
        (letter,) = courier_of(above, port).letters()
        assert letter.size == LARGE


def test_a_slow_link_with_outages_is_used_for_a_third_of_its_time_at_least(tmp_path: Path) -> None:
    times = 10  # as fast as 64 kbit/s with an outage of 4 s every 15 s, and as impatient
    above = district()
    below, data = post(above), Random(1).randbytes(250_000)

    def ratio(seed: int) -> float:
        weather = Weather(seed=seed, rate=8000 * times, delay=0.15 / times, fair=1.5, outage=0.4)
        with (
            mailbox_near(above.ledger, tmp_path / f"{seed}") as port,
            bad_link(port, weather) as link,
        ):
            seconds = seconds_of(courier_of(below, link.port, patient(times)), data, above.unit)
            (letter,) = courier_of(above, port).letters()
        assert letter.size == len(data)
        return seconds / weather.floor(len(data))

    assert any(ratio(seed) <= 3 for seed in (5, 2))  # another may have needed this computer


@pytest.mark.skipif(bool(why := why_not()), reason=why)
def test_a_real_weak_link_is_used_for_a_third_of_its_time_at_least(tmp_path: Path) -> None:
    times = 4  # the kernel's own time-outs do not get shorter
    above = district()
    below, data = post(above), Random(1).randbytes(120_000)
    shown = certificate(tmp_path / "tls", DISTRICT)

    def ratio(seed: int) -> float:
        weather = Weather(seed, 0, 8000 * times, 0.15 / times, 0.1, 15 / times, 4 / times)
        with weak_link(weather) as link:
            ear = link.district.run(lambda: socket.create_server((DISTRICT, 0)))
            with mailbox_near(above.ledger, tmp_path / f"{seed}", ear, shown) as port:
                url = f"https://{DISTRICT}:{port}"
                ours = courier_of(below, url, patient(times), shown.authority)
                seconds = link.post.run(lambda: seconds_of(ours, data, above.unit))
                theirs = courier_of(above, url, certificate=shown.authority)
                (letter,) = link.district.run(theirs.letters)
        assert letter.size == len(data)
        return seconds / weather.floor(len(data))

    # which packets are lost is chance: half of the time is 1.5, one time in ten over 3
    assert any(ratio(seed) <= 3 for seed in (12, 14))


def patient(times: int) -> Patience:
    usual = Patience()
    return Patience(usual.connect / times, usual.read / times, usual.chunk / times)


def seconds_of(courier: MailboxCourier, data: bytes, to: str) -> float:
    began = monotonic()
    sent_at_last(courier, data, to, Random(1))
    return monotonic() - began

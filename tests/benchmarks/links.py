"""Files over bad links beside what the links allow, and saving while a large file goes up.

Run: python3 dev.py bench links
"""

from __future__ import annotations

import socket
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from multiprocessing import Pipe, get_context
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from statistics import median, quantiles
from threading import Event, Thread
from time import monotonic

from storage.ledger import Ledger
from storage.records import Activity
from storage.repository import put
from sync.couriers.mailbox import MailboxCourier
from sync.couriers.mailbox_line import Patience
from sync.outgoing import Cargo, seal_next
from sync.post_office import PostOffice
from tests.benchmarks.sample_year import timed
from tests.conftest import UNIT, post_settings
from tests.sync.mailbox.certificates import certificate
from tests.sync.mailbox.links import bad_link
from tests.sync.mailbox.nearby import courier_of, mailbox_near, sent_at_last
from tests.sync.mailbox.weak_link import DISTRICT, weak_link, why_not
from tests.sync.mailbox.weather import Weather
from tests.sync.offices import Office, district, pair, post

LARGE, LAN = 20_000_000, 25_000_000
SEEDS = range(1, 7)
SAVES = 300
_KEY = bytes(range(32))


def measure() -> str:
    """Send over each kind of link, save meanwhile, and return one line of figures."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        said = [_cut(place / "cut"), _slow(place / "slow"), _real(place), _saving(place)]
    return "; ".join(said)


def _cut(place: Path) -> str:
    above = district()
    below, sent, back, cuts = post(above), [], [], 0
    with mailbox_near(above.ledger, place) as port:
        for seed in SEEDS:
            data = Random(seed).randbytes(LARGE)
            with bad_link(port, Weather(seed=seed, mean_cut=LARGE // 10, rate=LAN)) as link:
                sent_at_last(courier_of(below, link.port), data, above.unit, Random(seed))
                sent.append(link.up / LARGE)
                back.append(link.down / LARGE)
                cuts += link.cuts
        arrived = len(courier_of(above, port).letters())
    return (
        f"20 MB, đứt sau trung bình 2 MB: đến {arrived}/{len(SEEDS)}, {cuts} lần đứt, gửi "
        f"{max(sent):.3f} lần cỡ tệp, chiều về {max(back):.4f}"
    )


def _slow(place: Path) -> str:
    """Ten times as fast as 64 kbit/s with an outage of 4 s every 15 s, and as impatient."""
    above = district()
    below, ratios = post(above), []
    with mailbox_near(above.ledger, place) as port:
        for seed in SEEDS:
            data = Random(seed).randbytes(400_000)
            weather = Weather(seed=seed, rate=80_000, delay=0.015, fair=1.5, outage=0.4)
            with bad_link(port, weather) as link:
                ours = courier_of(below, link.port, _patient(10))
                ratios.append(_seconds(ours, data, above) / weather.floor(len(data)))
    return f"mạng chậm hay mất: {median(ratios):.1f} lần ít nhất (lâu nhất {max(ratios):.1f})"


def _real(place: Path) -> str:
    """Real packets, a tenth of them lost, TLS; four times as fast as 64 kbit/s."""
    if why := why_not():
        return f"mạng thật yếu: không đo được ({why})"
    above = district()
    below, ratios, sent = post(above), [], []
    shown = certificate(place / "tls", DISTRICT)
    for seed in SEEDS:
        data = Random(seed).randbytes(120_000)
        weather = Weather(seed + 10, 0, 32_000, 0.0375, 0.1, 3.75, 1.0)
        with weak_link(weather) as link:
            ear = link.district.run(lambda: socket.create_server((DISTRICT, 0)))
            with mailbox_near(above.ledger, place / f"real-{seed}", ear, shown) as port:
                url = f"https://{DISTRICT}:{port}"
                ours = courier_of(below, url, _patient(4), shown.authority)
                seconds = link.post.run(lambda: _seconds(ours, data, above))  # noqa: B023
        ratios.append(seconds / weather.floor(len(data)))
        sent.append(link.carried[0] / len(data))
    return (
        f"mạng thật yếu, mất 10% gói tin: {median(ratios):.1f} lần ít nhất (lâu nhất "
        f"{max(ratios):.1f}), trên dây {median(sent):.2f} lần cỡ tệp"
    )


def _saving(place: Path) -> str:
    """Save while 20 MB go up at 2 Mbit/s by the post office, on a thread as in the window."""
    place.mkdir(exist_ok=True)
    above, path = district(), place / "ledger.db"
    with Ledger(path, _KEY) as ledger:
        below = _with_a_large_file(above, ledger)
        with _elsewhere(above, Weather(rate=250_000)) as port:
            url = f"http://127.0.0.1:{port}"
            said = {"mailbox": url, "photos_by_mailbox": True}
            ledger.keep_settings(ledger.settings.model_copy(update=said))
            office, ended = PostOffice(lambda: Ledger(path, _KEY), lambda: below.keys), Event()
            thread = Thread(target=_serve, args=(office, ended))
            idle = _saves(ledger)
            thread.start()
            while not _on_its_way(office):  # the libraries of the network are loaded by then
                ended.wait(0.05)
            busy = _saves(ledger)
            assert _on_its_way(office)
            ended.set()
            thread.join()
            idle += _saves(ledger)
    rest, work = _slowest(idle), _slowest(busy)
    return (
        f"ghi một hoạt động lúc rảnh {rest:.1f} ms (p95), lúc gửi 20 MB {work:.1f}, tỉ số "
        f"{work / rest:.2f}"
    )


@contextmanager
def _elsewhere(above: Office, weather: Weather) -> Iterator[int]:
    """Serve a mailbox behind a link from another process, its files in memory: only ours counts."""
    ours, theirs = Pipe()
    process = get_context("fork").Process(target=_far, args=(above, weather, theirs))
    process.start()
    try:
        yield ours.recv()
    finally:
        ours.send("")
        process.join()


def _far(above: Office, weather: Weather, pipe: Connection) -> None:
    memory = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108  # only to measure
    with (
        tempfile.TemporaryDirectory(dir=memory) as folder,
        mailbox_near(above.ledger, Path(folder)) as port,
        bad_link(port, weather) as link,
    ):
        pipe.send(link.port)
        pipe.recv()


def _with_a_large_file(above: Office, ledger: Ledger) -> Office:
    ledger.keep_settings(post_settings(superior=above.unit))
    below = Office(UNIT, ledger=ledger)
    pair(above, below)
    with ledger.change():
        seal_next(ledger, Cargo("media", Random(1).randbytes(LARGE), 1), below.keys)
    return below


def _on_its_way(office: PostOffice) -> bool:
    moving = office.standing.moving
    return moving is not None and 0 < moving.done < moving.total


def _serve(office: PostOffice, ended: Event) -> None:
    while not ended.is_set():
        ended.wait(max(0.0, min(office.turn(monotonic()) - monotonic(), 1.0)))
    office.close()


def _saves(ledger: Ledger) -> list[float]:
    return [1000 * timed(_save(ledger, number))[0] for number in range(SAVES)]


def _save(ledger: Ledger, number: int) -> Callable[[], object]:
    day = date(2022, 12, 1)
    work = Activity(unit=UNIT, kind="talk", happened_on=day, title=f"Họp thôn {number}")
    return lambda: put(ledger, work)


def _slowest(times: list[float]) -> float:
    return quantiles(times, n=20)[-1]


def _patient(times: int) -> Patience:
    usual = Patience()
    return Patience(usual.connect / times, usual.read / times, usual.chunk / times)


def _seconds(courier: MailboxCourier, data: bytes, above: Office) -> float:
    began = monotonic()
    sent_at_last(courier, data, above.unit, Random(1))
    return monotonic() - began

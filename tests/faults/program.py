"""The program on a failing disk: tries acts on copies of real books and tells what went wrong.

It reads an order on each line of its standard input and answers with a line; it is started with the
failing disk preloaded, once for all orders, since starting Python costs more than an act.
"""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from shutil import copytree, rmtree
from signal import SIGKILL
from traceback import format_exc
from typing import Any

from storage.errors import KnownError
from tests.faults.acts import ACTS, Act, content_of, lay_books
from tests.faults.apart import Apart, lay_apart
from tests.faults.clock_day import work
from tests.faults.failing_disk import FAULTS, Fault, calls, clock_off_by, failing, recorded, watch
from tests.journeys.killed_books import Desks, Known, check_books, opened


@dataclass
class Room:
    """Books as they were laid, and the place where a copy of them meets the failing disk."""

    folder: Path
    apart: dict[str, Apart] = field(default_factory=dict)
    laid: list[str] = field(default_factory=list)
    said: Counter[str] = field(default_factory=Counter)

    def fresh(self, laid: str = "laid") -> Path:
        """Return a fresh copy of books as they were laid."""
        rmtree(self.folder / "live", ignore_errors=True)
        return Path(copytree(self.folder / laid, self.folder / "live"))

    def attempt(self, fault: Fault, at: int, act: Act, desks: Desks) -> None:
        """Do the act while the disk fails; only words that a user understands may come."""
        try:
            with failing(fault, at):
                act.does(desks)
        except KnownError as error:
            self.said[error.CODE] += 1
        else:
            self.said["done"] += 1
            assert act.is_done(desks)

    def begun(self, live: Path, fault: Fault, at: int, act: Act) -> None:
        """Do the act in books that are opened here."""
        with opened(live) as desks, failing(fault, at):
            act.does(desks)

    def killed(self, work: Callable[[], None]) -> None:
        """Let a process of its own do some work in which it is killed."""
        worker = os.fork()
        if not worker:
            try:
                work()
            finally:
                os._exit(0)
        self.said["killed" if os.waitpid(worker, 0)[1] == SIGKILL else "done"] += 1

    def one(self, fault: Fault, at: int, act: Act) -> None:
        """Do an act on a failing disk, and then again on a sound one."""
        live = self.fresh()
        if fault.kills:
            before = self.laid
            self.killed(lambda: self.begun(live, fault, at, act))
        else:
            with opened(live) as desks:
                before = _content(desks)
                self.attempt(fault, at, act, desks)
                if not act.is_done(desks):
                    assert _content(desks) == before
                    if at % 2:  # the user tries again at once
                        act.does(desks)
        check_books(live, Known())
        with opened(live) as desks:  # or after a new start
            if not act.is_done(desks):
                assert _content(desks) == before
                act.does(desks)
            assert act.is_done(desks)

    def count(self, fault: Fault, act: Act) -> int:
        """Return how many calls the act makes that the fault may meet."""
        with opened(self.fresh()) as desks, failing(fault, 0):
            act.does(desks)
        return calls()

    def one_apart(self, fault: Fault, at: int, act: Apart) -> None:
        """Do to closed books what may fail; they are as before or after, and it works again."""
        live = self.fresh("apart")
        if fault.kills:
            self.killed(lambda: self.begun_apart(live, fault, at, act))
        else:
            try:
                self.begun_apart(live, fault, at, act)
            except KnownError as error:
                self.said[error.CODE] += 1
            else:
                self.said["done"] += 1
        act.holds(live)

    def begun_apart(self, live: Path, fault: Fault, at: int, act: Apart) -> None:
        """Do it while the disk fails."""
        with failing(fault, at):
            act.does(live)

    def count_apart(self, fault: Fault, act: Apart) -> int:
        """Return how many calls it makes that the fault may meet."""
        self.begun_apart(self.fresh("apart"), fault, 0, act)
        return calls()


def _content(desks: Desks) -> list[str]:
    return [content_of(office.ledger.connection) for office in (desks.post, desks.superior)]


def _spread(total: int, points: int | None) -> list[int]:
    """Return which calls fail: all, or some spread evenly from the first to the last."""
    if not points or points >= total:
        return list(range(1, total + 1))
    return sorted({1 + round(place * (total - 1) / (points - 1)) for place in range(points)})


def _tried(room: Room, name: str, fault: Fault, points: int | None) -> Iterator[str]:
    """Try all points of one act; yield what went wrong."""
    if name in ACTS:
        total, one = room.count(fault, ACTS[name]), partial(room.one, act=ACTS[name])
    else:
        act = room.apart[name]
        total, one = room.count_apart(fault, act), partial(room.one_apart, act=act)
    for at in _spread(total, points):
        room.said["points"] += 1
        try:
            one(fault, at)
        except Exception:  # noqa: BLE001  # whatever it is, the test must hear of it
            yield f"{name}, call {at} of {total}\n{format_exc()}"


def _work_through(live: Path, record: Path) -> None:
    """Do every act once, recorded; then start anew and save once more."""
    with recorded(record) as say:
        with opened(live) as desks:
            for name, act in ACTS.items():
                act.does(desks)
                say(name)
        with opened(live) as desks:
            ACTS["save"].does(desks)
            say("save")


def _answer(room: Room, order: dict[str, Any]) -> dict[str, Any]:
    if order["act"] == "clock":
        try:
            return {"told": work(room.fresh(), order["years"]), "wrong": []}
        except Exception:  # noqa: BLE001  # whatever it is, the test must hear of it
            return {"wrong": [format_exc()]}
        finally:
            clock_off_by(0)
    if order["act"] == "record":
        live = room.fresh()
        _work_through(live, room.folder / "record")
        return {"laid": str(room.folder / "laid"), "live": str(live)}
    wrong = list(_tried(room, order["act"], FAULTS[order["fault"]], order["points"]))
    return {"said": room.said, "wrong": wrong}


def _main() -> None:
    room = Room(Path(sys.argv[1]).resolve())
    for laid in ("laid", "apart"):
        (room.folder / laid).mkdir()
    lay_books(room.folder / "laid")
    room.apart = lay_apart(room.folder / "apart")
    with opened(room.fresh()) as desks:
        room.laid = _content(desks)
    watch(room.folder / "live")
    for line in sys.stdin:
        order = json.loads(line)
        room.said.clear()
        sys.stdout.write(json.dumps(_answer(room, order)) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    _main()

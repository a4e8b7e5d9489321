"""A program that works in real books until it is killed, and says at once what it has done.

It is started once; for each line on its standard input it forks a worker, which costs no start of
Python. A worker acknowledges each action by one line to the pipe it was given.
"""

from __future__ import annotations

import json
import os
import random
import sys
from collections.abc import Callable
from datetime import date, timedelta
from hashlib import sha256
from itertools import cycle
from pathlib import Path
from traceback import print_exc
from typing import Any

from storage.backup import make_backup
from storage.drafts import draft_of, keep_draft
from storage.journal import journal_head
from storage.months import closed_months, open_month, reopen, window
from storage.privacy.erasing import erase
from storage.privacy.tombstones import NEUTRAL
from storage.records import Activity, Member, Record, Team
from storage.repository import find, put
from storage.steps import drain
from sync.acknowledgement import take_receipt
from sync.outbox import bundle_bytes, outgoing
from sync.outgoing import close_month, write_out
from sync.received import kept_receipt, state_of
from tests.conftest import UNIT
from tests.journeys.killed_books import CORRECTION, DRAFT, Desks, opened

Said = dict[str, Any] | None  # None: there was nothing to do
TODAY = date(2100, 1, 1)  # whatever month is open, it is over


def type_on(desks: Desks) -> Said:
    """Type a letter more into a form that is not saved yet."""
    ledger = desks.post.ledger
    typed = (draft_of(ledger, DRAFT) or {"typed": 0})["typed"] + 1
    keep_draft(ledger, DRAFT, {"typed": typed, "title": "Họp dân " * 20})
    return {"draft": typed}


def save_activity(desks: Desks) -> Said:
    """Save an activity of the open month."""
    ledger = desks.post.ledger
    first, last = window(ledger, open_month(ledger, TODAY))
    on = first + timedelta(days=random.randrange((last - first).days + 1))
    said = {"sessions": 1, "attendances": random.randrange(200)}
    return _put(desks, Activity(unit=UNIT, kind="propaganda", happened_on=on, measures=said))


def change_activity(desks: Desks) -> Said:
    """Correct the newest activity, unless its month is closed."""
    ledger = desks.post.ledger
    newest = find(ledger, Activity)[0]
    month_began = window(ledger, open_month(ledger, TODAY))[0]
    if newest.happened_on < month_began or len(newest.result) > 400:
        return None
    return _put(desks, newest.model_copy(update={"result": newest.result + CORRECTION}))


def save_member(desks: Desks) -> Said:
    """Save a member, whom the headcount of the team follows."""
    (group,) = find(desks.post.ledger, Team)
    return _put(desks, Member(unit=UNIT, team=group.id, full_name="Trần Văn Ân"))


def close(desks: Desks) -> Said:
    """Close the open month: figures, bundle and guards at once."""
    month = open_month(desks.post.ledger, TODAY)
    sealed = drain(close_month(desks.post.ledger, month, desks.post.keys, TODAY))
    return {"month": month, "revision": sealed.revision, "state": "closed"}


def export(desks: Desks) -> Said:
    """Write the bundle of the last closed month to the stick."""
    done = outgoing(desks.post.ledger)
    if not done:
        return None
    path = write_out(desks.post.ledger, done[-1].month, desks.stick, desks.post.keys)
    return {"written": path.name, "sha256": sha256(path.read_bytes()).hexdigest()}


def receive(desks: Desks) -> Said:
    """Take the next bundle into the superior's books."""
    for bundle in outgoing(desks.post.ledger):
        if not state_of(desks.superior.ledger, bundle.bundle_id):
            desks.superior.receive(bundle_bytes(desks.post.ledger, bundle))
            return {"taken": bundle.bundle_id}
    return None


def take_answer(desks: Desks) -> Said:
    """Bring the next receipt back to the post."""
    for bundle in outgoing(desks.post.ledger):
        if not bundle.answer and state_of(desks.superior.ledger, bundle.bundle_id):
            take_receipt(desks.post.ledger, kept_receipt(desks.superior.ledger, bundle.bundle_id))
            return {"answered": bundle.bundle_id}
    return None


def reopen_month(desks: Desks) -> Said:
    """Open the last closed month again, every third time."""
    done = closed_months(desks.post.ledger)
    if not done or not done[-1].is_closed or random.randrange(3):
        return None
    reopen(desks.post.ledger, done[-1].month, "Sót một buổi họp")
    return {"month": done[-1].month, "revision": done[-1].revision, "state": "reopened"}


def back_up(desks: Desks) -> Said:
    """Make a copy of the books, every third time."""
    if random.randrange(3):
        return None
    return {"copied": drain(make_backup(desks.post.ledger)).said.journal}


def erase_member(desks: Desks) -> Said:
    """Erase what the books say of a member, every third time."""
    named = [one for one in find(desks.post.ledger, Member) if one.full_name != NEUTRAL]
    if not named or random.randrange(3):
        return None
    erase(desks.post.ledger, named[-1:], "objection", TODAY)
    return {"erased": named[-1].id}


ACTIONS: tuple[Callable[[Desks], Said], ...] = (
    type_on,
    save_activity,
    change_activity,
    save_member,
    close,
    export,
    receive,
    take_answer,
    reopen_month,
    back_up,
    erase_member,
)


def _put(desks: Desks, record: Record) -> Said:
    put(desks.post.ledger, record)
    return {"kind": record.KIND, "record": record.model_dump(mode="json")}


def _work(folder: Path, pipe: int) -> None:
    random.seed()
    start = random.randrange(len(ACTIONS))
    with opened(folder) as desks:
        for action in cycle(ACTIONS[start:] + ACTIONS[:start]):
            said = action(desks)
            if said is not None:
                head = journal_head(desks.post.ledger.db)
                line = said | {"did": action.__name__, "head": [head.seq, head.hash]}
                os.write(pipe, json.dumps(line).encode() + b"\n")


def _main() -> None:
    folder, pipe = Path(sys.argv[1]), int(sys.argv[2])
    for _line in sys.stdin:
        worker = os.fork()
        if not worker:
            try:
                _work(folder, pipe)
            finally:
                print_exc()
                os._exit(1)
        _answer(worker)
        _answer(os.waitpid(worker, 0)[1])


def _answer(number: int) -> None:
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    _main()

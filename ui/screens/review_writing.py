"""Carrying answers back: signed files and receipts, written for each unit and read back."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from resources.wording import _
from storage.dossiers import newest_dossier
from storage.ledger import Ledger
from storage.steps import Step, Steps
from sync.couriers.folder import FolderCourier
from sync.decision_signing import DecisionFile, decisions, decisions_to_write, write_decision_file
from sync.keys import UnitKeys
from sync.parcels import mark_left
from sync.parcels_out import receipt_parcel
from sync.receipts import receipt_name, receipt_of
from sync.received import kept_receipt
from ui.screens.asking import tell
from ui.screens.desk import Desk
from ui.screens.sticks import ask_folder
from ui.screens.working import Working


@dataclass(frozen=True, slots=True)
class Carried:
    """How much was written: answers, receipts, for how many units."""

    answers: int
    receipts: int
    units: int


def answers_to_carry(ledger: Ledger, again: Collection[str] = ()) -> list[DecisionFile]:
    """Return the answers that were never written out, or all those to some proposals."""
    if not again:
        return decisions_to_write(ledger)
    return [one for one in decisions(ledger) if one.proposal in again]


def write_answers(
    ledger: Ledger, folder: Path, keys: UnitKeys, again: Collection[str] = ()
) -> Steps[Carried]:
    """Write answers, and the receipt of the dossier that each speaks of, to a stick or folder."""
    found, stick = answers_to_carry(ledger, again), FolderCourier(folder)
    receipts: set[Path] = set()
    for place, one in enumerate(found):
        yield Step(place, len(found), one.unit)
        write_decision_file(ledger, one, stick, keys)
        dossier = newest_dossier(ledger, one.proposal)
        if dossier:
            data = kept_receipt(ledger, dossier.bundle_id)
            receipts.add(stick.put(one.unit, receipt_name(receipt_of(data)), data))
            mark_left(ledger, receipt_parcel(data), data, "stick")
    return Carried(len(found), len(receipts), len({one.unit for one in found}))


def carry(desk: Desk, working: Working, parent: QWidget, again: Collection[str] = ()) -> None:
    """Ask where to, write, and say honestly what that means."""
    count = len(answers_to_carry(desk.ledger, again))
    if not count:
        words = _(
            "Mọi trả lời đã ký đều đã ghi ra. Muốn ghi lại, hãy chọn hồ sơ rồi bấm «Ghi lại trả "
            "lời cũ»."
        )
        tell(parent, _("Không có trả lời nào chờ ghi"), words)
        return
    question = _("Chọn nơi ghi {count} trả lời và biên nhận.").format(count=count)
    folder = ask_folder(parent, _("Ghi trả lời"), question)
    if folder:
        write_to(desk, working, folder, again, partial(say_carried, parent, folder))


def write_to(
    desk: Desk,
    working: Working,
    folder: Path,
    again: Collection[str],
    then: Callable[[Carried], object],
) -> None:
    """Write answers to a folder in a job."""
    keys, wanted = desk.keys, tuple(again)
    job = desk.job(lambda ledger: write_answers(ledger, folder, keys, wanted), "decision")
    working.run(job, _("Đang ghi trả lời…"), then)


def say_carried(parent: QWidget, folder: Path, carried: Carried) -> None:
    """Say what was written and what is still to be done."""
    words = _(
        "Đã ghi {answers} trả lời và {receipts} biên nhận của {units} đơn vị vào {folder}, đọc lại "
        "và kiểm tra đúng. Như vậy chưa phải là đơn vị đã nhận: hãy trả USB cho đơn vị; đơn vị mở "
        "trả lời thì khen thưởng tự vào sổ của đơn vị."
    )
    said = words.format(
        answers=carried.answers,
        receipts=carried.receipts,
        units=carried.units,
        folder=folder,
    )
    tell(parent, _("Đã ghi trả lời"), said)

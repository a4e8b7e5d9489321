"""Files that travel, as lines of a list: what lies there, what leaves, what became of what came."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from resources.wording import _
from storage.ledger import Ledger
from sync.carried import Carried
from sync.parcel import Outcome, Parcel, TakenParcel
from sync.parcels import KINDS
from sync.stick import Found
from sync.stick_trip import Came, Went
from sync.stick_words import found_title, found_words, parcel_title, size_words, some_units
from ui.screens.lines import Line
from ui.screens.states import State, state_of
from ui.screens.words import moment_words

OUTCOMES: dict[str, State] = {
    "good": State(_("Đã nhận"), "good", "good", ""),
    "again": State(_("Đã có"), "repeat", "muted", ""),
    "waits": State(_("Chờ gói trước"), "clock", "warning", ""),
    "care": State(_("Cần xem"), "warning", "warning", ""),
    "people": State(_("Cần làm tay"), "warning", "warning", ""),
    "refused": State(_("Từ chối"), "bad", "bad", ""),
}
WAYS = {"stick": _("USB, thư mục"), "mailbox": _("Hộp thư"), "file": _("Mở tệp")}
_SIGNS = {
    "new": "good",
    "known": "repeat",
    "later": "clock",
    "refused": "bad",
    "damaged": "bad",
    "carried": "usb",
}


def outcome_state(outcome: Outcome | str) -> State:
    """Return how the outcome of a file is said."""
    return OUTCOMES.get(outcome) or State(outcome, "info", "", "")


def taken_state(taken: TakenParcel) -> State:
    """Return how what became of a file is said; of a receipt, what it answers."""
    if taken.kind == "receipt" and taken.outcome != "refused":
        return state_of(taken.state)
    if (taken.kind, taken.outcome) == ("bundle", "care"):
        return State(_("Cách ly"), "flag", "bad", "")
    return outcome_state(taken.outcome)


def found_line(ledger: Ledger, found: Found) -> Line:
    """Say what a file on a stick is, whose, and where it stands."""
    said = found_words(ledger, found)
    whose = found.label.sender or found.unit
    if found.kind and not found.label.sender and KINDS[found.kind].above is None:
        whose = _superior_of(ledger)  # it lies in the folder of whom it is for
    words = (found_title(found), some_units(ledger, [whose]) if whose else "", said.words)
    tip = f"{found.path.parent.name}/{found.path.name}"
    return Line(words, found, _SIGNS.get(found.standing, "more"), said.tone, tip=tip)


def waiting_line(ledger: Ledger, parcel: Parcel) -> Line:
    """Say what a parcel is, for whom, and how large."""
    to = some_units(ledger, [parcel.to]) if parcel.to else _("mọi đơn vị")
    words = (parcel_title(ledger, parcel), to, size_words(parcel.size))
    return Line(words, parcel, "clock", tip=parcel.name)


def went_line(ledger: Ledger, went: Went) -> Line:
    """Say whether a parcel was written."""
    parcel = went.parcel
    to = some_units(ledger, [parcel.to]) if parcel.to else _("mọi đơn vị")
    done = went.trouble or _("Đã ghi, đọc lại đúng")
    sign, tone = ("bad", "bad") if went.trouble else ("usb", "")
    return Line((parcel_title(ledger, parcel), to, done), parcel, sign, tone, tip=parcel.name)


def came_line(came: Came, names: Mapping[str, str]) -> Line:
    """Say what became of a file that lay on the stick."""
    taken, state = came.taken, taken_state(came.taken)
    title = taken.title or found_title(came.found)
    whose = names.get(taken.unit, taken.unit) or came.found.path.name
    words = (state.word, title, whose, taken.words)
    return Line(words, sign=state.sign, tone=state.tone, tip=came.found.path.name)


def carried_line(carried: Carried, names: Mapping[str, str], latest: date | None) -> Line:
    """Say one line of the history."""
    kind = KINDS[carried.kind].words if carried.kind in KINDS else _("Tệp lạ")
    state = outcome_state(carried.outcome)
    if carried.direction == "out" and carried.outcome == "good":
        state = State(_("Đã ghi ra"), "usb", "", "")
        if carried.way == "mailbox":
            state = State(_("Đã gửi đi"), "exchange", "", "")
    words = (
        moment_words(carried.at, latest),
        _("Ra") if carried.direction == "out" else _("Vào"),
        WAYS.get(carried.way, carried.way),
        kind[:1].upper() + kind[1:],
        names.get(carried.unit, carried.unit),
        state.word,
        carried.name,
    )
    return Line(words, carried, state.sign, state.tone, tip=carried.words)


def _superior_of(ledger: Ledger) -> str:
    settings = ledger.settings
    return settings.unit if settings.is_superior else settings.superior or ""

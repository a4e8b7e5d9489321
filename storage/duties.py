"""What each role of officers may do in the books (quyền: trưởng, cán bộ, chỉ xem).

The chief closes, reopens, signs, exports and manages; an officer records; a reader looks.
"""

from __future__ import annotations

from typing import Literal

from resources.wording import _
from storage.errors import NotAllowedError
from storage.ledger import Ledger

Duty = Literal["look", "record", "close", "reopen", "sign", "export", "manage"]
OfficerRole = Literal["chief", "officer", "reader"]

_DUTIES: dict[OfficerRole, frozenset[Duty]] = {
    "chief": frozenset({"look", "record", "close", "reopen", "sign", "export", "manage"}),
    "officer": frozenset({"look", "record"}),
    "reader": frozenset({"look"}),
}


_OF_SOUND_BOOKS: frozenset[Duty] = frozenset({"close", "sign", "export"})


def may(ledger: Ledger, duty: Duty) -> bool:
    """Tell whether whoever is at the desk may do this."""
    return duty in _DUTIES[ledger.actor.role]


def require(ledger: Ledger, duty: Duty) -> None:
    """Raise NotAllowedError unless whoever is at the desk may do this; nothing was changed.

    What only sound books may do is refused with JournalRewrittenError while a doubt about the
    journal has not been read by the chief.
    """
    if not may(ledger, duty):
        raise NotAllowedError(
            _(
                "Vai trò của đồng chí chưa được làm việc này. Sổ không đổi; hãy nhờ Trưởng Công an "
                "xã làm, hoặc đổi người dùng."
            )
        )
    if duty in _OF_SOUND_BOOKS and ledger.actor.doubt:
        raise ledger.actor.doubt

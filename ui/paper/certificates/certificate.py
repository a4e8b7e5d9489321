"""What one giấy khen says, and the order in which a batch of them is printed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from resources.wording import official
from storage.spelling import name_key, sort_key

_GROUPS = ("collective", "household", "individual")
_DIGITS = 6  # of the longest number in a name


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """The words for one sheet of stock; what is empty is left to the pen."""

    name: str
    subject: str = "individual"
    """A code of award_subjects: collectives are printed first, people last."""
    head: str = ""
    """Who commends: Chủ tịch Ủy ban nhân dân xã Gia Thắng."""
    address: str = ""
    achievement: str = ""
    number: str = ""
    """Of the decision: 45/QĐ-UBND."""
    decided_on: date | None = None
    book_number: str = ""
    place: str = ""
    day: date | None = None
    signer_title: str = ""
    """One line, or several: TM. ỦY BAN NHÂN DÂN, CHỦ TỊCH."""
    signer_name: str = ""
    award: str = ""
    """The identity of the award that it is printed for, where it is in the register."""


def in_order(certificates: Iterable[Certificate]) -> list[Certificate]:
    """Put collectives first, then households, then people, who go by given name."""
    return sorted(certificates, key=order_of)


@official
def order_of(one: Certificate) -> tuple[int, str]:
    """Return what a certificate is ordered by."""
    group = _GROUPS.index(one.subject) if one.subject in _GROUPS else len(_GROUPS)
    if one.subject == "collective":  # Tổ 2 stands before Tổ 10
        return group, sort_key(re.sub(r"\d+", lambda found: found[0].zfill(_DIGITS), one.name))
    return group, name_key(one.name)

"""What every record has: an identity, an owning unit and the time of its last change."""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime
from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from storage.records.facts import Fact
from storage.spelling import composed

Text = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=500), AfterValidator(composed)
]
LongText = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=20_000), AfterValidator(composed)
]
Name = Annotated[Text, StringConstraints(min_length=1, max_length=200)]
Code = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_-]{0,39}$")]
Codes = tuple[Code, ...]
Identity = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]
Identities = tuple[Identity, ...]
UnitCode = Annotated[
    str,
    StringConstraints(
        pattern=r"^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*){0,3}$", max_length=120
    ),
]
Count = Annotated[int, Field(ge=0, le=1_000_000_000_000)]


def new_identity() -> str:
    """Return an identity ordered by time to the microsecond (UUID version 7) as 32 hex digits.

    The twelve bits after the milliseconds tell their fraction (RFC 9562 §5.7 and §6.2, method 3).
    """
    stamp, rest = divmod(time.time_ns(), 1_000_000)
    fraction = (rest << 12) // 1_000_000
    chance = int.from_bytes(os.urandom(8), "big") >> 2
    return UUID(int=stamp << 80 | 7 << 76 | fraction << 64 | 2 << 62 | chance).hex


class Value(BaseModel):
    """A small value inside a record; it never changes in place."""

    # What checks the values is made when a kind is first used: a start needs few kinds.
    # What was wrong is told without the value: it may be a name, and errors are printed.
    model_config = ConfigDict(
        frozen=True, extra="forbid", defer_build=True, hide_input_in_errors=True
    )


class Record(Value):
    """The base of all record kinds; values never change in place."""

    KIND: ClassVar[str]  # its table, its section of a bundle
    TITLE: ClassVar[str]  # what people call it
    NAMED_BY: ClassVar[str] = "name"  # the field people know a record by
    DATED_BY: ClassVar[str] = ""  # the date that puts it in a month; a register has none
    SENT: ClassVar[bool] = True  # travels in the bundle of a month
    SOUGHT: ClassVar[bool] = True  # found by the one search over everything

    id: Annotated[Identity, Fact("Mã")] = Field(default_factory=new_identity)
    unit: Annotated[UnitCode, Fact("Đơn vị")]
    changed_at: Annotated[datetime, Fact("Sửa lúc")] = Field(
        default_factory=lambda: datetime.now(UTC)
    )

"""The words that signed documents share, and the one strict way to read and write them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date, datetime
from json import JSONDecoder
from typing import Annotated, Any, ClassVar, Literal, NoReturn, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
)
from pyrage import RecipientError, x25519

from resources.wording import _
from sync.age_key import refuse_weak
from sync.errors import NewerFormatError, RefusedError
from sync.sshsig import public_key

FORMAT: Literal[1] = 1

BundleKind = Literal["month", "dossier", "media", "recovery"]


def bundle_words() -> dict[BundleKind, str]:
    """Return what people call each kind of bundle."""
    return {
        "month": _("gói tháng"),
        "dossier": _("gói hồ sơ khen thưởng"),
        "media": _("gói ảnh"),
        "recovery": _("gói khôi phục"),
    }


_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(
    rf"{_DAY.pattern}T([0-9]{{2}}:){{2}}[0-9]{{2}}(\.[0-9]{{1,6}})?(Z|[+-][0-9]{{2}}:[0-9]{{2}})"
)


def _spelled(spelling: re.Pattern[str], read: Callable[[str], date]) -> BeforeValidator:
    """Read one spelling of a day or moment, of the many that pydantic knows."""

    def read_strictly(value: object) -> object:
        if not isinstance(value, str):
            return value
        if not spelling.fullmatch(value):
            raise ValueError(value)
        return read(value)

    return BeforeValidator(read_strictly)


def _ssh_line(line: str) -> str:
    public_key(line)
    return line


def _recipient(text: str) -> str:
    try:
        x25519.Recipient.from_str(text)
    except RecipientError as error:
        raise ValueError(text) from error
    refuse_weak(text)
    return text


Month = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])$")]
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Number = Annotated[int, Field(ge=1, le=2**31)]
Version = Annotated[int, Field(ge=0, le=2**31)]
Size = Annotated[int, Field(ge=0, le=2**40)]
Day = Annotated[date, _spelled(_DAY, date.fromisoformat)]
Moment = Annotated[datetime, _spelled(_MOMENT, datetime.fromisoformat)]
Title = Annotated[str, StringConstraints(min_length=1, max_length=200)]
SshLine = Annotated[
    str, StringConstraints(pattern=r"^ssh-ed25519 [A-Za-z0-9+/]{68}$"), AfterValidator(_ssh_line)
]
Recipient = Annotated[
    str, StringConstraints(pattern=r"^age1[a-z0-9]{58}$"), AfterValidator(_recipient)
]


def _number(value: object) -> object:
    if type(value) is not int:  # to Python, true is 1
        raise ValueError(value)
    return value


class Value(BaseModel):
    """A part of a document; it never changes, and holds nothing but what is declared."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Document(Value):
    """A whole JSON document; the bytes written once are the bytes that are signed and sent."""

    UNREADABLE: ClassVar[type[RefusedError]]

    format: Annotated[Literal[1], BeforeValidator(_number)] = FORMAT

    def to_bytes(self) -> bytes:
        """Return the document as it travels: UTF-8 JSON in the order of declaration."""
        return self.model_dump_json(indent=1).encode() + b"\n"

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Read a document; NewerFormatError or the document's own error when it cannot be."""
        try:
            values = exact_json(data)
            newer = values["format"] > FORMAT
        except (ValueError, TypeError, KeyError) as error:
            raise cls.UNREADABLE from error
        if newer:
            raise NewerFormatError(format=values["format"])
        try:
            return cls.model_validate_json(data, strict=True)
        except ValidationError as error:
            raise cls.UNREADABLE from error


def exact_json(data: bytes) -> Any:
    """Return what JSON says that can be read in one way only; ValueError for any other.

    A name said twice, NaN and numbers with a fraction mean different things to different readers.
    """
    try:
        text = data.decode("utf-8")
        said = _EXACT.decode(text)
        if "\\u" in text:
            json.dumps(said, ensure_ascii=False).encode()  # half a letter cannot be encoded
    except RecursionError as error:
        raise ValueError(len(data)) from error
    return said


def _inexact(number: str) -> NoReturn:
    raise ValueError(number)


def _without_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Refuse a name said twice, for two readers would believe two different things."""
    values = dict(pairs)
    if len(values) != len(pairs):
        raise ValueError(pairs)
    return values


_EXACT = JSONDecoder(
    object_pairs_hook=_without_twins, parse_float=_inexact, parse_constant=_inexact
)

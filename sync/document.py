"""The words that signed documents share, and the one strict way to read and write them."""

from __future__ import annotations

import json
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
)
from pyrage import RecipientError, x25519

from resources.wording import _
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


def _ssh_line(line: str) -> str:
    public_key(line)
    return line


def _recipient(text: str) -> str:
    try:
        x25519.Recipient.from_str(text)
    except RecipientError as error:
        raise ValueError(text) from error
    return text


Month = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])$")]
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Number = Annotated[int, Field(ge=1, le=2**31)]
Version = Annotated[int, Field(ge=0, le=2**31)]
Size = Annotated[int, Field(ge=0, le=2**40)]
Title = Annotated[str, StringConstraints(min_length=1, max_length=200)]
SshLine = Annotated[str, StringConstraints(max_length=100), AfterValidator(_ssh_line)]
Recipient = Annotated[str, StringConstraints(max_length=100), AfterValidator(_recipient)]


class Value(BaseModel):
    """A part of a document; it never changes, and holds nothing but what is declared."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Document(Value):
    """A whole JSON document; the bytes written once are the bytes that are signed and sent."""

    UNREADABLE: ClassVar[type[RefusedError]]

    format: Literal[1] = FORMAT

    def to_bytes(self) -> bytes:
        """Return the document as it travels: UTF-8 JSON in the order of declaration."""
        return self.model_dump_json(indent=1).encode() + b"\n"

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Read a document; NewerFormatError or the document's own error when it cannot be."""
        try:
            values = json.loads(data.decode("utf-8"), object_pairs_hook=_without_twins)
            newer = values["format"] > FORMAT
        except (ValueError, TypeError, KeyError, RecursionError) as error:
            raise cls.UNREADABLE from error
        if newer:
            raise NewerFormatError(format=values["format"])
        try:
            return cls.model_validate_json(data, strict=True)
        except ValidationError as error:
            raise cls.UNREADABLE from error


def _without_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Refuse a name said twice, for two readers would believe two different things."""
    values = dict(pairs)
    if len(values) != len(pairs):
        raise ValueError(pairs)
    return values

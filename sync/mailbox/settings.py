"""What the admin of a mailbox may set: in a TOML file, by the environment, or as options."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import Field, ValidationError

from resources.wording import _
from storage.errors import KnownError
from sync.container import FILE_CAP, MIB
from sync.document import Value

PREFIX = "BINHYEN_MAILBOX_"

_GIB = 1024 * MIB

Count = Annotated[int, Field(ge=1)]
Seconds = Annotated[float, Field(gt=0)]


class SettingsError(KnownError):
    """A setting of the mailbox is unknown, missing or not of its kind."""

    CODE = "HT-20"


class MailboxSettings(Value):
    """Where the mailbox keeps things, whom it believes first, and how much it takes."""

    folder: Path  # parts of uploads; finished files too, where no other store is named
    store: Annotated[str, Field(pattern=r"^(s3://.+)?$")] = (
        ""  # s3://bucket/prefix; its keys are in the environment, as AWS_… says
    )
    registry: Path | None = None  # the .bys to believe at the first start
    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535)] = 8420
    trusted_proxies: str = "127.0.0.1"  # whose X-Forwarded-For is believed

    file_bytes: Count = FILE_CAP
    unit_bytes: Count = _GIB  # that wait from one unit
    unit_files: Count = 500
    total_bytes: Count = 50 * _GIB
    spare_bytes: Annotated[int, Field(ge=0)] = _GIB  # of the disk that stay free

    unit_rate: Seconds = 20  # requests a second, for long
    unit_burst: Count = 200
    address_rate: Seconds = 5  # unsigned or refused ones
    address_burst: Count = 100

    part_days: Count = 30  # without a byte, then an upload is given up
    letter_days: Count = 400  # not fetched, then a file is thrown away

    connections: Count = 2000
    header_seconds: Seconds = 20
    idle_seconds: Seconds = 30  # without a byte, in either direction
    keep_alive_seconds: Count = 75
    shutdown_seconds: Count = 10

    @classmethod
    def read(
        cls,
        file: Path | None,
        options: Mapping[str, Any],
        environment: Mapping[str, str] = os.environ,
    ) -> Self:
        """Return the settings: options before the environment before the file; SettingsError."""
        named = {
            name: environment[PREFIX + name.upper()]
            for name in cls.model_fields
            if environment.get(PREFIX + name.upper())
        }
        given = {name: value for name, value in options.items() if value is not None}
        try:
            return cls.model_validate((_from_file(file) if file else {}) | named | given)
        except ValidationError as error:
            names = sorted({str(item["loc"][0]) for item in error.errors()})
            raise _refused(", ".join(names)) from error


def _from_file(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise _refused(str(file)) from error


def _refused(what: str) -> SettingsError:
    words = _("Cài đặt của hộp thư không đúng: {what}. Hộp thư chưa chạy; hãy sửa rồi chạy lại.")
    return SettingsError(words.format(what=what))

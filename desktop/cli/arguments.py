"""What people type after a command: report months, and files to write to."""

from __future__ import annotations

import re
from pathlib import Path

import click

from resources.wording import _
from storage.errors import KnownError
from storage.files import write_whole

_MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")


class Month(click.ParamType[str]):
    """A report month, YYYY-MM."""

    name = "YYYY-MM"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """Return the month, or say how it is written."""
        if not _MONTH.fullmatch(str(value)):
            words = _("{value} không phải tháng; viết ví dụ 2026-11.")
            self.fail(words.format(value=value), param, ctx)
        return str(value)


class CannotWriteError(KnownError):
    """A file that was asked for cannot be written where it was asked for."""

    CODE = "BY-05"


MONTH = Month()
NEW_FILE = click.Path(path_type=Path, dir_okay=False)
EXISTING_FILE = click.Path(path_type=Path, dir_okay=False, exists=True)
FOLDER = click.Path(path_type=Path, file_okay=False)


def write_file(path: Path, data: bytes) -> None:
    """Write a file that somebody asked for; raises CannotWriteError."""
    try:
        write_whole(path, data)
    except OSError as error:
        raise CannotWriteError(
            _(
                "Không ghi được {path}: thư mục không có, chỉ đọc hoặc đĩa đầy. Sổ không mất gì; "
                "hãy chọn nơi khác."
            ).format(path=path)
        ) from error

"""What Qt needs of this computer, said in words before Qt gives up in its own."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

from resources.wording import _
from storage.errors import KnownError


class NoDisplayError(KnownError):
    """A window cannot be opened here."""

    CODE = "BY-03"


class SystemLibraryError(KnownError):
    """The operating system lacks a library that Qt leaves to it."""

    CODE = "BY-04"


def has_display(platform: str, environment: Mapping[str, str]) -> bool:
    """Tell whether Qt finds something to draw on: a display, or what was chosen for it."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not platform.startswith("linux") or any(environment.get(name) for name in names)


def refuse_without_display() -> None:
    """Raise NoDisplayError on a computer without a display."""
    if not has_display(sys.platform, os.environ):
        raise NoDisplayError(
            _(
                "Máy này không có màn hình nên chưa mở được cửa sổ; không có gì thay đổi. Hãy gõ "
                "lệnh, ví dụ demo; --help cho biết các lệnh."
            )
        )


def missing_library(error: ImportError) -> SystemLibraryError:
    """Say which library is missing; an error about anything else is raised again."""
    if ".so" not in str(error):
        raise error
    library = str(error).partition(":")[0]
    return SystemLibraryError(
        _(
            "Hệ điều hành thiếu thư viện {library} nên chưa mở được cửa sổ; không có gì thay đổi. "
            "Trên Debian, Ubuntu: sudo apt-get install -y libgl1 libegl1"
        ).format(library=library)
    )

"""When we made a mistake: the report tells where in our code, never what was in the register."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from desktop.paths import crash_folder
from resources.wording import _


def report(kind: type[BaseException], trace: TracebackType | None) -> Path:
    """Write the type of the error and the lines of our code; no message, no values, no names.

    The message of an exception may hold what somebody typed, so it is left out on purpose.
    """
    lines = [f"{kind.__module__}.{kind.__qualname__}", f"Python {sys.version.split()[0]}"]
    lines += [f"{at.filename}:{at.lineno} {at.name}" for at in traceback.extract_tb(trace)]
    crash_folder().mkdir(parents=True, exist_ok=True)
    path = crash_folder() / f"{datetime.now(UTC):%Y%m%d-%H%M%S-%f}.txt"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def _words(kind: type[BaseException], trace: TracebackType | None) -> str:
    words = _(
        "Phần mềm gặp lỗi của chính nó. Những gì đã lưu vẫn còn; việc đang làm dở có thể phải làm "
        "lại."
    )
    try:
        path = report(kind, trace)
    except OSError:  # the disk may be what failed: the words must come all the same
        return words
    where = _("Báo cáo lỗi (không có dữ liệu của sổ) nằm ở {path}.").format(path=path)
    return f"{words} {where}"


def watch(say: Callable[[str], object]) -> None:
    """From now on report what nobody caught, and say so in words."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        say(_words(kind, trace))

    sys.excepthook = hook

"""Where files are carried to: a USB stick that is plugged in, or a folder."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStorageInfo
from PySide6.QtWidgets import QFileDialog, QWidget

from resources.wording import _
from ui.screens.asking import choose

_MOUNTS = ("/media/", "/run/media/", "/Volumes/")
_GIB = 2**30


@dataclass(frozen=True, slots=True)
class Stick:
    """A stick that is plugged in."""

    path: Path
    words: str


def sticks(*, locked: bool = False) -> list[Stick]:
    """Return the sticks that are plugged in; those that can only be read too if asked for."""
    found = []
    for volume in QStorageInfo.mountedVolumes():
        root = volume.rootPath()
        usable = volume.isValid() and volume.isReady() and (locked or not volume.isReadOnly())
        if usable and _removable(root):
            free = f"{volume.bytesAvailable() / _GIB:.1f}".replace(".", ",")
            words = _("USB “{name}” (còn {free} GB)")
            if volume.isReadOnly():
                words = _("USB “{name}” (chỉ cho đọc)")
            said = words.format(name=volume.displayName() or root, free=free)
            found.append(Stick(Path(root), said))
    return found


def ask_folder(parent: QWidget | None, title: str, question: str) -> Path | None:
    """Ask where to write to or read from; none when the user goes back."""
    found = {str(stick.path): stick.words for stick in sticks()}
    if found:
        answers = found | {"other": _("Thư mục khác…"), "back": _("Quay lại")}
        answer = choose(parent, title, question, answers)
        if answer != "other":
            return Path(answer) if answer in found else None
    chosen = QFileDialog.getExistingDirectory(parent, title)
    return Path(chosen) if chosen else None


def _removable(root: str) -> bool:
    if sys.platform == "win32":
        from ctypes import windll  # type: ignore[attr-defined,unused-ignore]  # noqa: PLC0415  # only there

        return bool(windll.kernel32.GetDriveTypeW(root) == 2)  # noqa: PLR2004  # DRIVE_REMOVABLE
    return root.startswith(_MOUNTS)

"""Where books may stand: on a disk inside this computer, not on a stick and not on a network."""

from __future__ import annotations

import sys
from pathlib import Path

from resources.wording import _
from storage.errors import LedgerPlaceError

_NETWORK = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p", "afs", "davfs", "webdav"}
_NETWORK |= {"fuse.gvfsd-fuse", "fuse.rclone", "fuse.davfs2", "ceph"}
_STICK = {"vfat", "exfat", "msdos", "ntfs", "ntfs3", "fuseblk"}  # the last is NTFS as well
_STICK_FOLDERS = ("/media/", "/run/media/", "/mnt/")
_WINDOWS_REMOVABLE, _WINDOWS_REMOTE = 2, 4  # GetDriveTypeW


def refuse_outside_place(folder: Path) -> None:
    """Raise LedgerPlaceError when a folder is on a removable disk or a network."""
    kind = _windows_kind(folder) if sys.platform == "win32" else _mount_kind(folder)
    if kind == "network":
        raise LedgerPlaceError(
            _(
                "Thư mục này nằm trên mạng; sổ trên mạng dễ hỏng và lộ. Chưa có gì được tạo; hãy "
                "chọn một thư mục trên ổ đĩa của máy này."
            )
        )
    if kind == "removable":
        raise LedgerPlaceError(
            _(
                "Thư mục này nằm trên ổ rời (USB); rút ổ ra là hỏng sổ. Chưa có gì được tạo; hãy "
                "chọn một thư mục trên ổ đĩa của máy này."
            )
        )


def kind_of_mount(folder: str, mounts: str) -> str:
    """Return "network", "removable" or "" for a folder, given the text of /proc/mounts."""
    best, found = "", ""
    for line in mounts.splitlines():
        _device, point, system, *_rest = line.split()
        point = point.replace("\\040", " ")
        inside = folder == point or folder.startswith(point.rstrip("/") + "/")
        if inside and len(point) >= len(best):
            best, found = point, system
    if found in _NETWORK:
        return "network"
    on_stick = found in _STICK and f"{best}/".startswith(_STICK_FOLDERS)
    return "removable" if on_stick else ""


def _mount_kind(folder: Path) -> str:
    mounts = Path("/proc/mounts")
    if not mounts.exists():
        return ""  # macOS: untested, so it does not stand in the way
    return kind_of_mount(str(folder.resolve()), mounts.read_text("utf-8"))


def _windows_kind(folder: Path) -> str:
    from ctypes import windll  # type: ignore[attr-defined,unused-ignore]  # noqa: PLC0415  # only there

    kind = int(windll.kernel32.GetDriveTypeW(folder.resolve().anchor))
    return {_WINDOWS_REMOVABLE: "removable", _WINDOWS_REMOTE: "network"}.get(kind, "")

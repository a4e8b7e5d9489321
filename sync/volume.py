"""The place where files are carried to: what file system it has, its room, whether it is written.

The operating system is asked; where it does not say, nothing is claimed.
"""

from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from shutil import disk_usage, which
from subprocess import DEVNULL, TimeoutExpired, run

from sync.couriers.errors import CourierGoneError

SYSTEMS = {
    "vfat": "FAT32",
    "msdos": "FAT",
    "fat32": "FAT32",
    "fat": "FAT",
    "exfat": "exFAT",
    "ntfs": "NTFS",
    "ntfs3": "NTFS",
    "fuseblk": "NTFS",
}
_MOUNTS = Path("/proc/self/mounts")
_EJECT_SECONDS = 30
_READ_ONLY_VOLUME = 0x00080000  # FILE_READ_ONLY_VOLUME of Windows


@dataclass(frozen=True, slots=True)
class Volume:
    """A stick or folder as the operating system sees it; `system` is "" where it does not say."""

    is_mounted: bool  # a stick of its own, and not a folder
    device: int  # another one, once the stick was pulled
    system: str
    read_only: bool
    free: int  # bytes
    total: int  # bytes


def volume_of(root: Path) -> Volume:
    """Return what is known of a place; CourierGoneError when it is not there."""
    try:
        if not root.is_dir():
            raise FileNotFoundError(root)
        device, usage = root.stat().st_dev, disk_usage(root)
    except OSError as error:
        raise CourierGoneError(place=root) from error
    system, read_only = _asked(root)
    return Volume(os.path.ismount(root), device, system, read_only, usage.free, usage.total)


def eject(root: Path) -> bool:
    """Unmount a stick where the desktop offers it (udisks, macOS); false: the user does it."""
    command = _eject_command(root)
    if not command:
        return False
    try:
        done = run(command, stdout=DEVNULL, stderr=DEVNULL, timeout=_EJECT_SECONDS, check=False)  # noqa: S603  # fixed words, and a device named by the kernel
    except (OSError, TimeoutExpired):
        return False
    return done.returncode == 0


def _eject_command(root: Path) -> list[str]:
    if sys.platform == "darwin":
        return ["/usr/sbin/diskutil", "eject", str(root)]
    tool = which("udisksctl")
    mounted = _mount_of(root)
    if tool is None or mounted is None or not mounted[0].startswith("/dev/"):
        return []
    return [tool, "unmount", "--no-user-interaction", "-b", mounted[0]]


def _asked(root: Path) -> tuple[str, bool]:
    if sys.platform == "win32":
        return _asked_windows(root)
    mounted = _mount_of(root)
    kind = mounted[1] if mounted else ""
    return SYSTEMS.get(kind, kind), not os.access(root, os.W_OK)


def _mount_of(root: Path) -> tuple[str, str] | None:
    """Return the device of a place and its kind of file system, as the kernel lists them."""
    try:
        lines = _MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return None
    found: dict[Path, tuple[str, str]] = {}
    for line in lines:
        device, place, kind = line.split(" ")[:3]
        found[Path(_unescaped(place))] = _unescaped(device), kind  # the last one lies on top
    real = root.resolve()
    return next((found[each] for each in (real, *real.parents) if each in found), None)


def _unescaped(text: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), text)


def _asked_windows(root: Path) -> tuple[str, bool]:
    from ctypes import byref, c_ulong, create_unicode_buffer, windll  # type: ignore[attr-defined,unused-ignore]  # noqa: PLC0415  # only there

    name, flags = create_unicode_buffer(64), c_ulong()
    drive = f"{root.resolve().drive}\\"
    asked = windll.kernel32.GetVolumeInformationW
    if not asked(drive, None, 0, None, None, byref(flags), name, len(name)):
        return "", False
    return SYSTEMS.get(name.value.lower(), name.value), bool(flags.value & _READ_ONLY_VOLUME)

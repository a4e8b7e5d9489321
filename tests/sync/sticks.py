"""Sticks of these tests: folders, and real FAT images that are mounted where that is allowed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import which
from subprocess import run

import pytest

MIB = 2**20


@contextmanager
def fat_stick(folder: Path, size: int = 34 * MIB, *, read_only: bool = False) -> Iterator[Path]:
    """Mount a new FAT image; the test is skipped, in words, where that cannot be done.

    By the kernel where it knows FAT, else by fusefat, which writes the same format.
    """
    image, place = folder / "usb.img", folder / "usb"
    place.mkdir()
    _made(image, size)
    _mount(image, place, read_only=read_only)
    try:
        yield place
    finally:
        run(["umount", "-l", place], check=False, capture_output=True)  # pulled already, or not


@contextmanager
def ext_stick(folder: Path, size: int = 2 * MIB, *, read_only: bool = False) -> Iterator[Path]:
    """Mount a new ext4 image through a loop device: a real one can be full, locked or pulled."""
    image, place = folder / "usb.img", folder / "usb"
    place.mkdir()
    _needs("mkfs.ext4")
    image.write_bytes(bytes(size))
    run(["mkfs.ext4", "-q", "-O", "^has_journal", image], check=True, capture_output=True)
    mounted = run(
        ["mount", "-o", "loop,ro" if read_only else "loop", image, place],
        check=False,
        capture_output=True,
    )
    if mounted.returncode:
        pytest.skip("this kernel mounts no loop device")
    try:
        yield place
    finally:
        run(["umount", "-l", place], check=False, capture_output=True)


def pull(place: Path) -> None:
    """Pull the stick: the place where it was mounted is an empty folder of this computer."""
    run(["umount", "-l", place], check=True, capture_output=True)


def _made(image: Path, size: int) -> None:
    _needs("mkfs.vfat")
    run(["mkfs.vfat", "-C", image, str(size // 1024)], check=True, capture_output=True)


def _mount(image: Path, place: Path, *, read_only: bool) -> None:
    options = "loop,ro" if read_only else "loop"
    kernel = run(
        ["mount", "-t", "vfat", "-o", options, image, place], check=False, capture_output=True
    )
    if kernel.returncode == 0:
        return
    if which("fusefat") is None or not Path("/dev/fuse").exists():
        pytest.skip("neither the kernel nor fusefat can mount a FAT image here")
    command = ["fusefat", "-o", "ro" if read_only else "rw+", image, place]
    run(command, check=True, capture_output=True)


def _needs(tool: str) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root may mount an image")
    if which(tool) is None:
        pytest.skip(f"{tool} is not installed")

"""Words to look for in whatever spelling, and a folder watched while work goes on."""

from __future__ import annotations

import json
import os
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import CDLL, get_errno
from pathlib import Path
from struct import unpack_from

from storage.spelling import fold

_MADE = 0x100 | 0x80 | 0x2  # a file came, was moved here, or was written to
_HEAD = 16  # bytes before a name


def spellings(words: str) -> list[bytes]:
    """Return all the ways in which a file may hold these words."""
    folded = fold(words)
    said = [
        *(unicodedata.normalize(form, words) for form in ("NFC", "NFD")),
        words.upper(),
        words.lower(),
        json.dumps(words)[1:-1],
        folded,
        *(folded.replace(" ", mark) for mark in "-_"),
    ]
    said += [each.upper() for each in said[-3:]]
    return [each.encode(code) for each in said for code in ("utf-8", "utf-16-le", "utf-16-be")]


def holding(words: str, found: dict[str, bytes]) -> list[str]:
    """Return the names of those, by name or content, that hold the words in some spelling."""
    sought = spellings(words)
    return [
        name
        for name, data in found.items()
        if any(each in data or each in name.encode() for each in sought)
    ]


def files_in(*folders: Path) -> dict[str, bytes]:
    """Return all files below some folders."""
    return {
        str(path): path.read_bytes()
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file()
    }


@contextmanager
def watched(folder: Path) -> Iterator[list[str]]:
    """Give the names of the files that anybody makes in a folder, even if they are gone again."""
    kernel = CDLL(None, use_errno=True)
    watch = kernel.inotify_init1(os.O_NONBLOCK)
    if watch < 0 or kernel.inotify_add_watch(watch, bytes(folder), _MADE) < 0:
        raise OSError(get_errno(), "inotify")
    made: list[str] = []
    try:
        yield made
    finally:
        made += _names(watch)
        os.close(watch)


def _names(watch: int) -> Iterator[str]:
    try:
        told = os.read(watch, 1 << 20)
    except BlockingIOError:
        return
    at = 0
    while at < len(told):
        (length,) = unpack_from("I", told, at + 12)
        yield told[at + _HEAD : at + _HEAD + length].rstrip(b"\0").decode()
        at += _HEAD + length

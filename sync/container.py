"""The outer ZIP of every file we exchange, and the inner ZIP of a payload, both with caps."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from resources.wording import _
from sync.errors import ContainerError, NotABundleError, PayloadError, TooLargeError
from sync.zipframe import Entry, NotStrictError, deflated, frame, inflated, stored, unframed

KIB, MIB = 2**10, 2**20
FILE_CAP = 64 * MIB
DOCUMENT_CAP = 64 * KIB
REGISTRY_CAP = 4 * MIB
SIGNATURE_CAP = 4 * KIB

_JPEG = b"\xff\xd8\xff"  # how every photo begins
_RATIO = 200  # times; JSON lines of a real month come to some 20
_SMALL = 64 * KIB  # an entry under this size cannot do harm, however well it compresses


def write_container(mimetype: str, entries: Mapping[str, bytes]) -> bytes:
    """Return a ZIP that `file` and any unzip know, stored, first the kind of file."""
    return frame(
        [stored("mimetype", mimetype.encode()), *(stored(*entry) for entry in entries.items())]
    )


def is_container(data: bytes, mimetype: str) -> bool:
    """Tell whether a file begins as one of this kind; nothing else of it is looked at."""
    first = stored("mimetype", mimetype.encode())
    return data.startswith(frame([first])[: 30 + len("mimetype") + first.size])


def read_container(data: bytes, mimetype: str, cap: int = FILE_CAP) -> dict[str, bytes]:
    """Return the entries after `mimetype`.

    TooLargeError, NotABundleError or ContainerError when it is not one that we could have written.
    """
    if len(data) > cap:
        raise TooLargeError(size=len(data), limit=cap)
    if not is_container(data, mimetype):
        raise NotABundleError
    try:
        entries = unframed(data)
        contents = {entry.name: inflated(entry) for entry in entries if not entry.method}
    except NotStrictError as error:
        raise ContainerError from error
    if len(contents) != len(entries):
        raise ContainerError
    return {name: content for name, content in contents.items() if name != "mimetype"}


def expect(entries: Mapping[str, bytes], caps: Mapping[str, int]) -> None:
    """Refuse anything but exactly these names in this order, each within its cap in bytes."""
    if list(entries) != list(caps):
        raise ContainerError
    for name, cap in caps.items():
        if len(entries[name]) > cap:
            raise TooLargeError(size=len(entries[name]), limit=cap)


def write_payload(entries: Mapping[str, bytes]) -> bytes:
    """Return the inner ZIP, compressed; the same entries give the same bytes.

    Photos stand as they are: they hold nothing more to squeeze out.
    """
    return frame(
        (stored if data.startswith(_JPEG) else deflated)(name, data)
        for name, data in entries.items()
    )


def read_payload(
    data: bytes, allowed: Callable[[str], bool], each: int = 32 * MIB, total: int = 64 * MIB
) -> dict[str, bytes]:
    """Return the entries of the inner ZIP; PayloadError names the rule that it breaks."""
    try:
        entries = unframed(data)
    except NotStrictError as error:
        raise PayloadError(what=_("lớp vỏ bên trong hỏng")) from error
    _refuse_excess(entries, each, total)
    if not all(allowed(entry.name) for entry in entries):
        raise PayloadError(what=_("có mục lạ"))
    try:
        return {entry.name: inflated(entry) for entry in entries}
    except NotStrictError as error:
        raise PayloadError(what=_("nội dung một mục hỏng")) from error


def _refuse_excess(entries: Sequence[Entry], each: int, total: int) -> None:
    if len({entry.name for entry in entries}) != len(entries):
        raise PayloadError(what=_("một mục có hai lần"))
    if sum(entry.size for entry in entries) > total:
        raise PayloadError(what=_("tổng dung lượng quá lớn"))
    if any(entry.size > each for entry in entries):
        raise PayloadError(what=_("một mục quá lớn"))
    if any(entry.size > max(_SMALL, _RATIO * len(entry.packed)) for entry in entries):
        raise PayloadError(what=_("nén quá mức, có thể làm treo máy"))

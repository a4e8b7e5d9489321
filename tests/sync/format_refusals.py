"""The table of refusals in FORMAT.md: `python -m tests.sync.format_refusals` prints it anew."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages

import sync
from sync.errors import RefusedError

_OTHER_ROOMS = ("sync.mailbox", "sync.warehouse", "sync.couriers")  # they read no files


def refusals() -> list[str]:
    """Return a row for each code by which a file, or what belongs to it, is refused."""
    for module in walk_packages(sync.__path__, "sync."):
        if not module.name.startswith(_OTHER_ROOMS):
            import_module(module.name)
    rows = {
        kind.CODE: (kind.__doc__ or "").split("\n", maxsplit=1)[0]
        for kind in _below(RefusedError)
        if kind.__module__.startswith("sync.") and not kind.__module__.startswith(_OTHER_ROOMS)
    }
    return [f"| {code} | {said} |" for code, said in sorted(rows.items())]


def _below(kind: type[RefusedError]) -> Iterator[type[RefusedError]]:
    for each in kind.__subclasses__():
        yield each
        yield from _below(each)


if __name__ == "__main__":
    print("\n".join(refusals()))  # noqa: T201  # it is what the command is for

"""Books for practice: of a real unit, with a passphrase that everybody is told."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop.compose import Opened, found_books, opened, proposed_settings
from desktop.demo.plan import facts
from storage.settings import Role

PASSPHRASE = "tập dượt 2022"  # noqa: S105  # of sample books, told to everybody


@contextmanager
def sample_books(folder: Path, code: str, role: Role, begins: str) -> Iterator[Opened]:
    """Make practice books of a unit in a folder, and hold them open."""
    settings = proposed_settings(code, role, begins=begins)
    known = {
        "sample": True,
        "signer_name": facts()["signers"].get(code, ""),
        "superior_name": facts()["above"].get(code, settings.superior_name),
    }
    books, master, _code = found_books(
        folder,
        settings.model_copy(update=known),
        PASSPHRASE,
        use_keyring=False,
        anywhere=True,
    )
    with opened(books, master) as both:
        yield both

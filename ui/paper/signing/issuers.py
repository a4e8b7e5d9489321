"""Issuers that the user trusts: files named in the settings of the books."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from storage.errors import KnownError
from ui.paper.signing.certificates import SigningCertificate, authorities_in


def issuers_in(files: Sequence[str]) -> tuple[SigningCertificate, ...]:
    """Read the issuers in these files; one that is gone or damaged vouches for nobody."""
    return tuple(one for file in files for one in issuers_of(Path(file)))


def issuers_of(file: Path) -> tuple[SigningCertificate, ...]:
    """Read the issuers in one file, none if it cannot be read."""
    try:
        return authorities_in(file.read_bytes())
    except (OSError, KnownError):
        return ()

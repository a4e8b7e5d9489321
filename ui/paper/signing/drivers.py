"""Where drivers of tokens usually lie: only so that fewer people have to choose a file."""

from __future__ import annotations

import sys
from pathlib import Path
from tomllib import loads

from resources import file


def known_drivers() -> list[Path]:
    """Return drivers of makers that we know of and that are here; any other may be chosen."""
    listed = loads(file("forms", "signing.toml").read_text("utf-8"))["drivers"]
    patterns = [Path(pattern) for pattern in listed.get(sys.platform, ())]
    found = [path for one in patterns for path in Path(one.anchor).glob(_below_anchor(one))]
    return list(dict.fromkeys(found))


def _below_anchor(pattern: Path) -> str:
    return str(pattern.relative_to(pattern.anchor))

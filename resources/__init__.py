"""What ships with the program: official lists, real units, fonts, words; nothing of ours below."""

from __future__ import annotations

from pathlib import Path

_FOLDER = Path(__file__).parent


def file(*parts: str) -> Path:
    """Return where a shipped file lies, in the source tree and in the frozen program alike."""
    return _FOLDER.joinpath(*parts)

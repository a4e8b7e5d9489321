"""What a user of this computer prefers: which books, light or dark, how large the letters."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from desktop.paths import preferences_file
from storage.files import write_whole


class Preferences(BaseModel):
    """Preferences are of a person and a screen; the settings of a unit are in its ledger."""

    model_config = ConfigDict(frozen=True)  # a newer version may have said more: it is let through

    books: Path | None = None
    theme: Literal["light", "dark", "system"] = "system"
    locked: bool = False  # the screen was locked last: the keyring alone opens nothing then
    text_percent: Annotated[int, Field(ge=80, le=200)] = 100
    language: Literal["vi", "en"] = "vi"


def read_preferences() -> Preferences:
    """Return the preferences, or the usual ones when the file is missing or spoilt."""
    try:
        return Preferences.model_validate_json(preferences_file().read_bytes())
    except (OSError, ValidationError):
        return Preferences()


def keep_preferences(preferences: Preferences) -> None:
    """Remember the preferences; a disk that refuses them stops nobody from opening the books."""
    with suppress(OSError):
        preferences_file().parent.mkdir(parents=True, exist_ok=True)
        write_whole(preferences_file(), preferences.model_dump_json(indent=1).encode())

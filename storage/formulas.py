"""Text that a spreadsheet would take for a formula: written so that it stays text."""

from __future__ import annotations

from typing import Final

LITERAL: Final = {  # of xlsxwriter: what is written is what was said, never a formula or a link
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_BEGIN_ONE = ("=", "+", "-", "@", "\t", "\r")


def unarmed(text: str) -> str:
    """Return a cell of a CSV file that a spreadsheet shows and never reckons."""
    return f"'{text}" if text.startswith(_BEGIN_ONE) else text

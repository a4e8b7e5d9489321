"""The words of papers about personal data, read from their one file."""

from __future__ import annotations

from ui.paper.worded import forms_of


def said(paper: str, part: str) -> str:
    """Return a sentence as it stands in the file; whoever prints it fills in the blanks."""
    text: str = forms_of("privacy")[paper][part]
    return text

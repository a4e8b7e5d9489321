"""Shows the papers of “An toàn về ANTT” before they are printed, made away from the screen."""

from __future__ import annotations

from ui.screens.desk import Desk
from ui.screens.preview import preview_made
from ui.screens.safety_papers import minutes, registration, request
from ui.screens.working import Working

_OF_ONE = {"registration": registration, "minutes": minutes}


def show_request(desk: Desk, working: Working, year: int) -> None:
    """Show the submission of a year that asks for recognition, with its list."""
    today = desk.today()
    preview_made(desk, working, lambda ledger: [request(ledger, year, today)])


def show_paper(desk: Desk, working: Working, which: str, subject: str, year: int) -> None:
    """Show the registration or the minutes of one subject, given by its id."""
    make, today = _OF_ONE[which], desk.today()
    preview_made(desk, working, lambda ledger: [make(ledger, subject, year, today)])

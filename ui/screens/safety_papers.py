"""The papers of the safety standard, ready to be looked at."""

from __future__ import annotations

from datetime import date

from resources.units import slug
from resources.wording import _
from storage.ledger import Ledger
from ui.paper.safety import (
    minutes_of,
    minutes_pdf,
    registration_of,
    registration_pdf,
    request_of,
    request_pdf,
)
from ui.screens.preview import Paper


def registration(ledger: Ledger, subject: str, year: int, today: date) -> Paper:
    """Return the bản đăng ký of a subject."""
    dispatch, paper = registration_of(ledger, subject, year, today)
    name = f"dang-ky-an-toan-antt-{slug(paper.name)[:50]}-{year}.pdf"
    title = _("Bản đăng ký: {name}").format(name=paper.name)
    return Paper(title, name, registration_pdf(dispatch, paper))


def minutes(ledger: Ledger, subject: str, year: int, today: date) -> Paper:
    """Return the biên bản of a subject's self-assessment."""
    dispatch, paper = minutes_of(ledger, subject, year, today)
    name = f"bien-ban-tu-danh-gia-{slug(paper.name)[:50]}-{year}.pdf"
    title = _("Biên bản họp: {name}").format(name=paper.name)
    return Paper(title, name, minutes_pdf(dispatch, paper))


def request(ledger: Ledger, year: int, today: date) -> Paper:
    """Return the tờ trình that asks for recognition, with its list."""
    dispatch, paper = request_of(ledger, year, today)
    return Paper(
        _("Tờ trình đề nghị công nhận"),
        f"to-trinh-an-toan-antt-{year}.pdf",
        request_pdf(dispatch, paper),
    )

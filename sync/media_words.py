"""How far the photos of a month have come, in one plain sentence."""

from __future__ import annotations

from resources.wording import _
from storage.ledger import Ledger
from sync.media import unsent_photos
from sync.media_taking import photos_of_month


def sent_words(ledger: Ledger, month: str) -> str:
    """Say at a post how many photos of a month were not sent yet, "" where there are none."""
    unsent = len(unsent_photos(ledger).get(month, ()))
    if unsent:
        return _("Ảnh: {count} chưa gửi.").format(count=unsent)
    return ""


def here_words(ledger: Ledger, unit: str, month: str) -> str:
    """Say at a superior how many photos of a month are here, of those its records name."""
    named = photos_of_month(ledger, unit, month)
    if not named:
        return ""
    return _("Ảnh: {here}/{count}.").format(here=sum(named.values()), count=len(named))

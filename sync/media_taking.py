"""Photos that a unit sent: every one is checked, and kept if a record of that unit names it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from json import dumps

from resources.wording import _, official
from storage.attachments import keep_photos, travels
from storage.ledger import Ledger
from storage.months import window
from sync.bundle import Opened
from sync.errors import BadSentRecordError
from sync.lines import called, refuse_no_nonce
from sync.media import UNNAMED
from sync.receipts import Reason

MOST_PHOTOS = 1000  # in one bundle; a receipt can name no more of them
_FOLDER = "attachments/"


@dataclass(frozen=True, slots=True)
class MediaContent:
    """The photos of a bundle, by their digests, and the month they are of ("" for none)."""

    unit: str
    month: str
    photos: Mapping[str, bytes] = field(repr=False)


@official
def content_of(opened: Opened) -> MediaContent:
    """Return the photos of a bundle; BadSentRecordError for one that may not travel."""
    refuse_no_nonce(opened.parts)
    found = {
        name.removeprefix(_FOLDER): data
        for name, data in opened.parts.items()
        if name.startswith(_FOLDER)
    }
    if not 0 < len(found) <= MOST_PHOTOS:
        raise BadSentRecordError(where=called("photos.jsonl"))
    for place, (digest, data) in enumerate(found.items(), 1):
        if not travels(digest, data):
            raise BadSentRecordError(where=called("photos.jsonl", place))
    return MediaContent(opened.manifest.sender, opened.manifest.month or "", found)


@official
def take_photos(ledger: Ledger, content: MediaContent) -> None:
    """Keep the photos that some record of the unit names; it belongs inside a change."""
    keep_photos(ledger, (content.photos[each] for each in named_photos(ledger, content)))


@official
def unnamed_reason(ledger: Ledger, content: MediaContent) -> Reason | None:
    """Say which photos no record of the unit names, None where all are named."""
    named = named_photos(ledger, content)
    strange = tuple(digest for digest in content.photos if digest not in named)
    if not strange:
        return None
    words = _("{count} ảnh không gói tháng nào nhắc tới nên không giữ lại; số liệu không đổi.")
    return Reason(code=UNNAMED, words=words.format(count=len(strange)), records=strange)


@official
def named_photos(ledger: Ledger, content: MediaContent) -> set[str]:
    """Return which photos of a bundle the accepted records of its unit name."""
    query = (
        "SELECT DISTINCT value FROM activity, json_each(photos) WHERE unit = ? AND photos <> '[]'"
        " AND value IN (SELECT value FROM json_each(?))"
    )
    rows = ledger.db.execute(query, [content.unit, dumps(list(content.photos))]).fetchall()
    return {str(digest) for (digest,) in rows}


def photos_of_month(ledger: Ledger, unit: str, month: str) -> dict[str, bool]:
    """Return the photos that a unit's records of a month name, and whether each is here."""
    first, last = window(ledger, month)
    query = (
        "SELECT DISTINCT value, value IN (SELECT digest FROM photo) FROM activity,"
        " json_each(photos) WHERE unit = ? AND happened_on BETWEEN ? AND ? ORDER BY value"
    )
    rows = ledger.db.execute(query, [unit, first.isoformat(), last.isoformat()]).fetchall()
    return {str(digest): bool(here) for digest, here in rows}

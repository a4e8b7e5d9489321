"""The photos that these books keep, read by their digest; `storage.attachments` takes them in."""

from __future__ import annotations

from resources.wording import _
from storage.errors import NotFoundError
from storage.ledger import Ledger


def photo(ledger: Ledger, digest: str) -> bytes:
    """Return the JPEG bytes of a photo; raises NotFoundError."""
    found = ledger.db.execute("SELECT data FROM photo WHERE digest = ?", [digest]).fetchone()
    if not found:
        raise NotFoundError(
            _("Ảnh này không có trong sổ của máy này. Sổ không đổi; nếu cần, hãy thêm lại ảnh.")
        )
    return bytes(found[0])


def photo_size(ledger: Ledger, digest: str) -> int:
    """Return the size of a photo in bytes, 0 if it is not here."""
    query = "SELECT length(data) FROM photo WHERE digest = ?"
    found = ledger.db.execute(query, [digest]).fetchone()
    return int(found[0]) if found else 0

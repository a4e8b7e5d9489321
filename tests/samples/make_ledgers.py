"""Keeps small books of this version for ever: `python -m tests.samples.make_ledgers FOLDER`.

Run once at each release, by the code of that release; later programs must open what it made.
"""

from __future__ import annotations

import json
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

from storage.appointing import Offices, appoint, begin
from storage.books import Books, make_books
from storage.drafts import keep_draft
from storage.journal import journal_head
from storage.keystore import unlock_with_passphrase
from storage.ledger import Ledger
from storage.preferences import prefer
from storage.settings import Settings
from sync.held import found_registry
from sync.keys import UnitKeys
from tests.conftest import PASSPHRASE, post_settings
from tests.storage.registers import activity
from tests.sync.offices import DISTRICT, Office, fill, pair


def make_ledgers(folder: Path) -> None:
    """Make the books of a post and of its superior, with what they said written beside them."""
    superior = _office(
        folder / "superior", Settings(unit=DISTRICT, unit_name="Công an huyện", role="superior")
    )
    post = _office(folder / "post", post_settings(superior=DISTRICT))
    found_registry(superior.ledger, superior.keys)
    pair(superior, post)
    fill(post, "20/11/2022", "10/12/2022")
    superior.receive(post.bundle("2022-12"))
    activity(post.ledger, "20/12/2022", title="Tập huấn phòng cháy", measures={"sessions": 1})
    keep_draft(post.ledger, "activity", {"title": "Đang gõ dở"})
    prefer(post.ledger, "usual_kinds", ["meeting"])
    _appoint(folder / "post", post.ledger)
    for office, name in ((post, "post"), (superior, "superior")):
        said = json.dumps(said_of(office.ledger), indent=1)
        (folder / name / "said.json").write_text(said, "utf-8")
        office.ledger.connection.execute("VACUUM")
        office.ledger.close()


def _office(folder: Path, settings: Settings) -> Office:
    books, master, _code = make_books(
        folder, settings, PASSPHRASE, use_keyring=False, anywhere=True
    )
    keys = UnitKeys.generate()
    keys.save(books.signing_keys, master.sub_key("sign"))
    return Office(settings.unit, keys, books.open(master))


def _appoint(folder: Path, ledger: Ledger) -> None:
    """Name the chief whose passphrase opens the books, and an officer with another."""
    books = Books(folder)
    at = Offices(ledger, books, unlock_with_passphrase(books.key_file, PASSPHRASE))
    begin(at, "Nguyễn Văn Trưởng", "Trưởng Công an xã")
    appoint(at, "Trần Thị Cán", "Cán bộ", "officer", "mật khẩu của cán bộ")


def said_of(ledger: Ledger) -> dict[str, Any]:
    """Return what must stay whatever version reads it: records, figures, bundles, the journal."""
    rows = ledger.db.query
    head = journal_head(ledger.db)
    kept = "SELECT bundle_id, data FROM outgoing JOIN outgoing_file USING (bundle_id) ORDER BY seq"
    figures = "SELECT unit, month, code, part, precision, value FROM figure"
    return {
        "journal": [head.seq, head.hash],
        "records": {
            name: [row["id"] for row in rows(f"SELECT id FROM [{name}] ORDER BY id")]
            for name in ("hamlet", "team", "member", "activity", "security_model")
        },
        "figures": sorted([str(value) for value in row.values()] for row in rows(figures)),
        "bundles": [[row["bundle_id"], sha256(row["data"]).hexdigest()] for row in rows(kept)],
    }


if __name__ == "__main__":
    make_ledgers(Path(sys.argv[1]))

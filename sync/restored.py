"""A post's books came back from an older copy: what was sent since, and what to do about it.

A number that was used once must not be used for something else: the superior would see a fork.
So the restored books are told every number that is known to be used. What nobody here knows of,
the superior's next receipt tells, or a bundle of one's own that still lies on a stick.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from resources.wording import _
from storage.backup_file import BackupManifest
from storage.journal import note
from storage.ledger import Ledger
from sync.bundle import read_file, verify_bundle
from sync.errors import RefusedError
from sync.held import held_registry, is_paired
from sync.machine_keys import RESTORED
from sync.outbox import BEHIND, last_seq, outgoing


@dataclass(frozen=True, slots=True)
class Rewound:
    """Books that came back from a copy, and have heard nothing from the superior since.

    `behind` is the last number known to be used beyond what these books hold, 0 for none.
    """

    made_at: datetime
    own: int
    behind: int


def tell_restored(ledger: Ledger, used: dict[int, int], said: BackupManifest) -> None:
    """Note in restored books that they are, and which numbers were used since the copy."""
    with ledger.change():
        note(ledger, RESTORED, "book", said.made_at.isoformat(), str(said.journal))
        for epoch, seq in used.items():
            if seq > last_seq(ledger, epoch):
                note(ledger, BEHIND, "outgoing", str(epoch), str(seq))


def rewound(ledger: Ledger) -> Rewound | None:
    """Tell whether a post's books came back and no receipt has come since; none if not."""
    if ledger.settings.is_superior or not is_paired(ledger):
        return None
    query = "SELECT seq, record FROM journal WHERE action = ? ORDER BY seq DESC LIMIT 1"
    found = ledger.db.execute(query, [RESTORED]).fetchone()
    if not found:
        return None
    query = "SELECT 1 FROM journal WHERE action IN ('receipt', 'recover') AND seq > ?"
    epoch = held_registry(ledger).registry.newest_epoch(ledger.settings.unit)
    behind, own = _known(ledger, epoch), last_seq(ledger, epoch)
    if behind <= own and ledger.db.execute(query, [found[0]]).fetchone():
        return None
    return Rewound(datetime.fromisoformat(found[1]), own, behind if behind > own else 0)


def rewound_words(found: Rewound) -> str:
    """Say what a post does whose books came back from a copy."""
    day = f"{found.made_at.astimezone():%d/%m/%Y %H:%M}"
    if found.behind:
        words = _(
            "Sổ này khôi phục từ bản sao lưu lúc {day}, mới có đến gói số {own}; đơn vị đã làm đến "
            "gói số {behind}. Máy ngừng chốt và gửi để không có hai gói cùng số. Hãy nhờ cấp trên "
            "ghi gói khôi phục rồi mở ở «Gửi – nhận», hoặc chọn bên đúng và ghép đôi lại."
        )
        return words.format(day=day, own=found.own, behind=found.behind)
    words = _(
        "Sổ này khôi phục từ bản sao lưu lúc {day}, có đến gói số {own}. Trước khi chốt và gửi, "
        "hãy gọi hỏi cấp trên gói cuối cùng đã nhận là số mấy; nếu lớn hơn {own}, đừng gửi mà "
        "xin gói khôi phục. Việc ghi sau lúc đó phải nhập lại."
    )
    return words.format(day=day, own=found.own)


def notice_own_files(ledger: Ledger, paths: Iterable[Path]) -> int:
    """Note the highest number among own bundles that these books do not know; 0 for none.

    Only what this unit's own key signed is believed.
    """
    if ledger.settings.is_superior or not is_paired(ledger):
        return 0
    registry, me = held_registry(ledger).registry, ledger.settings.unit
    known = {one.bundle_id for one in outgoing(ledger)}
    ahead: dict[int, int] = {}
    for path in paths:
        try:
            seen = verify_bundle(read_file(path), registry)
        except RefusedError:
            continue
        said = seen.manifest
        if said.sender == me and seen.bundle_id not in known:
            ahead[said.epoch] = max(said.seq, ahead.get(said.epoch, 0))
    newest = registry.newest_epoch(me)
    seq = ahead.get(newest, 0)
    if seq > max(last_seq(ledger, newest), _known(ledger, newest)):
        with ledger.change():
            note(ledger, BEHIND, "outgoing", str(newest), str(seq))
    return seq


def _known(ledger: Ledger, epoch: int) -> int:
    query = "SELECT max(CAST(after AS INTEGER)) FROM journal WHERE action = ? AND record = ?"
    (known,) = ledger.db.execute(query, [BEHIND, str(epoch)]).fetchone()
    return int(known or 0)

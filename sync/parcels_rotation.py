"""How a change of keys travels: beside the bundles, until the superior has confirmed it."""

from __future__ import annotations

from hashlib import sha256

from resources.wording import _
from storage.journal import note
from storage.ledger import Ledger
from sync.changing_keys import countersign
from sync.held import held_registry
from sync.keys import UnitKeys
from sync.labels import Label
from sync.parcel import Outlet, Parcel, TakenParcel
from sync.parcels_out import REGISTRIES
from sync.rotation import pending_rotation, read_rotation, rotation_name

_EXPORT = "export"


def take_rotation_parcel(ledger: Ledger, data: bytes, keys: UnitKeys) -> TakenParcel:
    """Confirm a unit's change of keys; the registry that says so waits to go back. RefusedError."""
    rotation, _signatures = read_rotation(data)
    before = held_registry(ledger).version
    registry = countersign(ledger, data, keys).registry
    name = registry.unit(rotation.unit).name
    title = _("Đổi khóa của {name}").format(name=name)
    if registry.version == before:
        words = _("Lần đổi khóa này đã xác nhận từ trước; không có gì thay đổi.")
        return TakenParcel("rotation", "again", words, title, rotation.unit)
    words = _(
        "{name} đổi khóa của máy, dùng khóa mới từ gói số {seq}. Đã xác nhận; hãy ghi sổ đơn vị "
        "trả về. Nếu đơn vị không báo trước việc này, hãy gọi hỏi ngay."
    ).format(name=name, seq=rotation.from_seq)
    outlet = REGISTRIES.worth or REGISTRIES.waits
    replies = outlet(ledger, keys)
    return TakenParcel("rotation", "good", words, title, rotation.unit, replies=replies)


def rotation_worth(ledger: Ledger, keys: UnitKeys) -> list[Parcel]:
    """Return the change of keys that the superior has not confirmed yet."""
    rotation = None if ledger.settings.is_superior else pending_rotation(ledger, keys)
    if rotation is None:
        return []
    to, data = held_registry(ledger).registry.superior.code, keys.request
    name, identity = rotation_name(rotation, data), sha256(data).hexdigest()
    return [Parcel("rotation", identity, rotation.unit, to, name, len(data))]


def rotation_waiting(ledger: Ledger, keys: UnitKeys) -> list[Parcel]:
    """Return the change of keys that never left."""
    return [one for one in rotation_worth(ledger, keys) if not _has_left(ledger, one.identity)]


def rotation_label(data: bytes) -> Label:
    """Read the label of a change of keys; RefusedError when it is damaged."""
    return Label(read_rotation(data)[0].unit)


def _left(ledger: Ledger, parcel: Parcel) -> None:
    note(ledger, _EXPORT, "rotation", parcel.identity)


def _has_left(ledger: Ledger, identity: str) -> bool:
    query = "SELECT 1 FROM journal WHERE action = ? AND record = ?"
    return ledger.db.execute(query, [_EXPORT, identity]).fetchone() is not None


ROTATIONS = Outlet(
    rotation_waiting, lambda _ledger, _parcel, keys: keys.request, _left, rotation_worth
)

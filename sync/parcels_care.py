"""Files that people take with care: books that come back, a registry that a post kept."""

from __future__ import annotations

from resources.wording import _
from storage.ledger import Ledger
from sync.keys import UnitKeys
from sync.own_registry import adopt_own_registry
from sync.parcel import TakenParcel


def take_own_registry_parcel(ledger: Ledger, data: bytes, keys: UnitKeys) -> TakenParcel:
    """Take the own registry back from a post that holds a newer one. RefusedError."""
    adopted = adopt_own_registry(ledger, data, keys)
    version = adopted.signed.version
    if not adopted.fresh:
        words = _("Sổ đơn vị bản {version} đã có; không có gì thay đổi.")
        return TakenParcel("registry", "again", words.format(version=version), _("Sổ đơn vị"))
    words = _("Đã lấy lại sổ đơn vị mới hơn mà xã còn giữ; sổ đang dùng là bản {version}.")
    said = words.format(version=version)
    if adopted.again:
        also = _(" Cần ghép đôi lại: {names}.").format(names=", ".join(adopted.again))
        return TakenParcel("registry", "care", said + also, _("Sổ đơn vị"))
    return TakenParcel("registry", "good", said, _("Sổ đơn vị"))


def take_recovery_parcel(_ledger: Ledger, _data: bytes, _keys: UnitKeys) -> TakenParcel:
    """Say that books lie here which can come back: people look at them first."""
    words = _("Chưa mở: hãy mở gói khôi phục ở «Gửi – nhận» để xem trước rồi mới đưa vào sổ.")
    return TakenParcel("recovery", "people", words, _("Gói khôi phục"))

"""Equipment of the movement: cameras, law bookcases, loudspeakers, with the sum of each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from resources.catalogues import offered
from resources.wording import _
from storage.records import Asset, Hamlet, Record
from storage.repository import search
from ui.screens.below import Wording
from ui.screens.desk import Desk
from ui.screens.register import Register
from ui.screens.sums import Sums, asset_sums
from ui.screens.table import columns_of


class Assets(Register):
    """The register of equipment, with the sum of each kind above it."""

    TITLE: ClassVar[str] = _("Cơ sở vật chất")
    SHOWS: ClassVar[frozenset[str]] = frozenset({Asset.KIND, Hamlet.KIND, "security_model"})

    def __init__(self, desk: Desk) -> None:
        empty = _(
            "Chưa có phương tiện nào. Bấm «Thêm phương tiện» để ghi camera, tủ sách pháp luật, "
            "cụm loa, bình chữa cháy…"
        )
        said = Wording(_("phương tiện"), _("Thêm phương tiện"), empty)
        super().__init__(desk, Asset, said, columns=columns_of(Asset, frozenset({"since"})))
        self.list.prefer("name", "hamlet")
        self.list.add_filter("kind", _("Loại"), offered("asset_kinds"))
        self.list.add_filter("hamlet", _("Thôn"), {})
        self.list.add_filter("state", _("Tình trạng"), {})
        self.list.offer(
            "state", {"": _("Đang dùng"), "ended": _("Đã thôi dùng"), "all": _("Tất cả")}
        )
        self.sums = Sums(desk)
        self.left.insertWidget(0, self.sums)
        self.sheet.form.cells["name"].advise(
            _(
                "Với camera chỉ ghi khu vực (ngã tư, cổng thôn, khu chợ…), không ghi vị trí chính "
                "xác, góc quay hay cách truy cập."
            )
        )

    def refresh(self) -> None:
        hamlets = self.desk.names(Hamlet)
        self.list.offer("hamlet", {"": _("Thôn: tất cả")} | hamlets)
        super().refresh()

    def records(self) -> Sequence[Record]:
        narrowed = dict(self.list.narrowed)
        state, kind = narrowed.pop("state", ""), narrowed.pop("kind", "")
        own = {"unit": self.desk.settings.unit}
        found = search(self.desk.ledger, Asset, self.list.text, **own, **narrowed)
        today = self.desk.today()
        found = [one for one in found if state == "all" or _is_used(one, today) == (state == "")]
        self.sums.show_sums(asset_sums(found))
        return [one for one in found if kind in ("", one.kind)]

    def new_values(self) -> dict[str, object]:
        """Begin with the kind or hamlet that the list is narrowed to."""
        narrowed = self.list.narrowed
        return {name: narrowed[name] for name in ("kind", "hamlet") if name in narrowed}


def _is_used(asset: Asset, on: date) -> bool:
    """Tell whether it counts on a day, as the figures of that day count it."""
    begun = asset.since is None or asset.since <= on
    return begun and (asset.ended_on is None or asset.ended_on > on)

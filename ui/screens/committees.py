"""Steering committees and boards: their decision, and who sits on them by office."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from resources.wording import _
from storage.records import Committee, Record
from storage.repository import search
from ui.screens.below import Wording
from ui.screens.desk import Desk
from ui.screens.register import Register
from ui.screens.table import columns_of


class Committees(Register):
    """The register of committees of the own unit."""

    TITLE: ClassVar[str] = _("Ban chỉ đạo")
    SHOWS: ClassVar[frozenset[str]] = frozenset({Committee.KIND})

    def __init__(self, desk: Desk) -> None:
        empty = _(
            "Chưa có ban nào. Bấm «Thêm ban» để ghi Ban Chỉ đạo phong trào, ban điều hành mô hình…"
        )
        columns = columns_of(Committee, frozenset({"decided_on", "standing"}))
        super().__init__(desk, Committee, Wording(_("ban"), _("Thêm ban"), empty), columns=columns)
        self.list.prefer("name", "decision_paper")
        self.list.add_filter("state", _("Tình trạng"), {})
        self.list.offer(
            "state", {"": _("Đang hoạt động"), "ended": _("Đã thôi"), "all": _("Tất cả")}
        )
        self.sheet.form.cells["seats"].advise(
            _("Chỉ ghi vai trò và chức danh (Phó ban – Trưởng Công an xã), không ghi họ tên.")
        )

    def records(self) -> Sequence[Record]:
        state = self.list.narrowed.get("state", "")
        own = self.desk.settings.unit
        found = search(self.desk.ledger, Committee, self.list.text, unit=own)
        return [one for one in found if state == "all" or bool(one.ended_on) == (state == "ended")]

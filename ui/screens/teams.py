"""Teams and their members, and the hamlets they look after."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from resources.catalogues import model_types, offered
from resources.wording import _
from storage.records import Member, Record, SecurityModel, Team
from storage.repository import find, search
from ui.screens.asking import tell
from ui.screens.below import Below, Wording
from ui.screens.desk import Desk
from ui.screens.person_door import offer_person
from ui.screens.register import Register
from ui.screens.sheet import Sheet
from ui.screens.table import columns_of


class Teams(Register):
    """The register of teams, with the members of the chosen one."""

    TITLE: ClassVar[str] = _("Tổ và thành viên")
    SHOWS: ClassVar[frozenset[str]] = frozenset({Team.KIND, Member.KIND, "hamlet"})

    def __init__(self, desk: Desk) -> None:
        empty = _("Chưa có tổ nào. Bấm «Thêm tổ» để ghi tổ bảo vệ ANTT, tổ tự quản, đội dân phòng…")
        columns = columns_of(Team, frozenset({"founded", "households"}))
        super().__init__(desk, Team, Wording(_("tổ"), _("Thêm tổ"), empty), columns=columns)
        self.list.add_filter("form", _("Loại tổ"), offered("team_forms"))
        self.list.add_filter("state", _("Tình trạng"), {})
        self.list.offer(
            "state", {"": _("Đang hoạt động"), "ended": _("Đã giải thể"), "all": _("Tất cả")}
        )
        self.list.add_button(_("Thôn, tổ dân phố…"), lambda: desk.sought.emit("hamlets", ""))
        sheet = Sheet(desk, Member, hidden=frozenset({"team"}), first="full_name")
        offer_person(sheet, desk, sheet.head)
        said = Wording(_("thành viên"), _("Thêm thành viên"), _("Chưa ghi thành viên nào."))
        columns = columns_of(Member, frozenset({"team", "joined_on"}))
        self.members = self.add_below(Member, "team", said, sheet, columns)

    def records(self) -> Sequence[Record]:
        narrowed = dict(self.list.narrowed)
        state = narrowed.pop("state", "")
        found = search(self.desk.ledger, Team, self.list.text, **narrowed)
        return [one for one in found if state == "all" or bool(one.ended_on) == (state == "ended")]

    def begin_below(self, below: Below, **values: object) -> None:
        if self._is_religious():
            tell(
                self,
                _("Không lập danh sách thành viên"),
                _(
                    "Mô hình tôn giáo chỉ ghi số lượng: danh sách sẽ để lộ tín ngưỡng của từng "
                    "người. Hãy ghi số thành viên ở tổ."
                ),
            )
            return
        super().begin_below(below, joined_on=self.desk.today(), **values)

    def _is_religious(self) -> bool:
        team = self.chosen
        if not isinstance(team, Team) or not team.model:
            return False
        (model,) = find(self.desk.ledger, SecurityModel, id=team.model)
        kind = model_types().get(model.type)
        return bool(kind and kind.religious)

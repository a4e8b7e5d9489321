"""The hamlets and residential groups of the commune."""

from __future__ import annotations

from typing import ClassVar

from resources.wording import _
from storage.records import Hamlet
from ui.screens.below import Wording
from ui.screens.desk import Desk
from ui.screens.register import Register


class Hamlets(Register):
    """The register of hamlets."""

    TITLE: ClassVar[str] = _("Thôn, tổ dân phố")
    SHOWS: ClassVar[frozenset[str]] = frozenset({Hamlet.KIND})

    def __init__(self, desk: Desk) -> None:
        empty = _("Chưa có thôn, tổ dân phố nào. Bấm «Thêm thôn» rồi ghi lần lượt từng nơi.")
        super().__init__(desk, Hamlet, Wording(_("thôn, tổ"), _("Thêm thôn"), empty))

"""Home."""

from __future__ import annotations

from typing import ClassVar

from resources.wording import _
from ui.screens.screen import Screen


class Home(Screen):
    """The state of this month, what is missing, the year's bars."""

    TITLE: ClassVar[str] = _("Trang chủ")

"""Shows the place of the small registers and finds a way around in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from storage.records import (
    Asset,
    Hamlet,
)
from tests.conftest import UNIT
from ui.screens.desk import Desk
from ui.screens.more_registers import MoreRegisters
from ui.screens.past_figures import PastFigures
from ui.screens.register import Register

P = TypeVar("P", bound=Register | PastFigures)


def part(place: MoreRegisters, kind: type[P]) -> P:
    """Go to the tab of a register."""
    titles = [place.tabs.tabText(at) for at in range(place.tabs.count())]
    place.tabs.setCurrentIndex(titles.index(kind.TITLE))
    assert isinstance(place.shown, kind)
    return place.shown


def listed(register: Register) -> list[str]:
    model = register.list.model
    return [
        str(getattr(model.record_at(row), model.record_at(row).NAMED_BY))
        for row in range(model.rowCount())
    ]


def camera(name: str, quantity: int, hamlet: Hamlet, **more: object) -> Asset:
    said = {"unit": UNIT, "kind": "camera_eyes", "name": name, "quantity": quantity}
    return Asset.model_validate(said | {"hamlet": hamlet.id} | more)


def choose(register: Register, name: str, code: str) -> None:
    box = register.list.filters[name]
    box.setCurrentIndex(box.findData(code))
    box.activated.emit(box.currentIndex())


def small_registers(desk: Desk, shown: Callable[[QWidget], QWidget]) -> MoreRegisters:
    """Show the place as wide as an old laptop leaves it."""
    made = MoreRegisters(desk)
    made.resize(1000, 600)
    shown(made)
    return made

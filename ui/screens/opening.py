"""From a figure to its records, and from a record to its screen, the same way everywhere."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from storage.indicators import Share
from storage.records import ModelSite, Record, SecurityModel, Team
from sync.held import held_registry
from ui.screens.behind import Behind
from ui.screens.behind_records import BehindRecords
from ui.screens.desk import Desk
from ui.screens.record_view import RecordView
from ui.screens.seeking import is_sought_here, seek
from ui.screens.words import Names


def show_records(desk: Desk, words: str, records: Sequence[Record], parent: QWidget) -> None:
    """Show the records that a number was counted from; each can be opened."""
    _run(desk, BehindRecords(words, records, names_of_behind(desk), parent), parent)


def show_shares(  # noqa: PLR0913  # what the dialog says of a figure
    desk: Desk,
    code: str,
    shares: Sequence[Share],
    parent: QWidget,
    *,
    figure: str = "",
    of: str = "",
) -> None:
    """Show what an indicator was counted from; `of` says which time or part of it."""
    _run(desk, Behind(code, shares, names_of_behind(desk), parent, figure=figure, of=of), parent)


def open_record(desk: Desk, record: Record, parent: QWidget) -> None:
    """Show a record in its own screen, or to be read alone where these books have none."""
    if is_sought_here(desk, record):
        seek(desk, record)
    else:
        RecordView(desk, record, unit_name(desk, record.unit), parent).open()


def names_of_behind(desk: Desk) -> Names:
    """Return the names that the records behind a figure refer to."""
    kinds: tuple[type[Record], ...] = (SecurityModel, ModelSite, Team)
    return {kind.KIND: desk.names(kind) for kind in kinds}


def _run(desk: Desk, dialog: Behind | BehindRecords, parent: QWidget) -> None:
    dialog.opened.connect(partial(open_record, desk, parent=parent))
    dialog.exec()


def unit_name(desk: Desk, unit: str) -> str:
    """Return what a unit is called, "" for one that the registry does not know."""
    if unit == desk.settings.unit:
        return desk.settings.unit_name
    units = held_registry(desk.ledger).registry.units if desk.settings.is_superior else ()
    return next((one.name for one in units if one.code == unit), "")

"""From a figure to its records, and from a record to its screen, the same way everywhere."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from storage.indicators import Share
from storage.records import ModelSite, Record, SecurityModel, Team
from ui.paper.reports.facts import short_names
from ui.screens.behind import Behind
from ui.screens.behind_records import BehindRecords
from ui.screens.desk import Desk
from ui.screens.record_view import RecordView
from ui.screens.report_preview import units_of
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
    """Return the names that the records behind a figure refer to; above, those of units too."""
    kinds: tuple[type[Record], ...] = (SecurityModel, ModelSite, Team)
    names = {kind.KIND: desk.names(kind) for kind in kinds}
    return names | {"unit": short_names(units_of(desk))} if desk.settings.is_superior else names


def _run(desk: Desk, dialog: Behind | BehindRecords, parent: QWidget) -> None:
    dialog.opened.connect(partial(open_record, desk, parent=parent))
    dialog.exec()


def unit_name(desk: Desk, unit: str) -> str:
    """Return what a unit is called, "" for one that the registry does not know."""
    own = {desk.settings.unit: desk.settings.unit_name}
    return (own | units_of(desk)).get(unit, "")

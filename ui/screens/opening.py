"""From a figure to its records, and from a record to its screen, the same way everywhere."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from storage.indicators import Share
from storage.records import ModelSite, Record, SecurityModel, Team
from ui.screens.desk import Desk
from ui.screens.seeking import is_sought_here, seek
from ui.screens.unit_names import units_of
from ui.screens.words import Names

# Dialogs are read when the first of them opens: screens of the start offer them and need none.
if TYPE_CHECKING:
    from ui.screens.behind import Behind
    from ui.screens.behind_records import BehindRecords


def show_records(desk: Desk, words: str, records: Sequence[Record], parent: QWidget) -> None:
    """Show the records that a number was counted from; each can be opened."""
    from ui.screens.behind_records import BehindRecords  # noqa: PLC0415  # see above

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
    from ui.screens.behind import Behind  # noqa: PLC0415  # see above

    _run(desk, Behind(code, shares, names_of_behind(desk), parent, figure=figure, of=of), parent)


def open_record(desk: Desk, record: Record, parent: QWidget) -> None:
    """Show a record in its own screen, or to be read alone where these books have none."""
    from ui.screens.record_view import RecordView  # noqa: PLC0415  # see above

    if is_sought_here(desk, record):
        seek(desk, record)
    else:
        RecordView(desk, record, unit_name(desk, record.unit), parent).open()


def names_of_behind(desk: Desk) -> Names:
    """Return the names that the records behind a figure refer to; above, those of units too."""
    kinds: tuple[type[Record], ...] = (SecurityModel, ModelSite, Team)
    names = {kind.KIND: desk.names(kind) for kind in kinds}
    if not desk.settings.is_superior:
        return names
    from ui.paper.reports.facts import short_names  # noqa: PLC0415  # see above

    return names | {"unit": short_names(units_of(desk))}


def _run(desk: Desk, dialog: Behind | BehindRecords, parent: QWidget) -> None:
    dialog.opened.connect(partial(open_record, desk, parent=parent))
    dialog.exec()


def unit_name(desk: Desk, unit: str) -> str:
    """Return what a unit is called, "" for one that the registry does not know."""
    own = {desk.settings.unit: desk.settings.unit_name}
    return (own | units_of(desk)).get(unit, "")

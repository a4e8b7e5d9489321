"""A list of 10,000 activities opened, beside LibreOffice that reads the same from a workbook.

The workbook holds the words of every field. LibreOffice starts, without a window and with a
profile that it knows, reads it and says it as CSV. Ours runs already and made its screen ahead, as
it does on every day: it opens the encrypted books, reads the newest, paints the list and the first
record. To search all of them and paint what was found, and to make the screen, stand beside. The
middle of some times counts, on both sides.
"""

from __future__ import annotations

from pathlib import Path
from statistics import median

from PySide6.QtWidgets import QApplication
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from storage.ledger import Ledger
from storage.records import Activity, Hamlet, SecurityModel, Team, fields_of
from storage.repository import find, names_of
from tests.benchmarks.busy_post import TODAY
from tests.benchmarks.large_books import Large, made_books
from tests.benchmarks.rivals import beside, need, office, usual
from tests.benchmarks.sample_year import timed
from ui.screens.activities import Activities
from ui.screens.desk import Desk
from ui.screens.look import dress
from ui.screens.table import column_of

_MONTHS, _TIMES = 20, 5


def list_line(folder: Path) -> str:
    """Open the list both ways; return a line."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    dress(app, "light")
    large = made_books(folder, _MONTHS, members=500, photos=0)
    times = [_our_list(large) for _each in range(_TIMES)]
    making, opening, searching = (median(each) for each in zip(*times, strict=True))
    with large.books.open(large.master) as ledger:
        count = ledger.db.table(Activity.KIND).count
    both = beside(opening, lambda at: _their_list(large, at), folder)
    return (
        f"Mở sổ, hiện danh sách {count} hoạt động: {both} (tìm trong cả danh sách thêm "
        f"{searching:.3f}; làm sẵn màn hình lúc rảnh {making:.3f})"
    )


def _our_list(large: Large) -> tuple[float, float, float]:
    """Return the seconds to make the screen, to open and show, to search and show."""
    with large.books.open(large.master) as ledger:
        making, screen = timed(lambda: _made_ahead(ledger))
        screen.resize(1100, 700)

        def show() -> None:
            large.books.open(large.master).close()
            screen.show()
            QApplication.processEvents()  # paints it

        def search() -> None:
            screen.list.search.setText("tuan tra")  # among all, not only those on the screen
            screen.list.asked.emit()
            QApplication.processEvents()

        opening, searching = timed(show)[0], timed(search)[0]
        screen.close()
        return making, opening, searching


def _made_ahead(ledger: Ledger) -> Activities:
    """Make the screen and its form, as the program does in idle moments (see `ahead`)."""
    desk = Desk(ledger, today=lambda: TODAY)
    desk.in_turns = True  # as the program's own
    screen = Activities(desk)
    for part in screen.made_later():
        part()
    return screen


def _their_list(large: Large, folder: Path) -> float:
    need("soffice")
    path = folder / "list.xlsx"
    with large.books.open(large.master) as ledger, Workbook(str(path)) as book:
        _write_sheet(ledger, book.add_worksheet())
    office(folder, "csv", path)  # its first start makes a profile
    return usual(lambda: office(folder, "csv", path))


def _write_sheet(ledger: Ledger, sheet: Worksheet) -> None:
    """Write all activities with the words of every field, as somebody would keep them in Excel."""
    names = {kind.KIND: names_of(ledger, kind) for kind in (Hamlet, Team, SecurityModel)}
    columns = [column_of(field) for field in fields_of(Activity)]
    for row, one in enumerate(find(ledger, Activity)):
        sheet.write_row(row, 0, [column.words(one, names) for column in columns])

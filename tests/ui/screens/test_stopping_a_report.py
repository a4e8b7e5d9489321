"""A report that is being made can be stopped in its preview, and leaves nothing behind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from storage.journal import journal_head
from storage.ledger import Ledger
from storage.records import Activity
from storage.report_period import month_period
from storage.steps import Step, Steps, drain
from tests.benchmarks.busy_post import MONTH, TODAY, fill_busy_post
from tests.conftest import UNIT
from ui.paper.as_pdf import first_page_pdf, pdf_of
from ui.paper.document import Document
from ui.paper.reports.making import MONTH as OF_A_MONTH
from ui.paper.reports.making import made_document, report_on
from ui.screens.desk import Desk
from ui.screens.jobs import Job
from ui.screens.report_preview import Begun, ReportPreview

KEY = bytes(range(32))
Before = Callable[[], object]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the books of a busy post's month."""
    path = tmp_path_factory.mktemp("so") / "ledger.db"
    with Ledger(path, KEY) as ledger:
        fill_busy_post(ledger, months=1)
    return path


@pytest.fixture
def busy(qapp: QApplication, filled: Path, tmp_path: Path) -> Iterator[Desk]:
    """Put a copy of them on a desk."""
    path = tmp_path / "ledger.db"
    path.write_bytes(filled.read_bytes())
    with Ledger(path, KEY) as ledger:
        yield Desk(ledger, today=lambda: TODAY)


@pytest.fixture
def begun(busy: Desk) -> Begun:
    """Join the report of the month and print its first page."""
    report = report_on(busy.ledger, OF_A_MONTH, month_period(MONTH))
    document = made_document(busy.ledger, report)
    return Begun(report, document, first_page_pdf(document))


@pytest.fixture
def go_on() -> Iterator[Event]:
    """Hold a job at its first step until the test has done what it wants meanwhile."""
    event = Event()
    yield event
    event.set()


def held(desk: Desk, document: Document, go_on: Event) -> Job:
    """Prepare the printing of a whole report that waits at its first step."""

    def work(_ledger: Ledger) -> Steps[bytes]:
        yield Step(0, 1)
        go_on.wait(20)
        return (yield from pdf_of(document))

    return desk.job(work)


@pytest.mark.parametrize("leave", [False, True], ids=["stop", "close"])
def test_a_report_that_is_stopped_leaves_books_and_folder_as_they_were(
    busy: Desk, begun: Begun, go_on: Event, qtbot: QtBot, *, leave: bool
) -> None:
    assert busy.ledger.path is not None
    folder, head = busy.ledger.path.parent, journal_head(busy.ledger.db)
    files = set(folder.iterdir())
    preview = ReportPreview(begun, held(busy, begun.document, go_on))
    qtbot.addWidget(preview)
    preview.show()
    with qtbot.assertNotEmitted(busy.refused):
        if leave:
            preview.reject()
        else:
            preview.working.halt.click()
        go_on.set()
        qtbot.waitUntil(lambda: not preview.working.is_busy)
    assert not preview.is_whole
    assert preview.papers[0].pdf == begun.first_page
    assert not preview.save_button.isEnabled()
    assert not preview.print_button.isEnabled()
    assert set(folder.iterdir()) == files
    assert journal_head(busy.ledger.db) == head
    assert busy.save(Activity(unit=UNIT, kind="talk", happened_on=date(2022, 12, 8)))


def test_after_a_report_was_stopped_the_next_one_is_made_whole(
    busy: Desk, begun: Begun, go_on: Event, qtbot: QtBot
) -> None:
    stopped = ReportPreview(begun, held(busy, begun.document, go_on))
    qtbot.addWidget(stopped)
    stopped.working.halt.click()
    go_on.set()
    qtbot.waitUntil(lambda: not stopped.working.is_busy)
    again = ReportPreview(begun, busy.job(lambda _ledger: pdf_of(begun.document)))
    qtbot.addWidget(again)
    qtbot.waitUntil(lambda: again.is_whole)
    assert again.papers[0].pdf == drain(pdf_of(begun.document))
    assert again.save_button.isEnabled()


def test_the_making_says_how_far_it_is(begun: Begun) -> None:
    steps: list[Step] = []
    drain(pdf_of(begun.document), steps.append)
    shares = [step.done / step.total for step in steps]
    assert shares == sorted(shares)
    assert shares[-1] > 0.9
    assert len(steps) > 50  # a stop is heard soon

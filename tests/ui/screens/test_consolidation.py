from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from storage.indicators import Figure
from storage.months import keep_figures
from storage.records import KINDS, Activity, Adjustment
from storage.repository import put
from storage.steps import drain
from sync.inbox import receive
from sync.outbox import bundle_bytes
from sync.outgoing import close_month
from tests.ui.paper.pdf import texts
from tests.ui.screens.looking_behind import behind
from tests.ui.screens.pair import FEBRUARY, JANUARY, POST, SUPERIOR, Pair, close, paired
from ui.screens.consolidated import ConflictsDialog
from ui.screens.consolidation import Consolidation
from ui.screens.places import places_for
from ui.screens.record_view import RecordView
from ui.screens.report_preview import ReportPreview
from ui.screens.seeking import is_sought_here, place_of


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    with paired(tmp_path) as pair:
        above = pair.superior
        for month in (JANUARY, FEBRUARY):
            drain(receive(above.ledger, close(pair.post, month), above.keys))
        yield pair


@pytest.fixture
def consolidation(pair: Pair, qtbot: QtBot) -> Consolidation:
    screen = Consolidation(pair.superior)
    qtbot.addWidget(screen)
    screen.show()
    settle(screen, qtbot)
    return screen


def settle(consolidation: Consolidation, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not consolidation.working.is_busy)


def total(consolidation: Consolidation, name: str) -> str:
    return next(words[2] for words in consolidation.indicators.words() if words[0] == name)


def test_the_year_adds_up_what_came_in_bundles(consolidation: Consolidation) -> None:
    assert total(consolidation, "Buổi tuyên truyền") == "8"


def test_another_period_is_added_up_anew(consolidation: Consolidation, qtbot: QtBot) -> None:
    january = consolidation.span.kind.findText("Tháng 1")
    consolidation.span.kind.setCurrentIndex(january)
    consolidation.span.kind.activated.emit(january)
    settle(consolidation, qtbot)
    assert total(consolidation, "Buổi tuyên truyền") == "3"


def test_a_total_leads_to_its_units_and_their_records(consolidation: Consolidation) -> None:
    consolidation.show_indicator("TT01")
    assert consolidation.units.words() == [("Công an xã Gia Thắng", "8", "")]
    consolidation.show_unit(POST)
    assert {words[0] for words in consolidation.records.words()} == {
        "Tuyên truyền 3 buổi",
        "Tuyên truyền 5 buổi",
    }


def test_types_of_models_are_counted_once(consolidation: Consolidation) -> None:
    consolidation.show_indicator("M01")
    assert [value for _type, value in consolidation.parts.words()] == ["1"]
    assert total(consolidation, "Số loại mô hình đang hoạt động") == "1"


def test_the_chosen_period_can_be_printed(consolidation: Consolidation, qtbot: QtBot) -> None:
    seen: list[tuple[str, bytes]] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, ReportPreview) and dialog.is_whole:
            seen.extend((paper.file_name, paper.pdf) for paper in dialog.papers)
            dialog.accept()
        else:
            QTimer.singleShot(20, look)

    QTimer.singleShot(20, look)
    consolidation.print_button.click()
    qtbot.waitUntil(lambda: bool(seen))
    ((name, pdf),) = seen
    assert name == "bao-cao-nam-2022.pdf"
    assert "Gia Thắng" in " ".join(texts(pdf))


def test_what_the_superior_keeps_itself_counts_beside_its_units(
    consolidation: Consolidation, pair: Pair, qtbot: QtBot
) -> None:
    kept = {"unit": SUPERIOR, "kind": "propaganda", "happened_on": "2022-01-20"}
    put(pair.superior.ledger, Activity.model_validate(kept | {"measures": {"sessions": 4}}))
    consolidation.refresh()
    settle(consolidation, qtbot)
    consolidation.show_indicator("TT01")
    assert consolidation.units.words() == [
        ("Công an huyện Gia Viễn", "4", ""),
        ("Công an xã Gia Thắng", "8", ""),
    ]
    assert total(consolidation, "Buổi tuyên truyền") == "12"


def test_a_unit_that_only_estimated_is_listed_with_its_words(
    consolidation: Consolidation, pair: Pair, qtbot: QtBot
) -> None:
    rough = [Figure("VV01", "", "tens", 0)]
    for month in (JANUARY, FEBRUARY):
        keep_figures(pair.superior.ledger, POST, month, rough)
    consolidation.refresh()
    settle(consolidation, qtbot)
    consolidation.show_indicator("VV01")
    assert consolidation.units.words() == [("Công an xã Gia Thắng", "hàng chục", "")]


def test_totals_units_and_parts_open_the_records_they_were_added_up_from(
    consolidation: Consolidation,
) -> None:
    for line in [line for line in consolidation.indicators.lines.lines if line.key]:
        consolidation.show_indicator(line.key)
        seen = behind(partial(consolidation.indicators.opened.emit, line.key))
        assert f" {line.words[2].split(' (')[0]} " in seen.sum
        assert seen.title.endswith("năm 2022")
        for table in (consolidation.units, consolidation.parts):
            for each in table.lines.lines:
                seen = behind(partial(table.opened.emit, each.key))
                assert "Số đã chốt" not in seen.sum
                assert seen.records


def test_a_record_of_a_unit_is_read_where_there_is_no_screen_for_it(
    consolidation: Consolidation, pair: Pair
) -> None:
    consolidation.show_indicator("TT01")
    consolidation.show_unit(POST)
    line = consolidation.records.lines.lines[0]
    sought: list[str] = []
    pair.superior.sought.connect(lambda place, _identity: sought.append(place))
    consolidation.records.opened.emit(line.key)
    (view,) = consolidation.findChildren(RecordView)
    assert sought == []
    assert ("Nội dung", line.words[0]) in view.table.words()
    view.close()


def test_places_of_a_superior_are_those_where_its_records_are_sought(pair: Pair) -> None:
    codes = {place.code for place in places_for("superior")}
    for kind in KINDS:
        record = kind.model_construct(unit=SUPERIOR)
        assert is_sought_here(pair.superior, record) == (place_of(kind) in codes)
        assert not is_sought_here(pair.superior, kind.model_construct(unit=POST))


def adjusted(pair: Pair, reported: int) -> None:
    """Send March with an adjustment of January up."""
    put(
        pair.post.ledger,
        Adjustment(
            unit=POST,
            made_on=date(2022, 2, 18),
            month=JANUARY,
            indicator="TT01",
            reported=reported,
            right=4,
            reason="Sót buổi ngày 30/12",
        ),
    )
    above = pair.superior
    day = date(2022, 3, 20)
    made = drain(close_month(pair.post.ledger, "2022-03", pair.post.keys, day))
    drain(receive(above.ledger, bundle_bytes(pair.post.ledger, made), above.keys))


def test_reported_and_adjusted_totals_stand_side_by_side(pair: Pair, qtbot: QtBot) -> None:
    adjusted(pair, reported=3)
    screen = Consolidation(pair.superior)
    qtbot.addWidget(screen)
    screen.show()
    settle(screen, qtbot)
    row = next(words for words in screen.indicators.words() if words[0] == "Buổi tuyên truyền")
    assert row[2:] == ("8", "9")
    screen.show_indicator("TT01")
    assert screen.chosen.text() == "Buổi tuyên truyền: 8 (sau điều chỉnh 9)"
    assert screen.units.words() == [("Công an xã Gia Thắng", "8", "9")]
    (line,) = screen.adjustments.words()
    assert line[2:] == ("T1/2022", "Buổi tuyên truyền", "3", "4", "Sót buổi ngày 30/12")
    assert screen.tabs.tabText(2) == "Điều chỉnh (1)"
    assert screen.conflict_bar.isHidden()


def test_an_adjustment_that_does_not_fit_is_shown_to_people_and_not_applied(
    pair: Pair, qtbot: QtBot
) -> None:
    adjusted(pair, reported=2)
    screen = Consolidation(pair.superior)
    qtbot.addWidget(screen)
    screen.show()
    settle(screen, qtbot)
    assert total(screen, "Buổi tuyên truyền") == "8"
    assert screen.conflicts.text() == "1 điều chỉnh không khớp số đã nhận nên chưa áp dụng."
    seen: list[tuple[str, ...]] = []

    def read() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ConflictsDialog)
        seen.extend(dialog.table.words())
        dialog.reject()

    QTimer.singleShot(0, read)
    screen.show_conflicts()
    assert seen == [
        ("Gia Thắng", "T1/2022", "Buổi tuyên truyền", "2", "3", "4", "Sót buổi ngày 30/12")
    ]

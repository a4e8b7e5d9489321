"""Reports as an officer writes them: begun, written over, marked, kept, taken out as files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from storage.records import Phrase
from storage.report_period import month_period, year_period
from storage.repository import find, put
from tests.conftest import UNIT
from tests.storage.registers import activity, team
from tests.ui.paper.pdf import texts
from tests.ui.screens.answering import answer
from tests.ui.screens.pair import POST, Pair, paired
from tests.ui.screens.writing_reports import DECEMBER, begin, kept, reports_of_a_post, row
from ui.paper.reports.making import fresh_report
from ui.screens.desk import Desk
from ui.screens.phrase_chooser import PhraseChooser
from ui.screens.report_preview import ReportPreview
from ui.screens.reports import Reports


@pytest.fixture
def reports(desk: Desk, shown: Callable[[QWidget], QWidget]) -> Reports:
    return reports_of_a_post(desk, shown)


def more(reports: Reports, sessions: int = 1) -> None:
    """Enter another activity elsewhere."""
    activity(reports.desk.ledger, "22/11/2022", measures={"sessions": sessions})
    reports.desk.changed.emit(frozenset({"activity"}))


def test_sections_begin_with_the_sentences_of_their_figures(reports: Reports) -> None:
    begin(reports)
    assert "Tổ chức 3 buổi tuyên truyền với 90 lượt người" in row(reports).text()
    assert row(reports).state.text() == "theo số liệu, tự cập nhật"
    assert reports.report_sheet.title.text() == "Báo cáo tháng 12/2022"


def test_what_nobody_touched_follows_the_figures(reports: Reports) -> None:
    begin(reports)
    assert reports.report_sheet.save()
    assert kept(reports).texts == ()
    more(reports)
    assert "Tổ chức 4 buổi" in row(reports).text()


def test_what_was_written_is_kept_and_marked_when_its_figures_change(reports: Reports) -> None:
    begin(reports)
    row(reports).box.setPlainText("Tuyên truyền được 3 buổi.")
    assert reports.report_sheet.save()
    more(reports)
    assert row(reports).text() == "Tuyên truyền được 3 buổi."
    assert row(reports).changes.isVisibleTo(reports)
    assert "Buổi tuyên truyền: khi viết là 3, nay là 4" in row(reports).changes.text()
    assert row(reports).sign.isVisibleTo(reports)


def test_a_marked_text_is_stood_by(reports: Reports) -> None:
    begin(reports)
    row(reports).box.setPlainText("Tuyên truyền được 3 buổi.")
    assert reports.report_sheet.save()
    more(reports)
    row(reports).stand.click()
    assert not row(reports).changes.text()
    assert reports.report_sheet.save()
    (text,) = kept(reports).texts
    assert (text.text, text.said["TT01"]) == ("Tuyên truyền được 3 buổi.", "4")


def test_the_proposed_sentences_can_be_had_again(reports: Reports) -> None:
    begin(reports)
    row(reports).box.setPlainText("Tuyên truyền được 3 buổi.")
    assert reports.report_sheet.save()
    more(reports)
    row(reports).back.click()
    assert "Tổ chức 4 buổi" in row(reports).text()
    assert reports.report_sheet.save()
    assert kept(reports).texts == ()


def test_an_issued_report_keeps_every_word_it_was_issued_with(reports: Reports) -> None:
    begin(reports)
    sheet = reports.report_sheet
    sheet.form.cells["signed_on"].editor.write(date(2022, 12, 15))
    sheet.form.cells["signed_on"].editor.changed.emit()
    assert sheet.save()
    more(reports)
    assert "Tổ chức 3 buổi" in row(reports).text()
    assert "nay là 4" in row(reports).changes.text()


def test_what_is_typed_comes_back_after_a_power_cut(
    reports: Reports, qtbot: QtBot, desk: Desk
) -> None:
    begin(reports)
    row(reports).box.appendPlainText("Thêm một câu.")
    qtbot.waitUntil(lambda: desk.draft_of("report") is not None)
    again = Reports(desk)
    qtbot.addWidget(again)
    assert again.report_sheet.has_draft
    again.report_sheet.take_draft()
    assert row(again).text().endswith("Thêm một câu.")
    assert again.report_sheet.title.text() == "Báo cáo tháng 12/2022"


def test_leaving_asks_about_words_that_are_not_saved(reports: Reports) -> None:
    begin(reports)
    row(reports).box.appendPlainText("Thêm một câu.")
    answer("Ghi vào sổ")
    assert reports.may_leave()
    assert kept(reports).texts[0].text.endswith("Thêm một câu.")


def test_estimates_are_added_where_it_is_asked_for(reports: Reports) -> None:
    activity(
        reports.desk.ledger,
        "21/11/2022",
        "tips",
        measures={"crime": 100},
        precision="at_least",
    )
    begin(reports)
    assert "hơn 100" in row(reports, "people").text()
    assert "Nhân dân cung cấp" not in row(reports, "people").text()
    editor = reports.report_sheet.form.cells["with_rough"].editor
    editor.write(value=True)
    editor.changed.emit()
    assert "Nhân dân cung cấp hơn 100 nguồn tin" in row(reports, "people").text()


def test_a_phrase_of_the_library_goes_into_the_text(
    reports: Reports, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(reports.desk.ledger, Phrase(unit=UNIT, section="outreach", text="Câu của xã."))
    begin(reports)
    monkeypatch.setattr(PhraseChooser, "exec", lambda _self: True)
    row(reports).phrase.click()
    assert "\nCâu của xã." in row(reports).text()
    assert row(reports).state.text() == "lời văn của đơn vị"


def test_a_sentence_is_kept_for_the_next_report(reports: Reports) -> None:
    begin(reports)
    row(reports, "strengths").box.setPlainText("- Nhân dân đồng tình.")
    row(reports, "strengths").keep.click()
    (phrase,) = find(reports.desk.ledger, Phrase)
    assert (phrase.section, phrase.text) == ("strengths", "Nhân dân đồng tình.")
    answer("Đã hiểu")  # that it is there already
    row(reports, "strengths").keep.click()
    assert len(find(reports.desk.ledger, Phrase)) == 1


@pytest.mark.parametrize(("ending", "begins"), [("pdf", b"%PDF"), ("docx", b"PK"), ("xlsx", b"PK")])
def test_a_report_is_saved_as_a_file_saved_or_not(
    reports: Reports,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    ending: str,
    begins: bytes,
) -> None:
    begin(reports)
    row(reports, "strengths").box.setPlainText("Nhân dân đồng tình.")
    proposed: list[str] = []

    def choose(_parent: QWidget, _title: str, name: str, _kind: str) -> tuple[str, str]:
        proposed.append(name)
        return str(tmp_path / "bao-cao"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    answer("Đã hiểu")
    reports.report_sheet.save_buttons[ending].click()
    assert proposed == [f"bao-cao-thang-2022-12.{ending}"]
    data = (tmp_path / f"bao-cao.{ending}").read_bytes()
    assert data.startswith(begins)
    if ending == "pdf":
        assert "Nhân dân đồng tình." in " ".join(texts(data))


def test_reports_are_listed_newest_first(reports: Reports) -> None:
    for period in (month_period("2022-11"), DECEMBER, month_period("2021-12")):
        put(reports.desk.ledger, fresh_report(UNIT, "month", period))
    put(reports.desk.ledger, fresh_report(UNIT, "year", year_period(2021)))
    reports.refresh()
    shown = [reports.list.model.data(reports.list.model.index(at, 0)) for at in range(4)]
    assert shown[:2] == ["Báo cáo tháng 12/2022", "Báo cáo tháng 11/2022"]
    assert set(shown[2:]) == {"Báo cáo tháng 12/2021", "Báo cáo năm 2021"}


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    with paired(tmp_path) as pair:
        yield pair


def test_the_first_page_is_shown_before_the_whole_is_made(pair: Pair, qtbot: QtBot) -> None:
    team(pair.post.ledger, unit=POST)
    screen = Reports(pair.post)
    qtbot.addWidget(screen)
    screen.show()
    report = fresh_report(POST, "month", month_period("2022-01"))
    screen.report_sheet.begin(report.model_dump(exclude={"changed_at", "id"}))
    qtbot.waitUntil(lambda: bool(screen.report_sheet.sections.rows))
    pages: list[tuple[bool, int, bool]] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, ReportPreview):
            seen = (dialog.is_whole, dialog.pages.page_count, dialog.print_button.isEnabled())
            pages.append(seen)
            if dialog.is_whole:
                dialog.accept()
                return
        QTimer.singleShot(0, look)

    QTimer.singleShot(0, look)
    screen.report_sheet.preview_button.click()
    qtbot.waitUntil(lambda: bool(pages) and pages[-1][0])
    assert pages[0] == (False, 1, False)
    assert pages[-1][1] > 1
    assert pages[-1][2]


def test_a_superior_writes_about_its_units(pair: Pair, qtbot: QtBot) -> None:
    screen = Reports(pair.superior)
    qtbot.addWidget(screen)
    screen.show()
    report = fresh_report(pair.superior.settings.unit, "year", year_period(2022))
    screen.report_sheet.begin(report.model_dump(exclude={"changed_at", "id"}))
    qtbot.waitUntil(lambda: bool(screen.report_sheet.sections.rows))
    assert "models" in screen.report_sheet.sections.rows


def test_a_report_without_a_subject_says_so_and_is_not_printed(reports: Reports) -> None:
    begin(reports)
    reports.report_sheet.form.cells["title"].editor.write("")
    assert reports.report_sheet.current() is None
    assert reports.report_sheet.form.cells["title"].complaint.text()

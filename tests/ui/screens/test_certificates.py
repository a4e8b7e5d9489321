"""Printing a batch: the list, the words in common, what stops the printing, what is remembered."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from storage.ledger import Ledger
from storage.records import Award, AwardEvent, CertificateTemplate
from storage.repository import find, get, put
from tests.conftest import UNIT, post_settings
from tests.ui.paper.certificates.samples import LONG_MERIT, certificate
from tests.ui.paper.pdf import texts
from tests.ui.screens.certificate_batches import DECIDED, award, batch
from ui.paper import pdfium
from ui.paper.certificates import Certificate
from ui.screens.certificate_printing import StockPreview
from ui.screens.certificates import CertificateDialog
from ui.screens.desk import Desk
from ui.screens.preview import Paper, PreviewDialog

Show = Callable[[QWidget], QWidget]
ORDERED = ["Tổ liên gia số 3", "Đỗ Thị Ánh", "Trần Quang Nghĩa", "Bùi Văn Ổn"]


@pytest.fixture
def opened(desk: Desk, shown: Show) -> Callable[..., CertificateDialog]:
    def show(
        given: Sequence[Award] | Sequence[Certificate] | None = None,
    ) -> CertificateDialog:
        dialog = CertificateDialog(desk, batch() if given is None else given)
        shown(dialog)
        return dialog

    return show


def names(dialog: CertificateDialog) -> list[str]:
    return [one.ready.name for one in dialog.table.sheets.sheets]


def type_into(dialog: CertificateDialog, **said: str) -> None:
    for name, words in said.items():
        dialog.common.editors[name].write(words)
        dialog.common.editors[name].changed.emit()


def shown_papers(qtbot: QtBot, dialog: CertificateDialog, ask: Callable[[], None]) -> list[Paper]:
    """Ask for papers, look at them and close them; none where nothing is shown."""
    found: list[Paper] = []

    def close() -> None:
        window = QApplication.activeModalWidget()
        if isinstance(window, PreviewDialog):
            found.extend(window.papers)
            assert isinstance(window, StockPreview) == ("soát" not in window.papers[0].title)
            window.accept()

    timer = QTimer(dialog, interval=20)
    timer.timeout.connect(close)
    timer.start()
    ask()
    qtbot.waitUntil(lambda: not dialog.working.is_busy)
    qtbot.waitUntil(lambda: bool(found) or bool(dialog.complaint.text()))
    timer.stop()
    return found


def test_collectives_come_first_and_people_by_given_name(
    opened: Callable[..., CertificateDialog],
) -> None:
    dialog = opened()
    assert names(dialog) == ORDERED
    dialog.order.setCurrentIndex(1)
    assert names(dialog) == [one.name for one in batch()]


def test_only_what_is_ticked_is_printed_and_numbered(
    opened: Callable[..., CertificateDialog], qtbot: QtBot
) -> None:
    dialog = opened()
    QTest.keyClicks(dialog.start, "118")
    dialog.table.selectRow(1)
    dialog.table.setFocus()
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    (paper,) = shown_papers(qtbot, dialog, dialog.print_button.click)
    pages = texts(paper.pdf)
    assert len(pages) == 3
    assert "In 3 tờ…" in dialog.print_button.text().replace("&", "")
    for page, name, number in zip(pages, [ORDERED[0], *ORDERED[2:]], (118, 119, 120), strict=True):
        assert name in page
        assert f"Số sổ vàng: {number}" in page


def test_words_in_common_stand_on_every_sheet_and_are_remembered_by_the_template(
    opened: Callable[..., CertificateDialog], qtbot: QtBot, ledger: Ledger
) -> None:
    dialog = opened()
    type_into(dialog, signer_title="KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", signer_name="Lê Thị Tư")
    type_into(dialog, number="99/QĐ-UBND")
    (paper,) = shown_papers(qtbot, dialog, dialog.show_all)
    for page in texts(paper.pdf):
        assert "KT. CHỦ TỊCH" in page
        assert "Lê Thị Tư" in page
        assert "Quyết định số 99/QĐ-UBND" in page
    (kept,) = find(ledger, CertificateTemplate)
    assert kept.name == "Giấy khen khổ A4 ngang (297 × 210 mm)"
    dialog.accept()
    again = opened()
    assert again.common.values()["signer_title"] == "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH"
    assert again.common.values()["number"] == "45/QĐ-UBND"


def test_what_is_remembered_gives_way_to_what_is_typed(
    opened: Callable[..., CertificateDialog], qtbot: QtBot
) -> None:
    first = opened()
    type_into(first, signer_name="Lê Thị Tư")
    first.remember()
    first.accept()
    dialog = opened()
    type_into(dialog, signer_name="Ngô Văn Năm")
    (paper,) = shown_papers(qtbot, dialog, dialog.show_trial)
    (page,) = texts(paper.pdf)
    assert "Ngô Văn Năm" in page
    assert "Lê Thị Tư" not in page


def test_what_differs_from_sheet_to_sheet_is_left_to_each(
    opened: Callable[..., CertificateDialog],
) -> None:
    dialog = opened([certificate("An", number="1/QĐ"), certificate("Bình", number="2/QĐ")])
    assert "number" not in dialog.common.values()
    assert [one.number for one in dialog.batch()] == ["1/QĐ", "2/QĐ"]
    type_into(dialog, number="3/QĐ")
    assert [one.number for one in dialog.batch()] == ["3/QĐ", "3/QĐ"]


def test_a_sheet_that_cannot_be_printed_whole_stops_all(
    opened: Callable[..., CertificateDialog], qtbot: QtBot
) -> None:
    dialog = opened([*batch(), certificate("Lê Văn Tám", achievement=LONG_MERIT * 30)])
    assert "1 tờ cần xem lại" in dialog.said.text()
    assert shown_papers(qtbot, dialog, dialog.show_all) == []
    assert "Lê Văn Tám" in dialog.complaint.text()
    assert "Thành tích" in dialog.complaint.text()
    dialog.one.editors["achievement"].write("Đã có thành tích xuất sắc.")
    dialog.one.editors["achievement"].changed.emit()
    assert len(shown_papers(qtbot, dialog, dialog.show_all)) == 1
    assert dialog.said.text() == "Mọi tờ đều vừa phôi."


def test_a_day_that_is_none_and_nobody_ticked_are_said(
    opened: Callable[..., CertificateDialog], qtbot: QtBot
) -> None:
    dialog = opened()
    dialog.common.editors["day"].write("hôm nọ")
    dialog.show_all()
    assert "“hôm nọ” không phải một ngày" in dialog.complaint.text()
    dialog.table.sheets.tick_all(on=False)
    dialog.show_all()
    assert "ít nhất một tờ" in dialog.complaint.text()


def test_what_is_put_right_for_one_sheet_is_printed_and_stays_out_of_the_register(
    opened: Callable[..., CertificateDialog], ledger: Ledger
) -> None:
    put(ledger, award())
    dialog = opened(find(ledger, Award))
    dialog.one.editors["address"].write("thôn Trung Đồng")
    dialog.one.editors["address"].changed.emit()
    (one,) = dialog.batch()
    assert one.address == "thôn Trung Đồng"
    assert [kept.occasion for kept in find(ledger, Award)] == ["Phong trào năm 2022"]


def test_awards_are_printed_from_the_register_and_their_numbers_go_back_into_it(
    opened: Callable[..., CertificateDialog], ledger: Ledger
) -> None:
    ledger.keep_settings(post_settings(place="Gia Thắng"))
    awards = [award(), award("Bùi Văn Ổn"), award("", quantity=66), award("Đỗ Thị Ánh")]
    for one in awards:
        put(ledger, one)
    cancelled = AwardEvent(
        unit=UNIT, award=awards[1].id, event="cancelled", happened_on=DECIDED, paper="1"
    )
    put(ledger, cancelled)
    dialog = opened(awards)
    assert names(dialog) == ["Đỗ Thị Ánh", "Trần Quang Nghĩa"]
    assert dialog.common.values()["head"] == "Chủ tịch Ủy ban nhân dân xã Gia Thắng"
    QTest.keyClicks(dialog.start, "7")
    dialog.numbers_button.click()
    assert get(ledger, Award, awards[3].id).book_number == "7"
    assert get(ledger, Award, awards[0].id).book_number == "8"
    assert "2 tờ" in dialog.said.text()


def test_sums_without_names_leave_nothing_to_print(
    opened: Callable[..., CertificateDialog],
) -> None:
    dialog = opened([award("", quantity=66)])
    assert "Không có tên nào" in dialog.said.text()
    dialog.show_all()
    assert "ít nhất một tờ" in dialog.complaint.text()


def test_trial_calibration_and_proof_are_shown(
    opened: Callable[..., CertificateDialog], qtbot: QtBot
) -> None:
    dialog = opened()
    titles = [
        paper.title
        for ask in (dialog.show_trial, dialog.show_calibration, dialog.show_proof)
        for paper in shown_papers(qtbot, dialog, ask)
    ]
    assert titles == ["In thử một tờ giấy khen", "Tờ căn chỉnh", "Tờ soát giấy khen"]


def test_measured_offsets_are_kept_in_the_template(
    opened: Callable[..., CertificateDialog], ledger: Ledger
) -> None:
    dialog = opened()

    def measure() -> None:
        asked = QApplication.activeModalWidget()
        assert isinstance(asked, QDialog)
        for box, typed in ((asked.across, "21.5"), (asked.down, "19,8")):  # type: ignore[attr-defined]
            box.selectAll()
            QTest.keyClicks(box, typed)
        asked.accept()

    QTimer.singleShot(0, measure)
    dialog.stock.offsets_button.click()
    (kept,) = find(ledger, CertificateTemplate)
    assert (kept.shift_x, kept.shift_y) == (-15, 2)
    assert dialog.stock.template.shift_x == -15


def test_unconfirmed_sizes_are_said_beside_the_template(
    opened: Callable[..., CertificateDialog],
) -> None:
    dialog = opened()
    assert "chưa xác nhận" in dialog.stock.note.text()


def test_sample_books_print_only_for_practice(
    opened: Callable[..., CertificateDialog], qtbot: QtBot, ledger: Ledger
) -> None:
    ledger.keep_settings(post_settings(sample=True))
    dialog = opened()
    (paper,) = shown_papers(qtbot, dialog, dialog.show_all)
    assert all("TẬP DƯỢT" in page for page in texts(paper.pdf))


def test_the_picture_of_a_sheet_is_drawn_while_the_screen_goes_on(
    opened: Callable[..., CertificateDialog], qtbot: QtBot
) -> None:
    dialog = opened()
    picture = dialog.one.picture
    qtbot.waitUntil(lambda: not picture.is_busy)
    first = picture.pixmap().toImage()
    assert not first.isNull()
    dialog.table.selectRow(1)
    assert picture.is_busy  # the row is shown before its picture is
    assert dialog.one.editors["name"].read() == ORDERED[1]
    dialog.table.selectRow(2)  # who goes on sees the picture of the last alone
    qtbot.waitUntil(lambda: not picture.is_busy)
    third = picture.pixmap().toImage()
    dialog.table.selectRow(0)
    qtbot.waitUntil(lambda: not picture.is_busy)
    assert picture.pixmap().toImage() == first != third
    dialog.one.editors["achievement"].write(LONG_MERIT * 30)
    dialog.one.editors["achievement"].changed.emit()
    dialog.batch()
    qtbot.waitUntil(lambda: not picture.is_busy)
    assert dialog.complaint.text() == ""
    assert picture.text()  # why there is none


def test_a_picture_that_takes_its_time_is_announced_in_words(
    opened: Callable[..., CertificateDialog], qtbot: QtBot
) -> None:
    dialog = opened()
    picture = dialog.one.picture
    qtbot.waitUntil(lambda: not picture.is_busy)
    with pdfium.opened():  # somebody else draws, and for long
        dialog.table.selectRow(1)
        qtbot.waitUntil(lambda: "Đang dựng hình" in picture.text())
    qtbot.waitUntil(lambda: not picture.is_busy)
    assert not picture.pixmap().isNull()

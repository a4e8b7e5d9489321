from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from ui.paper.recovery import RecoverySheet, recovery_pdf
from ui.screens.pages import page_image, page_sizes, print_pages
from ui.screens.preview import Paper, PreviewDialog
from ui.screens.printing import PrintDialog

PDF = recovery_pdf(RecoverySheet("Công an xã Đại Hoàng", "2320-NSG7", date(2026, 1, 2)))
PAPER = Paper("Tờ mã khôi phục", "ma.pdf", PDF)


def is_written_on(image: QImage) -> bool:
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    return min(bytes(grey.constBits())) < 64


def test_a_page_is_drawn_with_its_words() -> None:
    image = page_image(PDF, 0, 1.0)
    assert image.height() == 842  # A4 in points
    assert is_written_on(image)


def test_larger_and_smaller_change_what_is_seen(qtbot: QtBot) -> None:
    dialog = PreviewDialog([PAPER])
    qtbot.addWidget(dialog)
    dialog.pages.set_zoom(1.0)
    dialog.larger()
    assert dialog.pages.zoom > 1.0
    dialog.smaller()
    dialog.smaller()
    assert dialog.pages.zoom < 1.0


def test_the_title_says_which_paper_is_shown(qtbot: QtBot) -> None:
    dialog = PreviewDialog([PAPER, Paper("Tờ trình", "to-trinh.pdf", PDF)])
    qtbot.addWidget(dialog)
    dialog.list.setCurrentRow(1)
    assert "Tờ trình" in dialog.windowTitle()


def test_several_papers_are_saved_each_under_its_name(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = PreviewDialog([PAPER, Paper("Tờ trình", "to-trinh.pdf", PDF)])
    qtbot.addWidget(dialog)
    saved = dialog.save_to(tmp_path)
    assert [path.name for path in saved] == ["ma.pdf", "to-trinh.pdf"]
    assert all(path.read_bytes() == PDF for path in saved)


def test_what_is_printed_has_every_page(qtbot: QtBot, tmp_path: Path) -> None:
    printed = tmp_path / "printed.pdf"
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(printed))
    print_pages(PDF, printer)
    data = printed.read_bytes()
    assert len(page_sizes(data)) == len(page_sizes(PDF))
    assert is_written_on(page_image(data, 0, 0.5))


def test_without_a_printer_it_says_to_save_instead(qtbot: QtBot) -> None:
    dialog = PrintDialog([PDF])
    qtbot.addWidget(dialog)
    assert dialog.go.isEnabled() == bool(dialog.printers.count())

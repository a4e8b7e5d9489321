"""Onto paper at 100%: what comes out of the printer stands where the PDF has it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from storage.records import CertificateTemplate
from tests.ui.paper.certificates.samples import A3, A4, OLD, certificate, printed
from ui.screens.certificate_printing import StockPreview, StockPrintDialog
from ui.screens.pages import page_image, page_sizes
from ui.screens.preview import Paper

Show = Callable[[QWidget], QWidget]
DOTS = 4.0  # a dot is 0.09 mm
DARK = 128


def ink(image: QImage) -> tuple[int, int, int, int]:
    """Return the edges of what is dark."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    size, data = (grey.width(), grey.height()), bytes(grey.constBits())
    read = Image.frombuffer("L", size, data, "raw", "L", grey.bytesPerLine(), 1)
    found = read.point([255] * DARK + [0] * (256 - DARK)).getbbox()
    assert found
    return found


def to_file(path: Path) -> QPrinter:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(300)
    return printer


@pytest.mark.parametrize("on", [A4, A3, OLD], ids=["a4", "a3", "old"])
def test_paper_has_every_letter_where_the_pdf_has_it(
    on: CertificateTemplate, qtbot: QtBot, shown: Show, tmp_path: Path
) -> None:
    pdf = printed(on, certificate())
    dialog = StockPrintDialog(pdf, on)
    shown(dialog)
    dialog.send_to(to_file(tmp_path / "out.pdf"))
    qtbot.waitUntil(lambda: not dialog.isVisible())
    paper = (tmp_path / "out.pdf").read_bytes()
    assert page_sizes(paper) == page_sizes(pdf)
    drawn, out = (ink(page_image(one, 0, DOTS)) for one in (pdf, paper))
    assert out == pytest.approx(drawn, abs=2)


def test_after_a_jam_one_goes_on_with_the_next_sheet(
    qtbot: QtBot, shown: Show, tmp_path: Path
) -> None:
    pdf = printed(A4, *[certificate(f"Người {n}") for n in range(5)])
    dialog = StockPrintDialog(pdf, A4)
    shown(dialog)
    dialog.first.setValue(4)
    dialog.send_to(to_file(tmp_path / "out.pdf"))
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert len(page_sizes((tmp_path / "out.pdf").read_bytes())) == 2


def test_sheets_the_wrong_way_round_are_not_printed(shown: Show, tmp_path: Path) -> None:
    dialog = StockPrintDialog(printed(A4, certificate("Một"), certificate("Hai")), A4)
    shown(dialog)
    dialog.first.setValue(2)
    dialog.last.setValue(1)
    dialog.send_to(to_file(tmp_path / "out.pdf"))
    assert "Tờ đầu" in dialog.said.text()


class OnlyA4(QPrinter):
    """A printer that takes no other paper; a real one cannot be had here."""

    def setPageSize(self, size: object) -> bool:  # noqa: D102, N802  # named by Qt
        del size
        return False


def test_a_printer_without_such_paper_prints_nothing(shown: Show, tmp_path: Path) -> None:
    dialog = StockPrintDialog(printed(A3, certificate()), A3)
    shown(dialog)
    printer = OnlyA4()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    dialog.send_to(printer)
    assert "không nhận khổ giấy 420 × 297 mm" in dialog.said.text()
    assert not (tmp_path / "out.pdf").exists()


def test_leaving_half_way_ends_the_printing(shown: Show, tmp_path: Path) -> None:
    pdf = printed(A4, *[certificate(f"Người {n}") for n in range(5)])
    dialog = StockPrintDialog(pdf, A4)
    shown(dialog)
    dialog.send_to(to_file(tmp_path / "out.pdf"))
    dialog._step()
    dialog.reject()
    assert not dialog.isVisible()
    assert len(page_sizes((tmp_path / "out.pdf").read_bytes())) < 5


def test_the_preview_and_the_dialog_say_to_print_at_full_size(shown: Show) -> None:
    pdf = printed(A4, certificate())
    dialog = StockPrintDialog(pdf, A4)
    shown(dialog)
    preview = StockPreview(Paper("Giấy khen", "giay-khen.pdf", pdf), A4)
    shown(preview)
    for window in (dialog, preview):
        said = " ".join(
            label.text() for label in window.findChildren(QWidget) if hasattr(label, "text")
        )
        assert "đúng cỡ 100%, không co giãn" in said

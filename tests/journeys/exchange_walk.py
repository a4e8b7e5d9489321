"""Walks through the sample exchange in the real window and takes a picture of every step."""

from __future__ import annotations

import sys
from pathlib import Path
from shutil import copytree, ignore_patterns
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from PySide6.QtWidgets import QApplication

from desktop.demo.books import sample_books
from desktop.demo.exchange import run_exchange
from desktop.demo.exchange_mailbox import mailbox_here
from desktop.demo.exchange_stage import CHANGED, FIRST, SECOND, TODAY
from storage.steps import drain
from sync.board import board
from sync.bundle import read_file
from sync.forks import fork_of
from sync.outbox import outgoing
from sync.parcels import contents, take, waiting
from sync.received import received
from sync.recovering import plan_recovery, read_recovery
from sync.slips import own_slips, received_month, received_slips
from tests.journeys.walking import Walk, desk_of, opened_desk, settled, wait_until, window_of
from ui.screens.adjusting import AdjustDialog
from ui.screens.announcement import Announcement
from ui.screens.board_cell import CellDialog
from ui.screens.board_lock import LockDialog
from ui.screens.confirming import Confirming
from ui.screens.consolidation import Consolidation
from ui.screens.fork_dialog import ForkDialog
from ui.screens.look import dress
from ui.screens.month import Month
from ui.screens.newer_lists import NewerLists
from ui.screens.postman import postman_of
from ui.screens.receipt_tools import PhoneCodeDialog
from ui.screens.receiving import Receiving
from ui.screens.recovering import RecoveryDialog
from ui.screens.remarking import RemarkDialog
from ui.screens.sending import Sending
from ui.screens.settings import Settings
from ui.screens.slips import SlipDialog
from ui.screens.unit_invitation import invitation_for
from ui.screens.window import MainWindow

ABOVE = "ninh-binh/gia-vien"
MAILED, CARRIED, OTHER = (f"{ABOVE}/{short}" for short in ("gia-thang", "gia-van", "gia-hoa"))


def main(target: Path) -> None:
    """Play the exchange, keep the books of each chapter, and look at them afterwards."""
    app = QApplication(["walk"])
    dress(app, "light")
    walk = Walk(target)
    with TemporaryDirectory() as folder:
        moments = moments_of(Path(folder))
        pairing(walk, moments["Ghi sổ"])
        returned(walk, moments["Sửa, gửi lại"])
        corrected(walk, moments["Khóa số liệu"])
        announced(walk, moments["Điều chỉnh kỳ trước"])
        new_keys(walk, moments["Tháng thứ hai"])
        called(walk, moments["Mất máy"])
        recovery(walk, moments["Khôi phục"])
        end(walk, moments[""])


def moments_of(folder: Path) -> dict[str, Path]:
    """Play, and return what lay in the folder before each chapter; "" is the end."""
    out, kept = folder / "out", {}
    playing = run_exchange(out)
    for step in playing:
        if step.done:
            kept[step.note] = _copied(out, folder / f"{step.done:02}")
    kept[""] = out
    return kept


def pairing(walk: Walk, moment: Path) -> None:
    """Show how a third post is invited: its words below, and a place to type them above."""
    with (
        desk_of(moment, ABOVE) as above,
        sample_books(moment / "ledgers" / "other", OTHER, "post", FIRST) as other,
    ):
        books = other.ledger
        invitation = invitation_for(above.ledger, OTHER, books.settings.unit_name, above.keys)
        window = window_of(above, "units")
        walk.picture(window, "don-vi")
        window.close()
        drain(take(books, invitation, other.keys))
        (parcel,) = waiting(books, other.keys)
        request = contents(books, parcel, other.keys)
        window = window_of(opened_desk(other), "sending")
        walk.picture(window, "ghep-doi-xa")
        window.close()
        dialog = Confirming(above, request)
        dialog.show()
        dialog.typed.setText("nhầm một chữ 0000")
        dialog.confirm()
        walk.dialog(dialog, "ghep-doi-cap-tren")


def returned(walk: Walk, moment: Path) -> None:
    """Show a month that is given back: on the board, in the dialog, and at the record below."""
    with desk_of(moment, ABOVE) as desk:
        window = window_of(desk, "review")
        walk.picture(window, "bang-tra-lai")
        cell = next(one for one in board(desk.ledger, [FIRST], TODAY) if one.unit == CARRIED)
        walk.dialog(CellDialog(desk, cell, window), "o-tra-lai")
        assert cell.bundle
        content = received_month(desk.ledger, cell.bundle, desk.keys)
        walk.dialog(RemarkDialog(desk, cell.bundle, content, "returned", window), "tra-lai")
        window.close()
    with desk_of(moment, CARRIED) as desk:
        window = window_of(desk, "home")
        walk.picture(window, "nha-bi-tra-lai")
        window.show_place("month")
        _month(window).show_month(FIRST)
        walk.picture(window, "thang-bi-tra-lai")
        window.show_place("activities")
        walk.picture(window, "ban-ghi-bi-tra-lai")
        window.show_place("sending")
        walk.tabs(_exchange(window), moment / "usb", "gui-nhan-bi-tra-lai")
        window.close()


def corrected(walk: Walk, moment: Path) -> None:
    """Show the correction: its slip below and above, and the lock."""
    with desk_of(moment, CARRIED) as desk:
        window = window_of(desk, "month")
        _month(window).show_month(FIRST)
        _month(window).tabs.setCurrentIndex(2)
        walk.picture(window, "phieu-dieu-chinh-xa")
        walk.dialog(
            SlipDialog(desk, own_slips(desk.ledger, FIRST, desk.keys), "Phiếu", window), "phieu"
        )
        window.close()
    with desk_of(moment, ABOVE) as desk:
        window = window_of(desk, "review")
        walk.picture(window, "bang-gui-lai")
        slips = received_slips(desk.ledger, CARRIED, FIRST, desk.keys)
        walk.dialog(SlipDialog(desk, slips, "Phiếu điều chỉnh", window), "phieu-cap-tren")
        walk.dialog(LockDialog(desk, window), "khoa")
        window.close()


def announced(walk: Walk, moment: Path) -> None:
    """Show a notice at both ends, a newer list to look at, a locked month that is adjusted."""
    with desk_of(moment, ABOVE) as desk:
        window = window_of(desk, "notices")
        walk.picture(window, "thong-bao-da-gui")
        walk.dialog(Announcement(desk, window), "soan-thong-bao")
        window.close()
    with desk_of(moment, CARRIED) as desk:
        window = window_of(desk, "home")
        walk.picture(window, "nha-co-thong-bao")
        window.show_place("sending")
        screen = _exchange(window)
        assert isinstance(screen, Sending)
        screen.tabs.setCurrentWidget(screen.notices)
        walk.picture(window, "thong-bao")
        walk.dialog(NewerLists(desk, window), "danh-muc-moi")
        window.show_place("tasks")
        walk.picture(window, "nhiem-vu")
        window.close()
    with desk_of(moment, MAILED) as desk:
        window = window_of(desk, "month")
        _month(window).show_month(FIRST)
        walk.picture(window, "thang-da-khoa")
        walk.dialog(AdjustDialog(desk, FIRST, window), "dieu-chinh-ky-truoc")
        window.close()


def new_keys(walk: Walk, moment: Path) -> None:
    """Where keys are changed, at the post and at its superior."""
    for unit, name in ((MAILED, "khoa-cua-xa"), (ABOVE, "khoa-cua-cap-tren")):
        with desk_of(moment, unit) as desk:
            window = window_of(desk, "settings")
            screen = window.screen_shown
            assert isinstance(screen, Settings)
            screen.tabs.setCurrentWidget(screen.security)
            walk.picture(window, name)
            window.close()


def called(walk: Walk, moment: Path) -> None:
    """Show the telephone code at both ends, and the board of the second month."""
    with desk_of(moment, CARRIED) as desk:
        bundle = outgoing(desk.ledger, SECOND)[-1]
        walk.dialog(PhoneCodeDialog(desk, bundle), "ma-dien-thoai")
    with desk_of(moment, ABOVE) as desk:
        cell = next(one for one in board(desk.ledger, [SECOND], TODAY) if one.unit == CARRIED)
        walk.dialog(CellDialog(desk, cell), "o-da-nhan")
        window = window_of(desk, "consolidation")
        screen = window.screen_shown
        assert isinstance(screen, Consolidation)
        settled(window)
        keys = [line.key for line in screen.indicators.lines.lines]
        screen.indicators.selectRow(keys.index(CHANGED))
        for place in range(screen.tabs.count()):
            if screen.tabs.isTabVisible(place):
                screen.tabs.setCurrentIndex(place)
                walk.picture(window, f"tong-hop-{place + 1}")
        window.close()


def recovery(walk: Walk, moment: Path) -> None:
    """Show where the new laptop gets its books back."""
    copytree(moment / "usb", moment / "stick")
    with desk_of(moment, ABOVE) as desk:
        window = window_of(desk, "units")
        walk.picture(window, "don-vi-may-moi")
        window.close()
    with desk_of(moment, CARRIED, "_may-moi") as desk:
        window = window_of(desk, "sending")
        walk.tabs(_exchange(window), moment / "stick", "may-moi")
        window.close()


def end(walk: Walk, moment: Path) -> None:
    """Show the fork, the mailbox that still runs, and what waits in it."""
    paths = sorted((moment / "usb").rglob("*.byk"))
    with desk_of(moment, CARRIED, "_may-moi") as desk:
        found = read_recovery(desk.ledger, map(read_file, paths), desk.keys)
        plan = drain(plan_recovery(desk.ledger, found, desk.keys))
        walk.dialog(RecoveryDialog(plan), "khoi-phuc")
        window = window_of(desk, "home")
        walk.picture(window, "nha-may-moi")
        window.show_place("sending")
        walk.tabs(_exchange(window), moment / "usb", "may-moi-da-khoi-phuc")
        window.close()
    with desk_of(moment, ABOVE) as desk:
        port = urlsplit(desk.settings.mailbox).port or 0
        window = window_of(desk, "review")
        walk.picture(window, "bang-hai-ban")
        window.show_place("units")
        walk.picture(window, "don-vi-hai-ban")
        fork = fork_of(desk.ledger, MAILED)
        assert fork
        walk.dialog(ForkDialog(desk, fork, window), "chon-ban")
        window.show_place("receiving")
        walk.tabs(_exchange(window), moment / "usb", "cap-tren-chua-co-mang")
        with mailbox_here(desk.ledger, moment / "mailbox", port):
            before = len(received(desk.ledger))
            postman_of(desk).hurry()
            wait_until(lambda: len(received(desk.ledger)) > before)
            walk.tabs(_exchange(window), moment / "usb", "cap-tren-co-mang")
            window.show_place("review")
            walk.picture(window, "bang-cuoi")
            postman_of(desk).stop()
        window.close()


def _copied(out: Path, to: Path) -> Path:
    return Path(copytree(out, to, ignore=ignore_patterns("*.lock")))


def _month(window: MainWindow) -> Month:
    assert isinstance(window.screen_shown, Month)
    return window.screen_shown


def _exchange(window: MainWindow) -> Sending | Receiving:
    assert isinstance(window.screen_shown, (Sending, Receiving))
    return window.screen_shown


if __name__ == "__main__":
    main(Path(sys.argv[1]))

"""Receiving at the superior: files in, verdicts in words, receipts written back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from resources.wording import _
from storage.ledger import Ledger
from storage.steps import Step, Steps
from sync.couriers.folder import FolderCourier
from sync.decision_signing import decisions_to_write, write_decision_file
from sync.keys import UnitKeys
from sync.receipts import receipt_name, receipt_of
from ui.screens.asking import ask_grave, tell
from ui.screens.bundles_in import (
    BUNDLE,
    Verdict,
    receive_files,
    recent_heads,
    recent_lines,
    verdict_heads,
)
from ui.screens.desk import Desk
from ui.screens.drop_area import DropArea
from ui.screens.lines import LineTable
from ui.screens.parts import button, plain
from ui.screens.screen import Screen
from ui.screens.sticks import ask_folder
from ui.screens.words import count_words
from ui.screens.working import Working

CHANGED = ("received", "figure", "registry", "proposal", "nominee", "honoree")
_TALL = 130
_FILE, _WHY = 3, 4  # columns of the verdicts


class Receiving(Screen):
    """Drop bundles, read what became of each, carry the receipts back."""

    TITLE: ClassVar[str] = _("Nhận gói")

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.receipts: list[bytes] = []
        self._opened: Sequence[Verdict] = ()
        self.title = plain(self.TITLE, name="screenTitle")
        words = _("Thả các gói của xã vào đây: một tệp hay cả trăm tệp, thứ tự nào cũng được")
        self.drop = DropArea(words, _("gói"), (BUNDLE,))
        self.drop.setMinimumHeight(_TALL)
        self.working = Working()
        self.listed = plain(name="sheetTitle")
        self.verdicts = LineTable(_("Kết quả từng gói"), verdict_heads())
        self.empty = plain(
            _("Chưa nhận gói nào. Thả gói vào ô trên, hoặc tìm trên USB."), name="empty", wrap=True
        )
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.count = plain(look="muted", wrap=True)
        self.detail = plain(wrap=True)
        self.write_button = button(
            _("&Ghi biên nhận ra USB, thư mục…"), self._write, look="primary"
        )
        self.drop.brought.connect(self.take)
        self.verdicts.selectionModel().currentRowChanged.connect(self._explain)
        self._lay_out()

    def refresh(self) -> None:
        lines = [verdict.line for verdict in self._opened]
        if lines:
            self.verdicts.prefer(_WHY, [_FILE])
            self.verdicts.show_lines(lines, verdict_heads())
        else:
            lines = recent_lines(self.desk.ledger, self.desk.practice_day)
            self.verdicts.prefer(None)
            self.verdicts.show_lines(lines, recent_heads())
        self.listed.setText(_("Kết quả từng gói") if self._opened else _("Các gói nhận gần đây"))
        for part in (self.listed, self.verdicts):
            part.setVisible(bool(lines))
        self.empty.setVisible(not lines)
        self._say()

    def may_close(self) -> bool:
        words = _("Đóng bây giờ thì phải mở lại các gói ấy mới ghi được biên nhận cho xã.")
        return not self.receipts or ask_grave(
            self,
            _("Còn {count} biên nhận chưa ghi ra").format(count=count_words(len(self.receipts))),
            words,
            yes=_("Đóng sổ"),
            no=_("Ở lại"),
        )

    def take(self, paths: Sequence[Path]) -> None:
        """Take in the bundles that were brought."""
        keys = self.desk.keys
        job = self.desk.job(lambda ledger: receive_files(ledger, paths, keys), *CHANGED)
        self.working.run(job, _("Đang kiểm tra từng gói…"), self._show)

    def write_to(self, folder: Path) -> None:
        """Write all receipts to a place, read them back and check them."""
        receipts, keys = tuple(self.receipts), self.desk.keys
        job = self.desk.job(lambda ledger: _written(ledger, receipts, folder, keys), "decision")
        self.working.run(job, _("Đang ghi biên nhận…"), partial(self._written, folder))

    def _show(self, verdicts: Sequence[Verdict]) -> None:
        self._opened = verdicts
        fresh = [receipt for verdict in verdicts for receipt in verdict.receipts]
        self.receipts = list(dict.fromkeys([*self.receipts, *fresh]))
        self.refresh()

    def _say(self) -> None:
        bad = sum(verdict.line.tone == "bad" for verdict in self._opened)
        early = sum(verdict.line.tone == "warning" for verdict in self._opened)
        held = _(" {count} gói chờ gói trước,").format(count=early) if early else ""
        words = _("{count} gói vừa mở,{held} {bad} gói phải xem lại. {receipts} biên nhận chờ ghi.")
        said = words.format(
            count=count_words(len(self._opened)),
            held=held,
            bad=bad,
            receipts=count_words(len(self.receipts)),
        )
        first = _("Biên nhận của các gói mở ra sẽ chờ ở đây để ghi trả cho xã.")
        self.count.setText(said if self._opened else first)
        self.write_button.setEnabled(bool(self.receipts))
        self.detail.setText("")

    def _explain(self) -> None:
        row = self.verdicts.currentIndex().row()
        if row >= 0 and self._opened:
            self.detail.setText(self.verdicts.lines.lines[row].words[-1])

    def _write(self) -> None:
        question = _("Chọn nơi ghi {count} biên nhận.").format(count=len(self.receipts))
        folder = ask_folder(self, _("Ghi biên nhận"), question)
        if folder:
            self.write_to(folder)

    def _written(self, folder: Path, paths: Sequence[Path]) -> None:
        answers = len(paths) - len(self.receipts)
        self.receipts = []
        self._say()
        words = _(
            "Đã ghi {count} biên nhận vào {folder}, đọc lại và kiểm tra đúng. Hãy trả USB cho xã; "
            "xã mở biên nhận thì tháng chuyển xanh."
        )
        also = _(" Kèm {count} gói trả lời hồ sơ khen thưởng.").format(count=answers)
        said = words.format(count=len(paths) - answers, folder=folder)
        tell(self, _("Đã ghi biên nhận"), said + (also if answers else ""))

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self.count, 1)
        foot.addWidget(self.write_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        for part in (self.title, self.drop, self.working, self.listed):
            column.addWidget(part)
        column.addWidget(self.verdicts, 1)
        column.addWidget(self.empty, 1)
        column.addWidget(self.detail)
        column.addLayout(foot)


def _written(
    ledger: Ledger, receipts: Sequence[bytes], folder: Path, keys: UnitKeys
) -> Steps[list[Path]]:
    """Write receipts, and what their units were answered about dossiers and do not have yet."""
    paths, stick = [], FolderCourier(folder)
    for place, data in enumerate(receipts):
        receipt = receipt_of(data)
        yield Step(place, len(receipts), receipt.unit)
        paths.append(stick.put(receipt.unit, receipt_name(receipt), data))
        waiting = decisions_to_write(ledger, receipt.unit)
        paths += [write_decision_file(ledger, each, stick, keys) for each in waiting]
    return paths

"""The checklist of a dossier: what is there, what is missing, what only people can tick."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from resources.wording import _
from storage.commendation.checklist import Part, checklist, missing_parts, sets
from storage.commendation.rules import rulebook
from storage.records import KeptPaper, Proposal, Selection
from storage.repository import find, latest
from ui.paper.gather import nominees_of
from ui.screens.desk import Desk
from ui.screens.parts import plain
from ui.screens.tips import plain_tip

_CODE = Qt.ItemDataRole.UserRole
_TICKABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_BY_HAND = _TICKABLE | Qt.ItemFlag.ItemIsUserCheckable


class DossierPanel(QWidget):
    """The parts of the chosen proposal's dossier; a tick is kept at once."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._proposal: Proposal | None = None
        self.lacking = 0  # papers that are not known to be there
        self.words = plain(look="muted", wrap=True)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Giấy tờ của hồ sơ"))
        self.list.setWordWrap(True)
        self.list.itemChanged.connect(self._tick)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.addWidget(self.words)
        column.addWidget(self.list, 1)

    def show_proposal(self, proposal: Proposal | None) -> None:
        """Show the parts of a proposal's dossier."""
        self._proposal = proposal
        parts = self._parts(proposal) if proposal else ()
        self.lacking = len(missing_parts(parts))
        with QSignalBlocker(self.list):
            here = self.list.currentRow()
            self.list.clear()
            for part in parts:
                self.list.addItem(_item(part, ticked=part.code in _dossier(proposal)))
            self.list.setCurrentRow(here)
        self.words.setText(self._said(proposal) if proposal else "")

    def _parts(self, proposal: Proposal) -> tuple[Part, ...]:
        ledger = self._desk.ledger
        return checklist(
            rulebook(ledger, proposal.proposed_on or self._desk.today()),
            proposal,
            nominees_of(ledger, proposal),
            latest(ledger, Selection, proposal=proposal.id),
            find(ledger, KeptPaper, proposal=proposal.id),
        )

    def _said(self, proposal: Proposal) -> str:
        book = rulebook(self._desk.ledger, proposal.proposed_on or self._desk.today())
        words = _("Còn thiếu {count} phần.") if self.lacking else _("Đã đủ giấy tờ.")
        many = _("Cấp khen cần {count} bộ.").format(count=sets(book, proposal))
        hint = _("Đánh dấu (phím cách) giấy tờ đã có ngoài chương trình.")
        return " ".join((words.format(count=self.lacking), many, hint))

    def _tick(self, item: QListWidgetItem) -> None:
        """Keep what was ticked, or taken back."""
        proposal = self._proposal
        if proposal is None:
            return
        code, on = str(item.data(_CODE)), item.checkState() == Qt.CheckState.Checked
        kept = set(proposal.dossier) | {code} if on else set(proposal.dossier) - {code}
        changed = proposal.model_copy(update={"dossier": tuple(sorted(kept))})
        self._desk.save(changed, said=_("giấy tờ của hồ sơ"))


def _dossier(proposal: Proposal | None) -> tuple[str, ...]:
    return proposal.dossier if proposal else ()


def _item(part: Part, *, ticked: bool) -> QListWidgetItem:
    copies = _(" ({count} bản)").format(count=part.copies) if part.copies > 1 else ""
    words = f"{part.words}{copies}"
    item = QListWidgetItem(f"{words} – {part.reason}" if part.reason else words)
    item.setData(_CODE, part.code)
    item.setToolTip(
        plain_tip(
            part.basis
            if part.sure
            else _("{basis} (nên hỏi lại cấp khen)").format(basis=part.basis or part.words)
        )
    )
    item.setFlags(_BY_HAND if part.state == "by_hand" or ticked else _TICKABLE)
    on = part.state == "ready"
    item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
    return item

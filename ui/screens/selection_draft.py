"""What is typed of a meeting outlives a power cut: it is there again when the meeting is opened."""

from __future__ import annotations

from datetime import datetime

from resources.wording import _
from ui.screens.desk import Desk
from ui.screens.selection_dialog import SelectionDialog
from ui.screens.soon import Soon

_AT = "__at"  # when it was kept, beside what was typed


class SelectionDraft:
    """Keeps a moment after each change what stands in the dialog of a proposal's meeting."""

    def __init__(self, desk: Desk, proposal: str, dialog: SelectionDialog) -> None:
        """Bring back what was half typed of this meeting, if anything was."""
        self._desk, self._dialog = desk, dialog
        self._name = f"selection {proposal}"
        self._soon = Soon(self._keep, dialog)
        kept = desk.draft_of(self._name)
        if kept:
            words = _("Đã mở lại những gì nhập dở lúc {at}; bấm «Quay lại» để bỏ.")
            dialog.recall(kept, words.format(at=kept.get(_AT, "")))
        dialog.touched.connect(self._soon.ask)

    def end(self, *, done: bool) -> None:
        """Forget the draft once the meeting is kept or given up; keep it where it was refused."""
        self._soon.stop()
        if done:
            self._desk.drop_draft(self._name)
        else:
            self._keep()

    def _keep(self) -> None:
        at = datetime.now().astimezone().strftime("%H:%M %d/%m/%Y")
        self._desk.keep_draft(self._name, {**self._dialog.typed(), _AT: at})

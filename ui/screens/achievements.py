"""Achievements, noted when they happen: which wait for a proposal, and which were awarded."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from PySide6.QtWidgets import QAbstractItemView

from resources.catalogues import offered
from resources.wording import _
from storage.commendation.nominating import open_achievements, proposal_from
from storage.commendation.rules import rulebook
from storage.records import Achievement, Activity, Award, Nominee, Proposal, Record
from storage.repository import latest, search
from ui.screens.achievement_states import STATES, WAITING, states_of
from ui.screens.below import Wording
from ui.screens.desk import Desk
from ui.screens.honorees_linked import LinkedSheet
from ui.screens.listing import RecordList
from ui.screens.parts import button
from ui.screens.proposal_beginning import BeginningProposal
from ui.screens.register import Register
from ui.screens.seeking import seek
from ui.screens.table import Column, columns_of
from ui.screens.words import Names, count_words

_STATE = "state"


class Achievements(Register):
    """The register of achievements; a proposal is made of those that are chosen."""

    TITLE: ClassVar[str] = _("Thành tích")
    SHOWS: ClassVar[frozenset[str]] = frozenset(
        {Achievement.KIND, Nominee.KIND, Proposal.KIND, Award.KIND, Activity.KIND, "honoree"}
    )

    def __init__(self, desk: Desk) -> None:
        empty = _(
            "Chưa ghi thành tích nào. Thấy ai làm tốt thì ghi ngay: bấm «Ghi thành tích», hoặc F8 "
            "ở một hoạt động. Đến dịp thì lập đề nghị từ các thành tích này."
        )
        said = Wording(_("thành tích"), _("Ghi thành tích"), empty)
        self._states: dict[str, str] = {}
        sheet = LinkedSheet(desk, Achievement, hidden=frozenset({"honoree"}), first="name")
        super().__init__(desk, Achievement, said, columns=self._columns(), sheet=sheet)
        self.list.prefer("name", "subject")
        self.list.add_filter(_STATE, _("Tình trạng"), {})
        self.list.offer(_STATE, {"": _("Tình trạng: tất cả")} | STATES)
        self.list.add_filter("subject", _("Đối tượng"), offered("award_subjects"))
        self.list.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.propose_button = button("", self.propose, look="primary")
        self.list.add_to_filters(self.propose_button)
        chosen = self.list.table.selectionModel()
        chosen.selectionChanged.connect(lambda _now, _before: self._count())

    def records(self) -> Sequence[Record]:
        self._states = states_of(self.desk.ledger)
        narrowed = dict(self.list.narrowed)
        wanted = narrowed.pop(_STATE, "")
        found = search(self.desk.ledger, Achievement, self.list.text, **narrowed)
        found.sort(key=lambda one: (one.happened_on, one.id), reverse=True)
        return [one for one in found if wanted in ("", self._state(one))]

    def refresh(self) -> None:
        super().refresh()
        self._count()

    def new_values(self) -> dict[str, Any]:
        return {"happened_on": self.desk.today(), "subject": "individual"}

    @property
    def several(self) -> list[Achievement]:
        """Return the achievements whose rows are chosen, if they are more than one."""
        rows = self.list.table.selectionModel().selectedRows()
        found = [self.list.model.record_at(row.row()) for row in rows]
        return [one for one in found if isinstance(one, Achievement)] if len(found) > 1 else []

    def propose(self) -> None:
        """Make a proposal of achievements, and go to it."""
        if not self.shown.may_leave():
            return
        ledger = self.desk.ledger
        waiting = open_achievements(ledger)
        ticked = {one.id for one in self.several or waiting}
        last = latest(ledger, Proposal, unit=ledger.settings.unit)
        rules = rulebook(ledger, self.desk.today())
        dialog = BeginningProposal(waiting, ticked, last, rules, self)
        if not dialog.exec():
            return
        proposal, records = proposal_from(ledger, dialog.chosen, **dialog.asked)
        if self.desk.save(*records):
            seek(self.desk, proposal)

    def _stand(self, records: RecordList, identity: str) -> None:
        """Stand on a row; one that is stood on already stays among the others that are chosen."""
        if records.record is None or records.record.id != identity:
            super()._stand(records, identity)

    def _count(self) -> None:
        several = len(self.several)
        words = _("&Lập đề nghị từ {count} thành tích…").format(count=count_words(several))
        self.propose_button.setText(words if several else _("&Lập đề nghị…"))
        self.propose_button.setEnabled(self.list.model.rowCount() > 0)

    def _state(self, record: Record) -> str:
        return self._states.get(record.id, WAITING)

    def _columns(self) -> list[Column]:
        def said(record: Record, _names: Names) -> str:
            return STATES[self._state(record)]

        return [
            *columns_of(Achievement, frozenset({"award_type"})),
            Column(_STATE, _("Tình trạng"), said, said),
        ]

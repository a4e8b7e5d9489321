"""The form of a nominee: what is asked of whom, and the achievements to choose from."""

from __future__ import annotations

from collections.abc import Mapping

from resources.wording import _
from storage.records import Achievement, Nominee, Proposal, Record
from storage.repository import find
from ui.screens.desk import Desk
from ui.screens.honorees_linked import LinkedSheet
from ui.screens.table import Column, columns_of
from ui.screens.words import Names, choice_word, date_words

_UNSEEN = frozenset({"proposal", "honoree", "votes", "result", "result_reason"})
_MEDAL = "commemorative_medal"  # of award_forms
_OPEN = "open"  # of nominee_results
_BEGINNING = 60  # letters of an achievement


class NomineeSheet(LinkedSheet):
    """One nominee of a proposal, linked with the page of whom it names."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, Nominee, hidden=_UNSEEN, first="name")
        self.names_for = self._names_for
        self.opened.connect(self._ask_for_medal)

    def _names_for(self, kind: type[Record]) -> Mapping[str, str]:
        """Name achievements by day, name and beginning: several are somebody's."""
        if kind is not Achievement:
            return self._desk.names(kind)
        own = find(self._desk.ledger, Achievement, unit=self._desk.settings.unit)
        return {one.id: _said(one) for one in own}

    def _ask_for_medal(self) -> None:
        """Ask only of a medal whether somebody may have one."""
        proposal = str(self.form.values().get("proposal") or "")
        asked = find(self._desk.ledger, Proposal, id=proposal, form=_MEDAL)
        if not asked:
            self.form.cells["eligible"].hide()


def nominee_columns() -> list[Column]:
    """Return the columns of those whom a proposal names; the result once there is one."""

    def result(record: Record, _names: Names) -> str:
        code = str(getattr(record, "result", _OPEN))
        return "" if code == _OPEN else choice_word("nominee_results", code)

    listed = columns_of(Nominee, frozenset({"proposal", "birth_year"}))
    return [*listed, Column("result", _("Kết quả"), result, result)]


def _said(achievement: Achievement) -> str:
    text = achievement.text.partition("\n")[0][:_BEGINNING]
    return " – ".join(filter(None, (date_words(achievement.happened_on), achievement.name, text)))

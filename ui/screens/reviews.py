"""The superior's side of commendation: dossiers received, side by side, answered, carried back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, partial
from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from resources.wording import _
from storage.commendation.reviewing import ReceivedDossier, received_dossiers
from storage.commendation.rules import award_words
from sync.decision_signing import decisions_to_write
from ui.screens.allowed import only
from ui.screens.desk import Desk
from ui.screens.look import GAP
from ui.screens.parts import button, plain
from ui.screens.review_answer import APPRAISED, DECIDED, REFUSED, RETURNED
from ui.screens.review_answering import answer
from ui.screens.review_compare import ReviewCompare
from ui.screens.review_list import ReviewList, Shown
from ui.screens.review_reading import Reading, read_dossiers
from ui.screens.review_roster import RosterButton
from ui.screens.review_states import review_state
from ui.screens.review_writing import carry
from ui.screens.screen import Screen
from ui.screens.unit_names import units_of
from ui.screens.words import count_words, date_words
from ui.screens.working import Working


class Reviews(Screen):
    """The list of dossiers, and in its place the nominees of those that were opened."""

    TITLE: ClassVar[str] = _("Hồ sơ nhận được")
    SHOWS: ClassVar[frozenset[str]] = frozenset(
        {"received", "proposal", "nominee", "review", "decision", "registry", "commendation_rule"}
        | {"award"}
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._waiting = 0  # answers that were signed and never written out
        self.list = ReviewList()
        self.pages = _Pages()
        self.pages.addWidget(self.list)
        self.working = Working()
        self.said = plain(look="muted", wrap=True)
        self.open_button = button("", self.open_chosen, look="primary")
        self.write_button = button("", self.carry, picture="usb")
        self.again_button = button(_("Gh&i lại trả lời cũ…"), self.carry_again)
        only(desk, "sign", self.write_button, self.again_button)
        self.again_button.setToolTip(_("Ghi lại trả lời đã ký của hồ sơ đã chọn, y như lần trước"))
        self.roster = RosterButton(desk, self.working, self)
        self.answers: dict[str, QPushButton] = {}
        for status, words in (
            (APPRAISED, _("Đang &thẩm định…")),
            (RETURNED, _("T&rả lại bổ sung…")),
            (REFUSED, _("&Không đạt…")),
            (DECIDED, _("Đã có &quyết định…")),
        ):
            self.answers[status] = button(words, partial(self.answer, status))
        self.list.opened.connect(self.open)
        self.list.changed.connect(self._say)
        self._lay_out()

    @cached_property
    def compare(self) -> ReviewCompare:
        """The page of nominees, made when dossiers are opened: it takes as long as the rest."""
        page = ReviewCompare(self.desk)
        page.left.connect(self.back)
        self.pages.addWidget(page)
        return page

    @property
    def chosen(self) -> Sequence[ReceivedDossier]:
        """Return the dossiers that an answer would speak of."""
        return self.compare.dossiers if self._comparing else self.list.chosen

    def refresh(self) -> None:
        ledger, today = self.desk.ledger, self.desk.today()
        units = units_of(self.desk)
        self._waiting = len(decisions_to_write(ledger))
        self.list.show_dossiers(
            Shown(
                received_dossiers(ledger, today),
                units,
                award_words(ledger, "award_authorities"),
                award_words(ledger, "award_forms"),
                today,
            )
        )
        if self._comparing:
            self._read([one.proposal.id for one in self.compare.dossiers])
        self._say()

    def arrive(self) -> None:
        (self.compare.table if self._comparing else self.list.table).setFocus()

    def search(self) -> None:
        self.back()
        self.list.search.setFocus()
        self.list.search.selectAll()

    def back(self) -> None:
        self.pages.setCurrentWidget(self.list)
        self.list.table.setFocus()
        self._say()

    def open(self, proposal: str) -> None:
        """Open one dossier, together with those that are ticked."""
        ticked = self.list.table.ticked
        self._read(list(dict.fromkeys([*ticked, proposal])) if ticked else [proposal])

    def open_chosen(self) -> None:
        """Open the dossiers that are chosen side by side."""
        self._read([one.proposal.id for one in self.list.chosen])

    def answer(self, status: str) -> None:
        """Answer the chosen dossiers."""
        if answer(self.desk, self.working, self.chosen, status, self):
            self.list.table.tick()  # the next answer is about others

    def carry(self) -> None:
        """Write out all answers that were signed and never written."""
        carry(self.desk, self.working, self)

    def carry_again(self) -> None:
        """Write the answers of the chosen dossiers out once more."""
        carry(self.desk, self.working, self, [one.proposal.id for one in self.chosen])

    @property
    def _comparing(self) -> bool:
        return self.pages.currentWidget() is not self.list

    def _read(self, proposals: list[str]) -> None:
        if not proposals:
            return
        keys, units, today = self.desk.keys, units_of(self.desk), self.desk.today()
        job = self.desk.job(lambda ledger: read_dossiers(ledger, proposals, keys, units, today))

        def show(reading: Reading) -> None:
            was = self._comparing
            self.pages.setCurrentWidget(self.compare)  # first: hidden tabs keep their old widths
            self.compare.show_reading(reading, units, self.desk.own_words())
            if not was:
                self.compare.table.setFocus()
            self._say()

        self.working.run(job, _("Đang đối chiếu hồ sơ…"), show)

    def _say(self) -> None:
        chosen, comparing = self.chosen, self._comparing
        count = len(chosen)
        self.open_button.setVisible(not comparing)
        words = _("&Xem hồ sơ") if count <= 1 else _("&Xem {count} hồ sơ cạnh nhau")
        self.open_button.setText(words.format(count=count))
        self.roster.proposals = [one.proposal.id for one in chosen]
        for one in (self.open_button, self.roster, *self.answers.values()):
            one.setEnabled(count > 0)
        waiting = self._waiting
        words = _("&Ghi {count} trả lời ra USB, thư mục…") if waiting else _("&Ghi trả lời ra USB…")
        self.write_button.setText(words.format(count=count_words(waiting)))
        self.write_button.setEnabled(waiting > 0)
        self.again_button.setEnabled(any(one.answers for one in chosen))
        self.said.setText(chosen_words(chosen))

    def _lay_out(self) -> None:
        said, foot = QHBoxLayout(), QHBoxLayout()
        said.addWidget(self.said, 1)
        for part in (self.again_button, self.write_button):
            said.addWidget(part)
        for part in (*self.answers.values(), self.roster, self.open_button):
            foot.addWidget(part)
        foot.insertStretch(len(self.answers))
        for row in (said, foot):
            row.setSpacing(GAP)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.setSpacing(6)
        column.addWidget(self.working)
        column.addWidget(self.pages, 1)
        column.addLayout(said)
        column.addLayout(foot)


class _Pages(QStackedWidget):
    """Pages that give way: by their words they would take the room of the buttons below."""

    def hasHeightForWidth(self) -> bool:
        return False


def chosen_words(chosen: Sequence[ReceivedDossier]) -> str:
    """Say how the chosen dossier stands and what was answered last; of several how many."""
    if len(chosen) != 1:
        return _("Đã chọn {count} hồ sơ.").format(count=len(chosen)) if chosen else ""
    (one,) = chosen
    if one.warning:
        return one.warning
    said = [review_state(one.state).meaning]
    if one.answers:
        last = one.answers[-1]
        what = review_state(last.review.status).word.lower()
        answered = _("Trả lời gần nhất: {what}, {written}.").format(
            what=" ".join(filter(None, (what, last.review.number)))
            + f", {date_words(last.review.on)}",
            written=_("đã ghi ra") if last.written_at else _("chưa ghi ra USB"),
        )
        said.append(answered)
    return " ".join(said)

"""Models, the places where they run, what became of them, and how they were judged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, ClassVar

from PySide6.QtWidgets import QHBoxLayout, QWidget

from resources.catalogues import offered, words
from resources.wording import _
from storage.ledger import Ledger
from storage.model_life import launch_of, record_status, replicate, sites_of, status_of
from storage.months import open_month, window
from storage.records import ModelRating, ModelSite, Record, SecurityModel, StatusEvent
from storage.repository import find, search
from ui.screens.below import Wording
from ui.screens.desk import Desk
from ui.screens.parts import button
from ui.screens.register import Register
from ui.screens.sheet import Sheet
from ui.screens.table import Column, columns_of
from ui.screens.words import Names, choice_word

_STATUS = "status"  # of the chosen filter, and of the extra column
_ACTIONS: Mapping[str, str] = {
    "new": _("Ra mắt"),
    "strengthened": _("Củng cố"),
    "replicated": _("Nhân rộng"),
    "reviewed": _("Sơ kết"),
    "retired": _("Thanh loại"),
}


class Models(Register):
    """The register of models."""

    TITLE: ClassVar[str] = _("Mô hình")
    SHOWS: ClassVar[frozenset[str]] = frozenset(
        kind.KIND for kind in (SecurityModel, ModelSite, StatusEvent, ModelRating)
    )

    def __init__(self, desk: Desk) -> None:
        empty = _("Chưa có mô hình nào. Bấm «Thêm mô hình» để ghi mô hình đầu tiên của đơn vị.")
        super().__init__(
            desk,
            SecurityModel,
            Wording(_("mô hình"), _("Thêm mô hình"), empty),
            columns=(*columns_of(SecurityModel, frozenset({"type"})), _status_column()),
            sheet=Sheet(desk, SecurityModel, save=self._save_model),
        )
        self._statuses: dict[str, str] = {}
        self._replicating = False  # the site being entered is one more place of the model
        self._replicated: StatusEvent | None = None
        self.list.add_filter(_STATUS, _("Trạng thái"), _lasting())
        self._add_lists(desk)
        self.events_row = self._actions()
        self.sheet.head.addWidget(self.events_row)
        self.sheet.opened.connect(self._offer_actions)
        self.sheet.edited.connect(self._copy_type_name)

    def refresh(self) -> None:
        self._statuses = status_of(self.desk.ledger, self.desk.today())
        super().refresh()

    def records(self) -> Sequence[Record]:
        found = search(self.desk.ledger, SecurityModel, self.list.text)
        wanted = self.list.narrowed.get(_STATUS)
        return [one for one in found if not wanted or self._statuses.get(one.id) == wanted]

    def names(self) -> Names:
        said = {one: choice_word("model_statuses", code) for one, code in self._statuses.items()}
        return {**super().names(), _STATUS: said}

    def _add_lists(self, desk: Desk) -> None:
        self.sites = self.add_below(
            ModelSite,
            "model",
            Wording(
                _("điểm"),
                _("Thêm điểm"),
                _("Chưa có điểm nào. Mô hình được đếm theo điểm: hãy thêm nơi đầu tiên."),
            ),
            sheet=Sheet(desk, ModelSite, hidden=frozenset({"model"}), save=self._save_site),
            columns=columns_of(ModelSite, frozenset({"model", "opened_on"})),
        )
        self.sites.list.prefer("name", "hamlet")
        self.sites.sheet.saved.connect(lambda _site: self._ask_for_paper())
        event_sheet = Sheet(
            desk, StatusEvent, hidden=frozenset({"model"}), first="happened_on", save=self._note
        )
        event_sheet.names_for = self._names_for_event
        said = Wording(_("diễn biến"), _("Ghi diễn biến"), _("Chưa ghi diễn biến nào."))
        self.events = self.add_below(StatusEvent, "model", said, event_sheet)
        self.events.list.prefer("reason")
        said = Wording(_("đánh giá"), _("Đánh giá"), _("Chưa đánh giá kỳ nào."))
        self.ratings = self.add_below(ModelRating, "model", said)

    def begin_below(self, below: Any, **values: Any) -> None:
        self._replicating = False
        today = {"happened_on": self.desk.today(), "rated_on": self.desk.today()}
        begun = {name: day for name, day in today.items() if name in below.kind.model_fields}
        super().begin_below(below, **(begun | values))

    def _names_for_event(self, kind: type[Record]) -> Mapping[str, str]:
        """Offer to an event the sites of its own model only."""
        if kind is ModelSite and self.chosen:
            return {site.id: site.name for site in sites_of(self.desk.ledger, self.chosen.id)}
        return self.desk.names(kind)

    def _actions(self) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2)
        for code, said in _ACTIONS.items():
            line.addWidget(button(said, partial(self._begin_event, code), look="tight"))
        line.addStretch()
        return row

    def _offer_actions(self) -> None:
        """Nothing can happen to a model before it is in the books."""
        self.events_row.setVisible(self.sheet.record is not None)

    def _begin_event(self, status: str) -> None:
        if self.chosen is None:
            return
        if status == "replicated":  # a new place first: the event then says which it was
            self.begin_below(self.sites, opened_on=self.desk.today())
            self._replicating = True
        else:
            self.begin_below(self.events, status=status)

    def _save_model(self, model: SecurityModel) -> bool:
        """Save a model; a new one that was launched this month brings its launch along."""
        ledger = self.desk.ledger
        known = find(ledger, SecurityModel, id=model.id)
        first, _last = window(ledger, open_month(ledger, self.desk.today()))
        launch = None if known else launch_of(model, first)
        if launch is None:
            return self.desk.save(model)
        return self.desk.save(model, launch)

    def _save_site(self, site: ModelSite) -> bool:
        """Save a site; one that was begun by "Nhân rộng" is written with its event."""
        if not self._replicating or find(self.desk.ledger, ModelSite, id=site.id):
            return self.desk.save(site)
        event = StatusEvent(
            unit=site.unit,
            model=site.model,
            site=site.id,
            happened_on=site.opened_on or self.desk.today(),
            status="replicated",
        )
        saved = self.desk.act(
            lambda ledger: replicate(ledger, site, event),
            _("việc nhân rộng đến “{name}”").format(name=site.name),
            drop_again=(event, site),
            typed=(event, site),
        )
        self._replicating = not saved
        self._replicated = event if saved else None
        return saved

    def _ask_for_paper(self) -> None:
        """Show the event of a new place, which still wants its paper and reason."""
        event, self._replicated = self._replicated, None
        if event:
            self.show_record(event.id)
            self.events.sheet.form.focus_first("paper")

    def _note(self, event: StatusEvent) -> bool:
        """Save what happened; what it does to model and sites is undone with it."""
        ledger = self.desk.ledger
        if find(ledger, StatusEvent, id=event.id):
            return self.desk.save(event)
        before = (
            *find(ledger, SecurityModel, id=event.model),
            *sites_of(ledger, event.model, event.happened_on),
        )

        def work(ledger: Ledger) -> None:
            record_status(ledger, event)

        word = choice_word("model_statuses", event.status)
        said = _("việc ghi “{status}”").format(status=word)
        return self.desk.act(work, said, write_back=before, drop_again=(event,), typed=(event,))

    def _copy_type_name(self) -> None:
        """Offer the name of the catalogue as the model's own name while that is empty."""
        values = self.sheet.form.values()
        if values["type"] and not values["name"]:
            self.sheet.form.fill_in({"name": words("model_types").get(values["type"], "")})


def _lasting() -> dict[str, str]:
    return {code: word for code, word in offered("model_statuses").items() if code != "reviewed"}


def _status_column() -> Column:
    def said(record: Record, names: Names) -> str:
        return names.get(_STATUS, {}).get(record.id, "")

    return Column(_STATUS, _("Trạng thái"), said, said)

"""The life of a model: proposed, new, maintained, strengthened, replicated, retired.

What a model is on a day follows from its events; nothing else says it (domain: a change is an
event with date, paper and reason, so that the figures of a period can be counted from events).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from resources.catalogues import entries
from resources.wording import _
from storage.errors import BadRecordError
from storage.ledger import Ledger
from storage.records import ModelSite, SecurityModel, StatusEvent
from storage.repository import find, get, put

NEW, REPLICATED = "new", "replicated"


def states() -> frozenset[str]:
    """Return the statuses that last, unlike a review, which happens and leaves no state."""
    return frozenset(e.code for e in entries("model_statuses") if e.extra.get("state"))


def running_states() -> frozenset[str]:
    """Return the statuses in which a model is at work."""
    return frozenset(
        e.code for e in entries("model_statuses") if e.extra.get("state") and e.extra.get("running")
    )


def statuses(
    models: Iterable[SecurityModel], events: Iterable[StatusEvent], on: date
) -> dict[str, str]:
    """Return the status of each model on a day; a launched model without events is maintained."""
    found = {
        m.id: "maintained" if m.launched_on and m.launched_on <= on else "proposed" for m in models
    }
    lasting = states()
    for event in sorted(events, key=lambda event: (event.happened_on, event.id)):
        if event.happened_on <= on and event.status in lasting and event.model in found:
            found[event.model] = event.status
    return found


def status_of(ledger: Ledger, on: date, unit: str | None = None) -> dict[str, str]:
    """Return the status of each model in the ledger, or of one unit, on a day."""
    equal = {"unit": unit} if unit else {}
    return statuses(find(ledger, SecurityModel, **equal), find(ledger, StatusEvent, **equal), on)


def found_model(
    ledger: Ledger, model: SecurityModel, site: ModelSite, event: StatusEvent | None = None
) -> None:
    """Put a new model into the register with its first site and how it came to be."""
    with ledger.change():
        put(ledger, model)
        put(ledger, site)
        if event:
            put(ledger, event)


def launch_of(model: SecurityModel, opened_on: date) -> StatusEvent | None:
    """Return the launch that a new model brings along; launched before that day it is history."""
    if model.launched_on is None or model.launched_on < opened_on:
        return None
    return StatusEvent(
        unit=model.unit,
        model=model.id,
        happened_on=model.launched_on,
        status=NEW,
        paper=model.decision_paper or model.plan_paper,
    )


def replicate(ledger: Ledger, site: ModelSite, event: StatusEvent) -> None:
    """Add a site to a model, together with the event that counts it."""
    if event.status != REPLICATED or event.model != site.model:
        raise BadRecordError(
            _("Nhân rộng phải kèm một điểm mới của chính mô hình đó. Chưa có gì được ghi.")
        )
    with ledger.change():
        put(ledger, site)
        put(ledger, event)


def record_status(ledger: Ledger, event: StatusEvent) -> None:
    """Note what happened to a model; a retired model closes its sites on that day."""
    with ledger.change():
        put(ledger, event)
        if event.status in states() - running_states() - {"proposed"}:
            for site in sites_of(ledger, event.model, event.happened_on):
                put(ledger, site.model_copy(update={"closed_on": event.happened_on}))
        elif event.status == NEW:
            model = get(ledger, SecurityModel, event.model)
            if model.launched_on is None:
                put(ledger, model.model_copy(update={"launched_on": event.happened_on}))


def sites_of(ledger: Ledger, model: str, on: date | None = None) -> list[ModelSite]:
    """Return the sites of a model, or only those that run on a day."""
    sites = find(ledger, ModelSite, model=model)
    return sites if on is None else [site for site in sites if runs(site, on)]


def runs(site: ModelSite, on: date) -> bool:
    """Tell whether a site is open on a day."""
    opened = site.opened_on is None or site.opened_on <= on
    return opened and (site.closed_on is None or site.closed_on > on)

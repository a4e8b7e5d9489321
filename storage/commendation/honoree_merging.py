"""Pages that may be of the same person or collective, and making them one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from storage.commendation.same_name import may_be
from storage.ledger import Ledger
from storage.months import shut_month
from storage.records import KINDS, Award, Honoree, Record, ServicePeriod
from storage.repository import find, put, remove
from storage.schema import references_of
from storage.spelling import fold

_OF_ITSELF = frozenset({"id", "unit", "changed_at", "services"})


@dataclass(frozen=True, slots=True)
class Merging:
    """What making two pages one changes; `before` is what it was, in the order of writing back."""

    stays: Honoree
    goes: Honoree
    moved: tuple[Record, ...]
    before: tuple[Record, ...]


def same_people(ledger: Ledger) -> list[tuple[Honoree, ...]]:
    """Return groups of own pages that may be doubles: same subject and name, marks aside."""
    groups: dict[tuple[str, str], list[Honoree]] = defaultdict(list)
    for page in find(ledger, Honoree, unit=ledger.settings.unit):
        groups[page.subject, fold(page.name)].append(page)
    return [doubles for group in groups.values() for doubles in _compatible(group)]


def merging(ledger: Ledger, keep: Honoree, drop: Honoree) -> Merging:
    """Return how two pages become one: what `keep` says, its gaps filled from `drop`.

    Records of a closed month cannot be pointed elsewhere, so the page that they point to lends its
    identity.
    """
    closed = any(in_closed_month(ledger, record) for _n, record in _pointing_to(ledger, drop))
    stays, goes = (drop, keep) if closed else (keep, drop)
    pointing = list(_pointing_to(ledger, goes))
    pages = [one for page in (stays, goes) for one in find(ledger, Honoree, id=page.id)]
    return Merging(
        _joined(keep, drop).model_copy(update={"id": stays.id}),
        goes,
        tuple(record.model_copy(update={name: stays.id}) for name, record in pointing),
        (*pages, *(record for _name, record in pointing)),
    )


def merge(ledger: Ledger, keep: Honoree, drop: Honoree) -> Honoree:
    """Make two pages one, in one change, and return it; see `merging`.

    Raises MonthClosedError where both have records of closed months; then nothing is changed.
    """
    with ledger.change():
        made = merging(ledger, keep, drop)
        for record in (made.stays, *made.moved):
            put(ledger, record)
        remove(ledger, made.goes)
    return made.stays


def in_closed_month(ledger: Ledger, record: Record) -> bool:
    """Tell whether a record belongs to a month of these books that refuses change."""
    if not isinstance(record, Award) or record.unit != ledger.settings.unit:
        return False
    return shut_month(ledger, record.decided_on) is not None


def _compatible(group: list[Honoree]) -> Iterator[tuple[Honoree, ...]]:
    """Split a group by year of birth; who has none may be any of them."""
    years = {page.birth_year for page in group if page.birth_year}
    for year in sorted(years) or (None,):
        doubles = tuple(page for page in group if may_be(page.birth_year, year))
        if len(doubles) > 1:
            yield doubles


def _pointing_to(ledger: Ledger, page: Honoree) -> Iterator[tuple[str, Record]]:
    """Yield each record that refers to a page, with the name of the field that does."""
    for kind in KINDS:
        for name, refers in references_of(kind).items():
            if refers == Honoree.KIND:
                yield from ((name, record) for record in find(ledger, kind, **{name: page.id}))


def _joined(keep: Honoree, drop: Honoree) -> Honoree:
    gaps = {
        name: getattr(drop, name)
        for name, field in Honoree.model_fields.items()
        if name not in _OF_ITSELF and getattr(keep, name) == field.get_default()
    }
    services = sorted({*keep.services, *drop.services}, key=_begun)
    return keep.model_copy(update={**gaps, "services": tuple(services)})


def _begun(period: ServicePeriod) -> tuple[date, date, str]:
    return period.served_from, period.served_to or date.max, period.force

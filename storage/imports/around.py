"""What stands in the books around an import: closed months, models and teams already there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from resources.catalogues import model_types
from resources.wording import _
from storage.imports.problems import CellError
from storage.ledger import Ledger
from storage.months import ClosedMonth, closed_months, open_month, window
from storage.periods import month_words
from storage.records import Proposal, SecurityModel, Team
from storage.repository import find


@dataclass(frozen=True)
class Around:
    """What the rows of one sheet are held against; read once."""

    unit: str
    closed: tuple[ClosedMonth, ...]
    opened_on: date  # the first day of the month that is open
    refused_teams: frozenset[str]  # teams of which no list of members is kept
    proposals: Mapping[str, Proposal] = field(default_factory=dict)
    _wrong_days: dict[date, str] = field(default_factory=dict)

    def refuse_closed(self, day: date, key: str) -> None:
        """Raise CellError for a day of a month that was closed."""
        if day not in self._wrong_days:
            months = (m.month for m in self.closed if m.first <= day <= m.last)
            self._wrong_days[day] = next(months, "")
        if self._wrong_days[day]:
            raise CellError(
                _("Ngày này thuộc {month} đã chốt.").format(
                    month=month_words(self._wrong_days[day])
                ),
                _("Mở lại tháng đó (có lý do) rồi nhập lại, hoặc bỏ dòng này."),
                key,
            )


def around(ledger: Ledger, today: Callable[[], date] = date.today) -> Around:
    """Read what stands around an import."""
    religious = {
        model.id
        for model in find(ledger, SecurityModel)
        if (known := model_types().get(model.type)) and known.religious
    }
    return Around(
        ledger.settings.unit,
        tuple(month for month in closed_months(ledger) if month.is_closed),
        window(ledger, open_month(ledger, today()))[0],
        frozenset(team.id for team in find(ledger, Team) if team.model in religious),
        {one.id: one for one in find(ledger, Proposal)},
    )

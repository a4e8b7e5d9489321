"""Funds that people contributed (xã hội hóa), with the sum of the year."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, cast

from resources.catalogues import activity_kinds
from resources.wording import _
from storage.periods import month_of
from storage.precision import EXACT, Amount
from storage.records import Activity, Record
from storage.repository import search
from ui.screens.below import Wording
from ui.screens.desk import Desk
from ui.screens.register import Register
from ui.screens.sheet import Sheet
from ui.screens.sums import Sum, Sums
from ui.screens.table import Column, columns_of
from ui.screens.words import count_words

DRAFT = "contribution"  # the name of what is half typed here
_KIND, _INDICATOR = "contribution", "XH01"
_LISTED = ("happened_on", "title", "hamlets")
_ALL = "all"


class _OwnSheet(Sheet):
    """What is half typed here is not offered in the register of activities."""

    DRAFT: ClassVar[str] = DRAFT


class Contributions(Register):
    """The activities of one kind; they stand in the register of activities too."""

    TITLE: ClassVar[str] = _("Xã hội hóa")
    SHOWS: ClassVar[frozenset[str]] = frozenset({Activity.KIND, "hamlet", "closed_month"})

    def __init__(self, desk: Desk) -> None:
        empty = _(
            "Chưa ghi khoản nào trong năm này. Bấm «Ghi khoản vận động» để ghi tiền hoặc hiện vật "
            "Nhân dân, doanh nghiệp đóng góp."
        )
        super().__init__(
            desk,
            Activity,
            Wording(_("khoản vận động"), _("Ghi khoản vận động"), empty),
            columns=_columns(),
            sheet=_OwnSheet(desk, Activity, hidden=frozenset({"kind"}), first="title"),
        )
        self.list.prefer("title", "hamlets")
        self.list.add_filter("year", _("Năm"), {})
        self.sums = Sums(desk)
        self.left.insertWidget(0, self.sums)
        self.sheet.form.cells["title"].advise(
            _("Ghi việc và nguồn đóng góp chung (hộ dân, doanh nghiệp…), không ghi tên người.")
        )

    def refresh(self) -> None:
        years = sorted({self._year(one) for one in self._all()} - {self._this_year}, reverse=True)
        words = _("Năm {year}")
        offered = {"": words.format(year=self._this_year)}
        offered |= {year: words.format(year=year) for year in years}
        self.list.offer("year", offered | {_ALL: _("Mọi năm")})
        super().refresh()

    def records(self) -> Sequence[Record]:
        year = self.list.narrowed.get("year", self._this_year)
        found = [one for one in self._all(self.list.text) if year in (_ALL, self._year(one))]
        self.sums.show_sums(_sums(found))
        return found

    def new_values(self) -> dict[str, Any]:
        return {"kind": _KIND, "happened_on": self.desk.today()}

    @property
    def _this_year(self) -> str:
        return month_of(self.desk.today(), self.desk.settings.cutoff_day)[:4]

    def _year(self, activity: Activity) -> str:
        """Return the report year it counts for."""
        return month_of(activity.happened_on, self.desk.settings.cutoff_day)[:4]

    def _all(self, text: str = "") -> list[Activity]:
        own = self.desk.settings.unit
        return search(self.desk.ledger, Activity, text, unit=own, kind=_KIND)


def _columns() -> list[Column]:
    named = {column.name: column for column in columns_of(Activity)}
    money = Column(
        "money",
        _("Số tiền (đồng)"),
        lambda one, _names: _money_words(cast("Activity", one)),
        lambda one, _names: (0, _money(cast("Activity", one))),
        right=True,
    )
    return [*(named[name] for name in _LISTED), money]


def _money_words(activity: Activity) -> str:
    return Amount(_money(activity), activity.precision).words


def _sums(found: Sequence[Activity]) -> list[Sum]:
    """Return the money of some contributions; what is known inexactly stands beside."""
    if not found:
        return []
    exact = tuple(one for one in found if one.precision == EXACT)
    rough = tuple(one for one in found if one.precision != EXACT)
    money = _("{sum} đồng")
    added = money.format(sum=count_words(sum(map(_money, exact))))
    sums = [Sum(added, _("tiền và hiện vật quy ra tiền"), exact)]
    if rough:
        said = "; ".join(Amount(_money(one), one.precision).words for one in rough)
        sums.append(Sum(money.format(sum=said), _("số chưa chính xác, không cộng"), rough))
    return [*sums, Sum(count_words(len(found)), _("khoản vận động"), tuple(found))]


def _money(activity: Activity) -> int:
    feeding = (m.code for m in activity_kinds()[_KIND].measures if m.feeds == _INDICATOR)
    return sum(activity.measures.get(code, 0) for code in feeding)

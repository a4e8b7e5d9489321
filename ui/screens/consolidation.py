"""Consolidation at the superior: totals, the units behind a total, the records behind a unit."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QSplitter, QTabWidget, QVBoxLayout, QWidget

from resources.catalogues import Indicator, indicators, words
from resources.wording import _, back_in_vietnamese
from storage.comparison import records_behind
from storage.consolidation import Total, percent
from storage.indicators import Share
from storage.records import ModelSite, Record, SecurityModel, Team
from storage.report_period import Period
from ui.paper.reports.facts import short_names
from ui.paper.reports.making import form_of
from ui.screens.adjusting_lines import adjustment_heads, adjustment_lines
from ui.screens.behind import amount_words, day_of, said_of, sum_words
from ui.screens.consolidated import ConflictsDialog, Consolidated, Totals, consolidated
from ui.screens.desk import Desk
from ui.screens.lines import Line, LineTable
from ui.screens.list_menu import offer_lines
from ui.screens.month_lines import total_words
from ui.screens.opening import open_record, show_shares
from ui.screens.parts import button, frame, plain
from ui.screens.report_preview import preview_report
from ui.screens.screen import Screen
from ui.screens.spans import SpanChooser, year_due
from ui.screens.unit_names import units_of
from ui.screens.words import Names, count_words, part_words
from ui.screens.working import Working

_PARTS, _ADJUSTMENTS = 1, 2  # tabs


class Consolidation(Screen):
    """Indicators at the left; at the right the units of the chosen one, its types, its records."""

    TITLE: ClassVar[str] = _("Tổng hợp")
    SHOWS: ClassVar[frozenset[str]] = frozenset({"received", "figure", "registry"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.found = Consolidated()
        self.title = plain(self.TITLE, name="screenTitle")
        self.span = SpanChooser(year_due(desk.today(), desk.settings.cutoff_day))
        self.print_button = button(_("&In tổng hợp"), self.preview_consolidated, look="primary")
        self.working = Working()
        self.indicators = LineTable(_("Chỉ tiêu tổng hợp"), ("",) * 4, right=(2, 3))
        self.indicators.prefer(0, [3])
        self.chosen = plain(name="sheetTitle", wrap=True)
        unit_heads = (_("Đơn vị"), _("Đã báo cáo"), _("Sau điều chỉnh"))
        self.units = LineTable(_("Từng đơn vị"), unit_heads, right=(1, 2))
        self.units.prefer(0, [2])
        self.parts = LineTable(_("Theo loại"), (_("Loại"), _("Số liệu")), right=(1,))
        made_heads = adjustment_heads(with_unit=True)
        self.adjustments = LineTable(_("Điều chỉnh"), made_heads, right=(4, 5))
        self.adjustments.prefer(6, [3, 1])
        self.conflicts = plain(wrap=True)
        for table, code, of_one in (
            (self.indicators, "consolidated", False),
            (self.units, "consolidated units", True),
            (self.parts, "consolidated parts", True),
            (self.adjustments, "consolidated adjustments", True),
        ):
            offer_lines(self, desk, table, code, partial(self._titled, table, of_one=of_one))
        record_heads = (_("Bản ghi"), _("Ngày"), _("Số lượng"))
        self.records = LineTable(_("Bản ghi của đơn vị"), record_heads, right=(2,))
        self.records.prefer(0, [1])
        self.of_unit = plain(look="muted", wrap=True)
        self.span.chosen.connect(lambda _first, _last: self.refresh())
        self.indicators.chosen.connect(self.show_indicator)
        self.units.chosen.connect(self.show_unit)
        self.indicators.opened.connect(self.open_total)
        self.units.opened.connect(self.open_unit)
        self.parts.opened.connect(self.open_part)
        self.adjustments.opened.connect(lambda record: open_record(desk, record, self))
        self.records.opened.connect(lambda record: open_record(desk, record, self))
        self._code = ""
        self._lay_out()

    @property
    def totals(self) -> Totals:
        """Return the totals as they were reported."""
        return self.found.reported

    def refresh(self) -> None:
        units, span = tuple(self._all_names()), self.span.span
        job = self.desk.job(lambda ledger: consolidated(ledger, units, span))
        self.working.run(job, _("Đang cộng số liệu…"), self._show)

    def show_indicator(self, code: str | None) -> None:
        """Show the units and types of one indicator."""
        if not code or code not in self.totals:
            return
        self._code, total, names = code, self.totals[code], self._all_names()
        self.chosen.setText(f"{indicators()[code].name}: {self.found.words(code)}")
        self.units.show_lines(unit_lines(total, self.found.adjusted.get(code, total), names))
        self.parts.show_lines(part_lines(total))
        self.tabs.setTabVisible(_PARTS, bool(self.parts.words()))
        made = [each for each in self.found.made if each.adjustment.indicator == code]
        self.adjustments.show_lines(adjustment_lines(made, short_names(names)))
        self.tabs.setTabVisible(_ADJUSTMENTS, bool(made))
        self.tabs.setTabText(_ADJUSTMENTS, _("Điều chỉnh ({count})").format(count=len(made)))
        self.records.show_lines([])
        self.of_unit.setText(_("Chọn một đơn vị để xem các bản ghi đã gửi lên."))

    def show_unit(self, unit: str | None) -> None:
        """Show the records that one unit's value was counted from."""
        if not unit or not self._code:
            return
        found = records_behind(self.desk.ledger, unit, Period(*self.span.span), self._code)
        kinds: tuple[type[Record], ...] = (SecurityModel, ModelSite, Team)
        names = {kind.KIND: self.desk.names(kind) for kind in kinds}
        self.records.show_lines([record_line(share, names) for share in found])
        said = sum_words(self._code, found, unit_words(self.totals[self._code], unit))
        self.of_unit.setText(f"{self._all_names()[unit]}: {said}")

    def open_total(self, code: str) -> None:
        """Show the records of all units behind a total."""
        self._open(code, list(self._all_names()), total_words(self.totals[code]))

    def open_unit(self, unit: str) -> None:
        """Show the records of one unit behind its figure."""
        said = unit_words(self.totals[self._code], unit)
        self._open(self._code, [unit], said, self._all_names()[unit])

    def open_part(self, part: str) -> None:
        """Show the records of all units behind one type, authority or category."""
        units, code = list(self._all_names()), self._code
        said = count_words(self.totals[code].parts[part])
        self._open(code, units, said, part_words(code, part), part)

    def _open(
        self, code: str, units: list[str], figure: str, of: str = "", part: str | None = None
    ) -> None:
        ledger, period = self.desk.ledger, Period(*self.span.span)
        found = [
            share for unit in units for share in records_behind(ledger, unit, period, code, part)
        ]
        words = ", ".join(filter(None, (of, period.words)))
        show_shares(self.desk, code, found, self, figure=figure, of=words)

    def show_conflicts(self) -> None:
        """List the adjustments that are not applied, of whatever time."""
        ConflictsDialog(self.found.conflicts, short_names(self._all_names()), self).exec()

    def _titled(self, table: LineTable, *, of_one: bool) -> str:
        """Say on paper what a table is, of which indicator and of which months."""
        said = [back_in_vietnamese(table.accessibleName()), self.span.words]
        if of_one and self._code:
            said.insert(1, indicators()[self._code].name)
        return ": ".join((said[0], ", ".join(said[1:])))

    def preview_consolidated(self) -> None:
        """Show the printed report of the chosen period."""
        period = Period(*self.span.span)
        preview_report(self.desk, self.working, form_of(period), period)

    def _names(self) -> dict[str, str]:
        return units_of(self.desk)

    def _all_names(self) -> dict[str, str]:
        """Return the units, with what the superior itself keeps before them."""
        own = self.desk.settings
        return {own.unit: own.unit_name} | self._names()

    def _show(self, found: Consolidated) -> None:
        self.found = found
        told = _("Đã báo cáo") if found.adjusted else _("Tổng")
        heads = (_("Chỉ tiêu"), _("Đơn vị tính"), told, _("Sau điều chỉnh"))
        self.indicators.show_lines(total_lines(found), heads)
        words = _("{count} điều chỉnh không khớp số đã nhận nên chưa áp dụng.")
        self.conflicts.setText(words.format(count=count_words(len(found.conflicts))))
        self.conflict_bar.setVisible(bool(found.conflicts))
        self.chosen.setText(_("Chưa có gói nào của {span}.").format(span=self.span.words.lower()))
        for table in (self.units, self.parts, self.adjustments, self.records):
            table.show_lines([])
        self.of_unit.setText("")
        keys = [line.key for line in self.indicators.lines.lines]
        code = self._code if self._code in keys else next(filter(None, keys), "")
        if code:
            self.indicators.selectRow(keys.index(code))
            self.show_indicator(code)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addWidget(self.span)
        head.addStretch()
        head.addWidget(self.print_button)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.units, _("Từng đơn vị"))
        self.tabs.addTab(self.parts, _("Theo loại"))
        self.tabs.addTab(self.adjustments, "")
        self.tabs.setTabVisible(_ADJUSTMENTS, bool(self.adjustments.words()))
        self.conflict_bar = frame("notice")
        warned = QHBoxLayout(self.conflict_bar)
        warned.addWidget(self.conflicts, 1)
        warned.addWidget(button(_("&Xem…"), self.show_conflicts))
        self.conflict_bar.hide()
        side = QWidget()
        inner = QVBoxLayout(side)
        inner.setContentsMargins(8, 0, 0, 0)
        inner.addWidget(self.chosen)
        inner.addWidget(self.tabs, 3)
        inner.addWidget(self.of_unit)
        inner.addWidget(self.records, 2)
        both = QSplitter()
        both.setChildrenCollapsible(False)
        both.addWidget(self.indicators)
        both.addWidget(side)
        both.setSizes([500, 420])
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addLayout(head)
        column.addWidget(self.working)
        column.addWidget(self.conflict_bar)
        column.addWidget(both, 1)
        hint = _("Bấm đúp hoặc Enter vào một dòng để xem các bản ghi của con số.")
        column.addWidget(plain(hint, look="muted"))


def total_lines(found: Consolidated) -> list[Line]:
    """Say the totals group by group; those that nobody reported are left out."""
    lines: list[Line] = []
    for group, name in words("indicator_groups").items():
        mine = [i for i in indicators().values() if i.group == group and _told(found, i.code)]
        if mine:
            lines.append(Line((name,), title=True))
            lines += [_total_line(indicator, found) for indicator in mine]
    return lines


def unit_lines(total: Total, after: Total, names: Mapping[str, str]) -> list[Line]:
    """Say what each unit reported, and what that is after adjustments where it differs."""
    lines = []
    for unit, name in names.items():
        said, adjusted = unit_words(total, unit), unit_words(after, unit)
        if said or adjusted:
            lines.append(Line((name, said, adjusted if adjusted != said else ""), key=unit))
    return lines


def record_line(share: Share, names: Names) -> Line:
    """Say one record of a unit and what it adds."""
    words = said_of(share.record, names), day_of(share.record), amount_words(share)
    return Line(words, key=share.record)


def unit_words(total: Total, unit: str) -> str:
    """Say what one unit said, what is inexact in its own words."""
    exact = [count_words(total.units[unit])] if unit in total.units else []
    return "; ".join([*exact, *(amount.words for amount in total.beside.get(unit, ()))])


def part_lines(total: Total) -> list[Line]:
    """Say what a total is made of: types of models, or who gave awards."""
    return [
        Line((part_words(total.code, part), count_words(value)), key=part)
        for part, value in sorted(total.parts.items())
        if part and value
    ]


def _total_line(indicator: Indicator, found: Consolidated) -> Line:
    said, totals = total_words(found.reported[indicator.code]), found.reported
    if indicator.ratio_to and totals[indicator.ratio_to].value:
        whole = totals[indicator.ratio_to].value
        said += f" ({percent(totals[indicator.code].value, whole)})"
    words = indicator.name, indicator.unit, said, found.adjusted_words(indicator.code)
    return Line(words, key=indicator.code)


def _told(found: Consolidated, code: str) -> bool:
    total = found.reported[code]
    return bool(total.value or total.rough or code in found.adjusted)

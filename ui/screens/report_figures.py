"""The tables and charts of any months on screen; every figure opens the records behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from resources.catalogues import indicators, words
from resources.wording import _
from storage.comparison import records_behind
from storage.consolidation import Total, consolidate
from storage.indicators import Share
from storage.ledger import Ledger
from storage.records import ModelSite, Record, SecurityModel, Team
from storage.report_period import Period, month_period
from storage.steps import Step, Steps, drain
from ui.paper.charts import Chart, shows_anything
from ui.paper.document import Asked, Grid, Source
from ui.paper.reports.charts import (
    compared_chart,
    groups_chart,
    hamlets_chart,
    models_chart,
    months_chart,
    units_chart,
)
from ui.paper.reports.facts import Facts, facts_of
from ui.paper.reports.making import form_of
from ui.paper.reports.report_document import grids_of
from ui.screens.behind import Behind
from ui.screens.behind_records import BehindRecords
from ui.screens.charts import ChartView
from ui.screens.choice_editors import QuietComboBox
from ui.screens.desk import Desk
from ui.screens.grid_table import GridTable
from ui.screens.look import GAP
from ui.screens.month_lines import total_words
from ui.screens.new_report import due_month
from ui.screens.opening import open_record
from ui.screens.parts import button, plain
from ui.screens.past_span import PastSpan
from ui.screens.report_preview import preview_report
from ui.screens.reports import PLACES_OF_REPORTS
from ui.screens.screen import Screen
from ui.screens.unit_names import units_of
from ui.screens.words import Names
from ui.screens.work_tabs import PlaceTabs
from ui.screens.working import Working

_USUAL = "TT01"  # shown month by month at first


@dataclass(frozen=True, slots=True)
class Seen:
    """What the screen shows of one period: its facts, and each month by itself."""

    facts: Facts
    months: tuple[str, ...]
    by_month: tuple[dict[str, Total], ...]


class ReportFigures(Screen):
    """A list of tables and charts at the left, the chosen one at the right."""

    TITLE: ClassVar[str] = _("Biểu số liệu, biểu đồ")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        due = due_month(desk.today(), desk.settings.cutoff_day)
        self.span = PastSpan(int(due[:4]), int(due[:4]))
        self.span.way.hide()
        self.span.chosen.connect(self.read)
        self.said = plain(look="muted", wrap=True)
        self.span.wrong.connect(self.said.setText)
        self.print_button = button(_("&Xem trước, in"), self.preview, picture="print")
        self.working = Working()
        self.list = QListWidget()
        self.list.setAccessibleName(_("Biểu và biểu đồ"))
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(self._show_row)
        self.table = GridTable()
        self.table.asked.connect(self.show_behind)
        self.note = plain(look="muted", wrap=True)
        self.chart = ChartView()
        self.indicator = QuietComboBox()
        self.indicator.setAccessibleName(_("Chỉ tiêu của biểu đồ"))
        for group, name in words("indicator_groups").items():
            for code, each in indicators().items():
                if each.group == group:
                    self.indicator.addItem(f"{name}: {each.name}", code)
        self.indicator.setCurrentIndex(self.indicator.findData(_USUAL))
        self.indicator.activated.connect(lambda _row: self._show_months())
        self.grids: tuple[Grid, ...] = ()
        self.charts: tuple[Chart, ...] = ()
        self._seen: Seen | None = None
        self._lay_out()

    def refresh(self) -> None:
        self.read()

    def arrive(self) -> None:
        self.list.setFocus()

    def read(self) -> None:
        """Read the chosen months anew."""
        period, units = self.span.period, units_of(self.desk)

        def work(ledger: Ledger) -> Steps[Seen]:
            return (yield from seen_of(ledger, period, units))

        if self.desk.ledger.path is None:  # books in memory are of one thread
            self._show(drain(work(self.desk.ledger)))
        else:
            self.working.run(self.desk.job(work), _("Đang tính số liệu…"), self._show)

    def preview(self) -> None:
        """Show the tables as a report of these months prints them."""
        period = self.span.period
        preview_report(self.desk, self.working, form_of(period), period)

    def show_behind(self, source: Source, row: str, column: str) -> None:
        """Show the records behind a cell."""
        both = _("{row} – {column}").format(row=row, column=column)
        if not isinstance(source, Asked):
            self._show_dialog(BehindRecords(both, source, self._names(), self))
            return
        period = self.span.period
        when = {"now": period, "so_far": period.so_far, "before": period.year_before}
        found: list[Share] = []
        for unit in [source.unit] if source.unit else self._units():
            ledger = self.desk.ledger
            found += records_behind(ledger, unit, when[source.when], source.code, source.part)
        figure, names = self._frozen_words(source), self._names()
        of = column if source.part is None else both if source.unit else row
        self._show_dialog(Behind(source.code, found, names, self, figure=figure, of=of))

    def _frozen_words(self, asked: Asked) -> str:
        """Say the figure of a post, which may be frozen otherwise than its records stand now."""
        if self._seen is None or asked.part is not None or self._seen.facts.by_unit:
            return ""
        compared = self._seen.facts.compared[asked.code]
        totals = {
            "now": compared.value,
            "so_far": compared.year_to_date,
            "before": compared.last_year,
        }
        return total_words(totals[asked.when])

    def _show_dialog(self, dialog: Behind | BehindRecords) -> None:
        dialog.opened.connect(lambda record: open_record(self.desk, record, self))
        dialog.exec()

    def _units(self) -> list[str]:
        return list(dict.fromkeys([self.desk.settings.unit, *units_of(self.desk)]))

    def _show(self, seen: Seen) -> None:
        kept = self.list.currentRow()
        self._seen = seen
        facts = seen.facts
        self.grids = grids_of(facts)
        place = units_chart(facts) if facts.by_unit else hamlets_chart(facts)
        made = (models_chart(facts), groups_chart(facts), compared_chart(facts), place)
        self.charts = tuple(chart for chart in made if chart.labels and shows_anything(chart))
        self.list.clear()
        self.list.addItems([grid.title for grid in self.grids])
        by_month = _("Biểu đồ từng tháng")
        charts = [_("Biểu đồ: {title}").format(title=chart.title) for chart in self.charts]
        self.list.addItems([by_month, *charts])
        words_ = _("Số liệu {period} (từ {first:%d/%m/%Y} đến {last:%d/%m/%Y}).")
        said = words_.format(period=facts.period.words, first=facts.first, last=facts.last)
        self.said.setText(said)
        self.list.setCurrentRow(kept if 0 <= kept < self.list.count() else 0)

    def _show_row(self, row: int) -> None:
        if row < 0 or self._seen is None:
            return
        if row < len(self.grids):
            self.stack.setCurrentIndex(0)
            self.table.show_grid(self.grids[row])
            self.note.setText(self.grids[row].note)
            self.note.setVisible(bool(self.grids[row].note))
            return
        self.stack.setCurrentIndex(1)
        place = row - len(self.grids)
        self.indicator.setVisible(place == 0)
        if place == 0:
            self._show_months()
        else:
            self.chart.show_chart(self.charts[place - 1])

    def _show_months(self) -> None:
        if self._seen is None:
            return
        code = str(self.indicator.currentData())
        totals = [month[code] for month in self._seen.by_month]
        self.chart.show_chart(months_chart(code, self._seen.months, totals))

    def _names(self) -> Names:
        kinds: tuple[type[Record], ...] = (SecurityModel, ModelSite, Team)
        return {kind.KIND: self.desk.names(kind) for kind in kinds}

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.span, 0)
        head.addStretch(1)
        head.addWidget(self.print_button)
        tables, charts = QWidget(), QWidget()
        inner = QVBoxLayout(tables)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.table, 1)
        inner.addWidget(self.note)
        hint = _("Bấm đúp hoặc Enter vào một con số để xem các bản ghi của nó.")
        inner.addWidget(plain(hint, look="muted"))
        side = QVBoxLayout(charts)
        side.setContentsMargins(GAP, 0, 0, 0)
        side.addWidget(self.indicator)
        side.addWidget(self.chart, 1)
        self.stack = QStackedWidget()
        self.stack.addWidget(tables)
        self.stack.addWidget(charts)
        both = QSplitter()
        both.addWidget(self.list)
        both.addWidget(self.stack)
        both.setChildrenCollapsible(False)
        both.setStretchFactor(0, 0)
        both.setStretchFactor(1, 1)
        both.setSizes([250, 750])
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        label = _("Các phần của báo cáo")
        column.addWidget(PlaceTabs(self.desk, PLACES_OF_REPORTS, "report_figures", label))
        column.addLayout(head)
        column.addWidget(self.said)
        column.addWidget(self.working)
        column.addWidget(both, 1)


def seen_of(ledger: Ledger, period: Period, units: dict[str, str]) -> Steps[Seen]:
    """Read a period and each of its months, a step for each; of years, each of their months."""
    months = period.months
    yield Step(0, len(months) + 1)
    facts = facts_of(ledger, period, units)
    found = []
    for done, month in enumerate(months, start=1):
        yield Step(done, len(months) + 1, month)
        found.append(consolidate(ledger, [facts.own, *units], month_period(month)))
    return Seen(facts, tuple(months), tuple(found))

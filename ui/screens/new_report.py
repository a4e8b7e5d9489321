"""Beginning a report: which form, which period, and of what; what is due is proposed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QRadioButton,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from resources.catalogues import entries, words
from resources.wording import _
from storage.periods import DEFAULT_CUTOFF, month_of
from storage.report_period import (
    Period,
    half_period,
    month_period,
    quarter_period,
    year_period,
    years_period,
)
from ui.paper.reports.making import (
    FORMS,
    HALF_YEAR,
    MONTH,
    PROGRAMME,
    QUARTER,
    TERM,
    THEME,
    YEAR,
)
from ui.screens.choice_editors import QuietComboBox
from ui.screens.labels import field_label, heading
from ui.screens.parts import button, plain
from ui.screens.past_span import PastSpan
from ui.screens.ticks_editor import TicksEditor

_FREE = (TERM, THEME, PROGRAMME)  # forms whose months are chosen one by one
_SETTLING = timedelta(days=10)  # after a month ends its report is still being written
_PAST = 24  # periods offered
_CALLED: Mapping[str, str] = {
    MONTH: _("&Tháng"),
    QUARTER: _("&Quý"),
    HALF_YEAR: _("&6 tháng"),
    YEAR: _("&Năm"),
    TERM: _("Tổng kết &giai đoạn (nhiều năm)"),
    THEME: _("&Chuyên đề (chọn nội dung)"),
    PROGRAMME: _("Chương trình &phối hợp 09 (cùng Mặt trận)"),
}


class NewReport(QFrame):
    """The choice of a form and its period."""

    accepted = Signal()
    left = Signal()

    def __init__(
        self, today: date, cutoff: int = DEFAULT_CUTOFF, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("sheet")
        self._due = due_month(today, cutoff)
        self._group = QButtonGroup(self)
        self.forms: dict[str, QRadioButton] = {}
        self.periods = {form: self._periods(form) for form in FORMS if form not in _FREE}
        year = int(self._due[:4])
        self.span = PastSpan(year - 9, year)
        self.span.way.hide()
        self.span.wrong.connect(self._complain)
        self.span.chosen.connect(lambda: self._complain(""))
        self.topics = TicksEditor()
        self.topics.offer(words("indicator_groups"))
        self.topics.changed.connect(self._ready)
        self.programme = QuietComboBox()
        for code, name in words("programmes").items():
            self.programme.addItem(name, code)
        self.programme.activated.connect(lambda _row: self._follow_programme())
        self.complaint = plain(name="complaint", wrap=True)
        self.go = button(_("&Lập báo cáo"), self._accept, look="primary")
        self._lay_out()
        self.forms[MONTH].setChecked(True)

    def begin(self) -> None:
        """Put the keyboard on the form that is chosen."""
        self.forms[self.form].setFocus(Qt.FocusReason.TabFocusReason)

    @property
    def form(self) -> str:
        """Return the chosen form."""
        return next(form for form, choice in self.forms.items() if choice.isChecked())

    @property
    def period(self) -> Period:
        """Return the chosen months."""
        if self.form in _FREE:
            return self.span.period
        return Period(*self.periods[self.form].currentData())

    @property
    def chosen_topics(self) -> tuple[str, ...]:
        """Return the groups of a theme, none for other forms."""
        return tuple(self.topics.read()) if self.form == THEME else ()

    @property
    def chosen_programme(self) -> str | None:
        """Return the programme of a joint report, none for other forms."""
        return str(self.programme.currentData()) if self.form == PROGRAMME else None

    def _periods(self, form: str) -> QuietComboBox:
        box = QuietComboBox()
        box.setAccessibleName(_("Kỳ báo cáo"))
        offered = past_periods(form, self._due)
        for period in offered:
            box.addItem(period.words.capitalize(), (period.first, period.last))
        box.setCurrentIndex(offered.index(_due_period(form, self._due)))
        return box

    def _turn(self) -> None:
        form = self.form
        self.stack.setCurrentIndex(FORMS.index(form) if form not in _FREE else len(self.periods))
        self.topic_box.setVisible(form == THEME)
        self.programme_row.setVisible(form == PROGRAMME)
        year = int(self._due[:4])
        if form == PROGRAMME:
            self._follow_programme()
        elif form in _FREE:
            first = year - 9 if form == TERM else year
            self.span.show_period(years_period(first, year), by_year=False)
        self._complain("")

    def _follow_programme(self) -> None:
        """Propose the years of a programme that is over, the year that is due of another."""
        entry = next(e for e in entries("programmes") if e.code == self.chosen_programme)
        year = int(self._due[:4])
        over = entry.valid_from and entry.valid_to and entry.valid_to.year < year
        span = year_period(year)
        if over and entry.valid_from and entry.valid_to:
            span = years_period(entry.valid_from.year, entry.valid_to.year)
        self.span.show_period(span, by_year=False)

    def _ready(self) -> None:
        self._complain("")

    def _complain(self, text: str) -> None:
        self.complaint.setText(text)
        self.complaint.setVisible(bool(text))

    def _accept(self) -> None:
        if self.form == THEME and not self.chosen_topics:
            self._complain(_("Hãy đánh dấu ít nhất một nội dung của chuyên đề."))
            return
        self.go.setFocus()  # a span that is still being typed is read
        if not self.complaint.text():
            self.accepted.emit()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.addWidget(heading(_("Lập báo cáo"), 1.2))
        for form in FORMS:
            choice = QRadioButton(_CALLED[form])
            choice.toggled.connect(lambda on: self._turn() if on else None)
            self.forms[form] = choice
            self._group.addButton(choice)
            column.addWidget(choice)
        self.stack = QStackedWidget()
        for box in (*self.periods.values(), _beside(self.span)):
            self.stack.addWidget(box)
        self.stack.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout()
        row.addWidget(field_label(_("&Kỳ báo cáo"), self.stack))
        row.addWidget(self.stack, 1)
        column.addLayout(row)
        self.programme_row = QWidget()
        inner = QHBoxLayout(self.programme_row)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(field_label(_("C&hương trình"), self.programme))
        inner.addWidget(self.programme, 1)
        column.addWidget(self.programme_row)
        self.topic_box = QScrollArea()
        self.topic_box.setWidget(self.topics)
        self.topic_box.setWidgetResizable(True)
        self.topic_box.setMinimumHeight(180)
        self.topic_box.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.addWidget(self.topic_box, 3)
        column.addWidget(self.complaint)
        foot = QHBoxLayout()
        foot.addWidget(self.go)
        foot.addWidget(button(_("Quay lạ&i"), self.left.emit))
        foot.addStretch()
        column.addLayout(foot)
        column.addStretch()


def _beside(widget: QWidget) -> QWidget:
    """Let a widget keep its breadth where there is more room."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(widget)
    row.addStretch()
    return box


def due_month(today: date, cutoff: int = DEFAULT_CUTOFF) -> str:
    """Return the month whose report is being written: the one that ended a few days ago, or now."""
    return month_of(today - _SETTLING, cutoff)


def past_periods(form: str, due: str) -> Sequence[Period]:
    """Return the periods of a form, newest first, the one after the due month's as well."""
    newest = _due_period(form, due).after
    found = [newest]
    while len(found) < _PAST:
        found.append(found[-1].before)
    return found


def _due_period(form: str, due: str) -> Period:
    year, month = int(due[:4]), int(due[5:])
    periods = {
        MONTH: month_period(due),
        QUARTER: quarter_period(year, (month + 2) // 3),
        HALF_YEAR: half_period(year, (month + 5) // 6),
        YEAR: year_period(year),
    }
    return periods[form]

"""Amendment slips on screen: what a month said anew, revision by revision, to read and to print."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from resources.units import slug
from resources.wording import _
from storage.comparison import records_behind
from storage.ledger import Ledger
from storage.periods import month_words
from storage.records import KIND_NAMED, Record
from storage.report_period import month_period
from storage.repository import find
from storage.steps import drain
from sync.content import MonthContent
from ui.paper.amendment import Amended, AmendmentPaper, amendment_document
from ui.paper.as_pdf import pdf_of
from ui.paper.gather import dispatch_of
from ui.screens.desk import Desk
from ui.screens.labels import heading
from ui.screens.lines import Line, LineTable
from ui.screens.opening import open_record, show_shares, unit_name
from ui.screens.parts import button, plain
from ui.screens.preview import Paper, preview_made
from ui.screens.slip_words import amended_figures, amended_records
from ui.screens.words import Names
from ui.screens.working import Working

_SIZE = (1040, 520)


class SlipView(QWidget):
    """The slips of one month; Enter on a line opens its record or the figure behind it."""

    asked = Signal(str)  # the code of an indicator whose records are wanted

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._slips: Sequence[MonthContent] = ()
        heads = (_("Bản ghi, chỉ tiêu"), _("Mục"), _("Trước"), _("Nay"))
        self.table = LineTable(_("Phiếu điều chỉnh"), heads)
        self.table.opened.connect(self._open)
        self.said = plain(look="muted", wrap=True)
        self.print_button = button(_("Xem &phiếu, in"), self.preview, picture="print")
        self.working = Working()
        self.foot = QHBoxLayout()
        self.foot.addWidget(self.said, 1)
        self.foot.addWidget(self.print_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.addWidget(self.working)
        column.addWidget(self.table, 1)
        column.addLayout(self.foot)

    @property
    def count(self) -> int:
        """Return how many slips are shown."""
        return len(self._slips)

    def show_slips(self, slips: Sequence[MonthContent], *, sealed: bool = True) -> None:
        """Show the slips of a month; the last may not be sealed yet."""
        self._slips = tuple(slips)
        names = names_in(self._desk, slips)
        self.table.show_lines([line for each in slips for line in slip_lines(each, names)])
        waiting = _("Tháng đang mở lại: phiếu này còn thay đổi cho đến khi chốt lại.")
        self.said.setText("" if sealed else waiting)
        self.print_button.setVisible(bool(slips))

    def preview(self) -> None:
        """Show the slips as they are printed, one paper for each revision."""
        slips, names = self._slips, names_in(self._desk, self._slips)
        name = unit_name(self._desk, slips[0].unit) if slips else ""

        def made(ledger: Ledger) -> list[Paper]:
            return [slip_paper(ledger, each, names, name) for each in slips]

        preview_made(self._desk, self.working, made)

    def _open(self, key: tuple[str, str]) -> None:
        kind, identity = key
        if kind not in KIND_NAMED:
            self.asked.emit(identity)
            return
        for record in find(self._desk.ledger, KIND_NAMED[kind], id=identity):
            open_record(self._desk, record, self)


class SlipDialog(QDialog):
    """The slips of a month that a unit sent."""

    def __init__(
        self, desk: Desk, slips: Sequence[MonthContent], title: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.view = SlipView(desk)
        self.view.show_slips(slips)
        self.view.asked.connect(lambda code: _show_figure(desk, slips[-1], code, self))
        self.view.foot.addWidget(button(_("Đó&ng"), self.reject))
        column = QVBoxLayout(self)
        column.addWidget(heading(title, 1.2))
        column.addWidget(self.view, 1)
        self.resize(*_SIZE)


def slip_lines(content: MonthContent, names: Names) -> list[Line]:
    """Say one slip: a title with its revision and reason, then value by value."""
    words = _("Bản {revision} thay bản {before}. Lý do: {reason}")
    title = words.format(
        revision=content.revision, before=content.revision - 1, reason=content.reason
    )
    kinds = {each.record: each.kind for each in content.slip}
    records = [_line(one, (kinds[key], key)) for one, key in amended_records(content, names)]
    return [
        Line((title,), title=True),
        *records,
        *[_line(one, ("figure", code)) for one, code in amended_figures(content)],
    ]


def slip_paper(ledger: Ledger, content: MonthContent, names: Names, unit: str) -> Paper:
    """Print one slip; at a superior it is a copy and addresses nobody."""
    settings = ledger.settings
    paper = AmendmentPaper(
        unit_name=unit,
        month=month_words(content.month),
        revision=content.revision,
        reason=content.reason,
        records=tuple(one for one, _key in amended_records(content, names)),
        figures=tuple(one for one, _code in amended_figures(content)),
        addressee="" if settings.is_superior else settings.superior_name,
    )
    document = amendment_document(dispatch_of(settings, "PĐC"), paper)
    place = slug(unit).removeprefix("cong-an-")
    name = f"phieu-dieu-chinh-{place}-{content.month}-ban-{content.revision}.pdf"
    title = _("Phiếu điều chỉnh, bản {revision}").format(revision=content.revision)
    return Paper(title, name, drain(pdf_of(document)))


def names_in(desk: Desk, slips: Sequence[MonthContent]) -> Names:
    """Return the names of whatever the registers of these slips may refer to."""
    if not slips:
        return {}
    kinds: list[type[Record]] = [KIND_NAMED[kind] for kind in ("hamlet", "team", "security_model")]
    return {kind.KIND: desk.names(kind) for kind in [*kinds, KIND_NAMED["model_site"]]}


def _show_figure(desk: Desk, content: MonthContent, code: str, parent: QWidget) -> None:
    period = month_period(content.month)
    found = records_behind(desk.ledger, content.unit, period, code)
    show_shares(desk, code, found, parent, of=period.words)


def _line(one: Amended, key: tuple[str, str]) -> Line:
    return Line((one.item, one.field, one.old, one.new), key=key)

"""What the screen of a month says: states of the year's months, its checklist, its figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from resources.catalogues import Indicator, indicators, words
from resources.wording import _
from storage.closing import Finding
from storage.comparison import Compared
from storage.consolidation import Total
from storage.gaps import gap_words
from storage.ledger import Ledger
from storage.months import closed_month, open_month, window
from storage.periods import year_months
from sync.answered import receipt_for
from sync.outbox import outgoing
from sync.receipts import Receipt
from ui.screens.lines import Line
from ui.screens.returned_lines import ReturnedLine
from ui.screens.states import state_of
from ui.screens.words import count_words

_SETTLED = ("full", "noted", "returned")  # the superior holds what the month says


@dataclass(frozen=True, slots=True)
class Standing:
    """How far one month has come; a receipt once the superior has answered.

    A month that is `locked` takes no revision any more, be it answered yet or not.
    """

    month: str
    state: str
    revision: int = 0
    receipt: Receipt | None = None
    locked: bool = False

    @property
    def words(self) -> str:
        """Say it with the number of the receipt."""
        word = state_of(self.state).word
        if self.receipt is None:
            return word
        return _("{state} – biên nhận số {number}").format(state=word, number=self.receipt.number)


def standings(ledger: Ledger, year: int, today: date) -> list[Standing]:
    """Return how far each month of a year has come."""
    return [standing(ledger, month, today) for month in year_months(year)]


def standing(ledger: Ledger, month: str, today: date) -> Standing:
    """Return how far one month has come."""
    closed = closed_month(ledger, month)
    if closed is None:
        return Standing(month, _unclosed(ledger, month, today))
    if not closed.is_closed:
        return Standing(month, "reopened", closed.revision)
    sent = [one for one in outgoing(ledger, month) if one.revision == closed.revision]
    locked = closed.state == "locked"
    if not sent:
        return Standing(month, "sealed", closed.revision, locked=locked)
    state = sent[-1].state
    if locked and state in _SETTLED:
        state = "locked"
    return Standing(month, state, closed.revision, receipt_for(ledger, sent[-1]), locked)


def checklist_lines(returned: Sequence[ReturnedLine], findings: list[Finding]) -> list[Line]:
    """Say what the superior gave back, then what stands against closing."""
    lines = [
        Line((one.words, _("phải sửa")), key=one.record, sign="undo", tone="bad")
        for one in returned
    ]
    return lines + (finding_lines(findings) if findings or not lines else [])


def finding_lines(findings: list[Finding]) -> list[Line]:
    """Say what stands against closing: what forbids it, then what should be looked at."""
    if not findings:
        return [Line((_("Không còn gì phải xem; có thể chốt tháng."),), sign="good", tone="good")]
    return [_finding_line(finding) for finding in findings]


def _finding_line(finding: Finding) -> Line:
    said = _("chưa chốt được") if finding.blocking else _("nên xem")
    look = ("bad", "bad") if finding.blocking else ("warning", "warning")
    if finding.code == "not_over":  # time, no fault: nobody should be alarmed for a month
        look = ("clock", "")
    return Line((finding.words, said), key=finding.record, sign=look[0], tone=look[1])


def figure_heads() -> tuple[str, ...]:
    """Return the heads of the table of figures."""
    return (
        _("Chỉ tiêu"),
        _("Đơn vị tính"),
        _("Trong kỳ"),
        _("Lũy kế năm"),
        _("Cùng kỳ"),
        _("Tăng/giảm"),
    )


def figure_tips() -> dict[int, str]:
    """Return what the columns of the table of figures mean, in plain words."""
    return {
        2: _("Trong kỳ: số của chính tháng này."),
        3: _(
            "Lũy kế năm: cộng từ tháng 1 đến hết tháng này; số hiện có (mô hình, tổ, thành viên…) "
            "thì lấy số cuối kỳ, không cộng."
        ),
        4: _("Cùng kỳ: số của đúng tháng này năm trước; – là chưa biết, không phải bằng 0."),
        5: _("Tăng/giảm: trong kỳ so với cùng kỳ; (—) là cùng kỳ bằng 0 nên không tính tỷ lệ."),
    }


def figure_lines(
    found: list[Compared], *, zeros: bool = False, drifts: Mapping[str, str] | None = None
) -> list[Line]:
    """Say the figures group by group; those that are nought everywhere only if asked for.

    `drifts` says of frozen figures how the books have left them, by code.
    """
    left = drifts or {}
    lines: list[Line] = []
    for group, name in words("indicator_groups").items():
        mine = [c for c in found if indicators()[c.code].group == group and (zeros or _told(c))]
        if mine:
            lines.append(Line((name,), title=True))
            lines += [_figure_line(indicators()[c.code], c, left.get(c.code, "")) for c in mine]
    return lines


def total_words(total: Total | None) -> str:
    """Say a total, what was reported inexactly beside it; a dash where nothing is known."""
    if total is None or not total.is_known:
        return "–"
    exact = [] if total.exact is None else [count_words(total.exact)]
    return "; ".join([*exact, *total.rough])


def _figure_line(indicator: Indicator, c: Compared, drift: str) -> Line:
    from ui.paper.reports.figure_grid import change_words  # noqa: PLC0415  # home has none of these

    return Line(
        (
            indicator.name,
            indicator.unit,
            total_words(c.value),
            partly(total_words(c.year_to_date), c.gaps),
            partly(total_words(c.last_year), c.gaps_before),
            _("chưa đủ số để so") if c.gaps_before else change_words(c.value, c.last_year),
        ),
        key=c.code,
        sign="info" if drift else "",
        tip=drift,
    )


def partly(words: str, lacking: Sequence[str]) -> str:
    """Say a figure of which only a part is known with the months that lack."""
    return f"{words} ({gap_words(lacking)})" if lacking else words


def _told(c: Compared) -> bool:
    totals = [total for total in (c.value, c.year_to_date, c.last_year) if total]
    return any(total.value or total.rough for total in totals)


def _unclosed(ledger: Ledger, month: str, today: date) -> str:
    if window(ledger, month)[0] > today:
        return "later"
    return "none" if month < open_month(ledger, today) else "open"

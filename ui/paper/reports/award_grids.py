"""Biểu 07 (safety standard), 08 (awards) and 11 (cases and the rest)."""

from __future__ import annotations

from collections.abc import Sequence

from resources.catalogues import words
from resources.wording import in_vietnamese as _
from resources.wording import official
from storage.commendation.award_words import authority_words
from storage.precision import Amount, joined
from storage.records import Award
from ui.paper.document import Cell, Column, Grid, Said
from ui.paper.reports.facts import Facts
from ui.paper.reports.figure_grid import awards_by_giver, figure_grid, of_groups, rate_cell
from ui.paper.reports.sourced import (
    Row,
    Sourced,
    figure_cell,
    part_cell,
    records_cell,
    sourced_grid,
)

_SAFETY = ("AT01-2", "AT01", "AT02")
_SUBJECTS = ("collective", "individual", "household")


def safety_grid(facts: Facts) -> Grid:
    """Biểu 07: subjects of the standard by kind, registered and recognised."""
    title = _("Biểu 07. “An toàn về an ninh, trật tự”")
    if facts.by_unit:
        return figure_grid(facts, title, of_groups("safety"), _("Biểu 07"))
    columns = (
        Column(_("TT"), 10, "centre"),
        Column(_("Loại đối tượng"), 60),
        Column(_("Tổng số"), 24, "number"),
        Column(_("Đăng ký"), 24, "number"),
        Column(_("Được công nhận"), 26, "number"),
        Column(_("Tỷ lệ"), 20, "centre"),
        Column(_("Chưa đạt, lý do"), 80),
    )
    whole, registered, reached = (facts.total(code) for code in _SAFETY)
    rows: list[Row] = []
    for kind, name in words("safety_subjects").items():
        counts = [total.parts.get(kind, 0) for total in (whole, registered, reached)]
        if any(counts):
            rate = rate_cell(counts[2], counts[1])
            cells = (part_cell(facts, code, kind) for code in _SAFETY)
            rows.append((len(rows) + 1, name, *cells, rate, _failed(facts, kind)))
    rate = rate_cell(reached.value, registered.value)
    rows.append(("", _("Cộng"), *(figure_cell(facts, code) for code in _SAFETY), rate, ""))
    return sourced_grid(title, columns, rows, total=True, name=_("Biểu 07"))


@official
def awards_grid(facts: Facts) -> Grid:
    """Biểu 08: awards by form and authority, with the occasions and the money."""
    columns = (
        Column(_("TT"), 10, "centre"),
        Column(_("Hình thức"), 40),
        Column(_("Cấp khen thưởng"), 52),
        Column(_("Tập thể"), 20, "number"),
        Column(_("Cá nhân"), 20, "number"),
        Column(_("Hộ gia đình"), 20, "number"),
        Column(_("Dịp, nội dung"), 80),
        Column(_("Tiền thưởng (đồng)"), 30, "number"),
    )
    rows: list[Row] = []
    for given in awards_by_giver(facts):
        occasions = "; ".join(dict.fromkeys(award.occasion for award in given))
        rows.append(
            (
                len(rows) + 1,
                facts.word("award_forms", given[0].form),
                authority_words(given[0], facts.own_words.get("award_authorities", {})),
                *(_counted(given, subject) for subject in _SUBJECTS),
                occasions,
                sum(award.amount for award in given),
            )
        )
    sums = (_counted(facts.records.awards, subject) for subject in _SUBJECTS)
    money = sum(award.amount for award in facts.records.awards)
    rows.append(("", _("Cộng"), "", *sums, "", money))
    title = _("Biểu 08. Khen thưởng")
    return sourced_grid(title, columns, rows, total=True, name=_("Biểu 08"))


def other_grid(facts: Facts) -> Grid:
    """Biểu 11: cases, events, equipment and funds."""
    title = _("Biểu 11. Vụ việc, hội nghị, cơ sở vật chất và nội dung khác")
    codes = of_groups("cases", "events", "assets", "funds")
    return figure_grid(facts, title, codes, _("Biểu 11"))


def _counted(given: Sequence[Award], subject: str) -> Sourced:
    mine = [award for award in given if award.subject == subject]
    return records_cell(_quantity(mine), mine)


def _quantity(given: Sequence[Award]) -> Cell:
    """Count what is known exactly; what is not is said in its words beside it."""
    amounts = [Amount(award.quantity, award.precision) for award in given]
    exact = joined(amount for amount in amounts if amount.precision == "exact")
    worded = [amount.words for amount in amounts if amount.precision != "exact"]
    if not worded:
        return exact.value if exact else 0
    return Said("; ".join(dict.fromkeys([*([exact.words] if exact else []), *worded])))


def _failed(facts: Facts, kind: str) -> str:
    subjects = {s.id: s.name for s in facts.records.subjects if s.kind == kind}
    return "; ".join(
        f"{subjects[a.subject]}: {a.reason}" if a.reason else subjects[a.subject]
        for a in facts.records.assessments
        if a.subject in subjects and a.result == "not_recognised"
    )

"""Danh sách tổng hợp: whoever several units propose for one kind of award, for the council."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from resources.catalogues import words
from resources.wording import in_vietnamese as _
from resources.wording import official
from storage.commendation.comparing import Compared, Comparison
from storage.commendation.money import reward
from storage.commendation.people import is_open
from storage.commendation.rules import Rulebook
from storage.settings import Settings
from storage.spelling import fold, name_key, sort_key
from ui.paper.document import Block, Cell, Centred, Column, Document, Grid, HeadStyle, Spot
from ui.paper.gather import dispatch_of
from ui.paper.grids import numbered
from ui.paper.outline import place_and_day, spot_of
from ui.paper.proposals import as_merit

_SUBJECTS = ("collective", "individual", "household")
_REFUSED = "refused"


@official
def joint_roster(  # noqa: PLR0913  # who lists, whom, by which rules, under which names
    settings: Settings,
    comparison: Comparison,
    book: Rulebook,
    *,
    units: Mapping[str, str],
    forms: Mapping[str, str],
    authorities: Mapping[str, str],
    day: date,
) -> Document:
    """Lay out the list: a table by unit with totals, then everybody, unit after unit.

    Withdrawn nominees are left out; the money is that of the rules' day.
    """
    rows = [row for row in comparison.rows if _is_listed(row)]
    by_unit = sorted({row.unit for row in rows}, key=lambda code: sort_key(units.get(code, code)))
    proposals = [one.proposal for one in comparison.dossiers]
    frame = dispatch_of(settings, "DS", day=day)
    awards = ", ".join(
        dict.fromkeys(
            _("{form} của {authority}").format(
                form=forms.get(one.form, one.form),
                authority=authorities.get(one.authority, one.authority),
            )
            for one in proposals
        )
    )
    lists = (_list(subject, rows, by_unit, units) for subject in _SUBJECTS)
    made_by = _("({unit} tổng hợp từ hồ sơ của {count} đơn vị)").format(
        unit=settings.unit_name, count=len(by_unit)
    )
    body: list[Block] = [Centred(made_by, italic=True), _sums(rows, by_unit, units, book)]
    body += [grid for grid in lists if grid.rows]
    return Document(
        dispatch=replace(frame, recipients=()),
        kind=_("Danh sách tổng hợp"),
        about=_("Đề nghị tặng {awards} {occasions}").format(
            awards=awards, occasions=_occasions([one.occasion for one in proposals])
        ),
        head=HeadStyle(sender=False),
        body=tuple(body),
        closing=_("Danh sách này có {count} trường hợp của {units} đơn vị").format(
            count=len(rows), units=len(by_unit)
        ),
        signing=((Spot(()), replace(spot_of(frame.signer), above=place_and_day(frame))),),
        landscape=True,
    )


def _is_listed(row: Compared) -> bool:
    return is_open(row.nominee) or row.verdict.result == _REFUSED


def _occasions(said: Sequence[str]) -> str:
    """Say what for; the same words in other letters stand there once."""
    each = list({fold(occasion): occasion for occasion in reversed(said)}.values())
    if len(each) == 1:
        return _("có thành tích {merit}").format(merit=as_merit(each[0]))
    return _("các dịp: {occasions}").format(occasions="; ".join(reversed(each)))


def _sums(
    rows: Sequence[Compared], by_unit: Sequence[str], units: Mapping[str, str], book: Rulebook
) -> Grid:
    """Count by unit; the money is of those who were not refused, blank where it is not known."""
    known = words("award_subjects")
    columns = (
        Column(_("TT"), 8, "centre"),
        Column(_("Đơn vị đề nghị"), 60),
        *(Column(known.get(subject, subject), 24, "number") for subject in _SUBJECTS),
        Column(_("Cộng"), 20, "number"),
        Column(_("Tiền thưởng (đồng)"), 36, "number"),
    )
    lines = numbered(
        [
            (units.get(unit, unit), *_counts([row for row in rows if row.unit == unit], book))
            for unit in by_unit
        ]
    )
    total: tuple[Cell, ...] = ("", _("Tổng cộng"), *_counts(rows, book))
    title = _("Tổng hợp theo đơn vị")
    return Grid(title, columns, (*lines, total), total=True, name=title)


def _counts(rows: Sequence[Compared], book: Rulebook) -> tuple[Cell, ...]:
    counts = [sum(row.nominee.subject == subject for row in rows) for subject in _SUBJECTS]
    money = [_amount(row, book) for row in rows if row.verdict.result != _REFUSED]
    known = [amount for amount in money if amount is not None]
    return (*counts, len(rows), sum(known) if len(known) == len(money) else None)


def _amount(row: Compared, book: Rulebook) -> int | None:
    proposal = row.dossier.proposal
    award = {"form": proposal.form, "authority": proposal.authority}
    due = reward(book, **award, subject=row.nominee.subject)
    return due.amount if due else None


def _list(
    subject: str, rows: Sequence[Compared], by_unit: Sequence[str], units: Mapping[str, str]
) -> Grid:
    """List one kind of subject, unit after unit, people by given name."""
    people = subject == "individual"
    mine = [row for row in rows if row.nominee.subject == subject]
    mine.sort(key=lambda row: (by_unit.index(row.unit), name_key(row.nominee.name)))
    holding = any(row.held for row in mine)
    columns = (
        Column(_("TT"), 9, "centre"),
        Column(_("Đơn vị đề nghị"), 32),
        Column(_("Họ và tên") if people else _("Tên"), 36),
        *((Column(_("Năm sinh"), 14, "centre"),) if people else ()),
        Column(_("Chức vụ, nơi cư trú") if people else _("Địa chỉ"), 38),
        Column(_("Tóm tắt thành tích"), 78),
        *((Column(_("Đã được khen"), 38),) if holding else ()),
        Column(_("Phiếu đồng ý"), 22, "centre"),
        Column(_("Kết quả"), 26, "centre"),
    )
    cells = [
        (
            units.get(row.unit, row.unit),
            row.nominee.name,
            *((str(row.born or ""),) if people else ()),
            (row.nominee.position if people else row.nominee.address) or row.nominee.address,
            row.nominee.summary or row.nominee.achievement,
            *(("; ".join(row.held),) if holding else ()),
            row.votes,
            _result(row),
        )
        for row in mine
    ]
    title = words("award_subjects").get(subject, subject)
    return Grid(f"{title}: {len(mine)}", columns, numbered(cells), name=title)


def _result(row: Compared) -> str:
    verdict = row.verdict
    word = words("nominee_results").get(verdict.result, verdict.result)
    return f"{word}: {verdict.reason}" if verdict.reason else word

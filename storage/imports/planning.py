"""Making a plan: every row is read, every problem listed at once, nothing is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from resources.wording import _
from storage.imports.activities import make_activities
from storage.imports.around import Around, around
from storage.imports.awards import make_awards
from storage.imports.cells import Sheet
from storage.imports.commended import make_achievements, make_honorees, make_nominees
from storage.imports.doubtful import doubts_in
from storage.imports.heads import Matching, keeps_only_year, label_of
from storage.imports.known import keys_in_books, keys_of, looked_for
from storage.imports.lines import Aside, hidden_notice, lines_of, text_of_any
from storage.imports.making import make_hamlets, make_members, make_past_figures, make_teams
from storage.imports.models import Models
from storage.imports.plans import Line, Plan, Ready
from storage.imports.problems import CellError, KnownRowError, Problem
from storage.imports.reading import Reader
from storage.imports.titles import Titles
from storage.ledger import Ledger
from storage.records import (
    Achievement,
    Activity,
    Award,
    Hamlet,
    Honoree,
    Member,
    Nominee,
    PastFigure,
    Record,
    SecurityModel,
    Team,
)
from storage.steps import Step, Steps, drain

Make: TypeAlias = Callable[[Line, Reader, Around], tuple[Record, ...]]

_PLAIN: Mapping[type[Record], Make] = {
    Hamlet: make_hamlets,
    Team: make_teams,
    Member: make_members,
    Activity: make_activities,
    PastFigure: make_past_figures,
    Honoree: make_honorees,
    Achievement: make_achievements,
    Nominee: make_nominees,
    Award: make_awards,
}
_AT_A_TIME = 500  # rows between two steps


@dataclass
class Earlier:
    """What earlier rows of an import said, also those of other sheets."""

    models: Models | None = None
    seen: dict[object, str] = field(default_factory=dict)  # key of a record → where it stands


def plan(ledger: Ledger, sheet: Sheet, matching: Matching) -> Plan:
    """Find out what an import of a sheet would do; nothing is changed."""
    return drain(planned(ledger, sheet, matching))


def planned_together(ledger: Ledger, sheets: Iterable[tuple[Sheet, Matching]]) -> Steps[list[Plan]]:
    """Make the plans of several sheets that go in together, as one list."""
    earlier = Earlier()
    plans = []
    for sheet, matching in sheets:
        plans.append((yield from planned(ledger, sheet, matching, earlier)))
    return plans


def planned(
    ledger: Ledger, sheet: Sheet, matching: Matching, earlier: Earlier | None = None
) -> Steps[Plan]:
    """Make a plan in steps of some hundred rows."""
    notices = [
        *_about_columns(sheet, matching),
        *hidden_notice(sheet, matching),
        *_about_font(sheet),
    ]
    reader = Reader(ledger, sheet, matching)
    missing = [key for key in matching.missing if key not in reader.titles.told]
    if missing:
        return Plan(sheet, matching, (), _missing(sheet, matching, missing), tuple(notices))
    earlier = earlier or Earlier()
    make = _maker(ledger, matching, earlier)
    found = yield from _read_all(around(ledger), reader, make)
    if matching.kind is not SecurityModel:
        found = _without_known(ledger, found, earlier.seen)
    said = (*_about_cells(found), *found.notices, *reader.notices)
    return replace(found, notices=(*notices, *said), doubts=tuple(doubts_in(found)))


def _read_all(surroundings: Around, reader: Reader, make: Make) -> Steps[Plan]:
    """Read all rows: those that are right, those known already, titles and others."""
    sheet, matching = reader.sheet, reader.matching
    ready: list[Ready] = []
    known: list[Problem] = []
    asides: list[Aside] = []
    for item in lines_of(sheet, matching):
        if isinstance(item, Aside):
            asides.append(_heard(item, reader.titles))
            continue
        if item % _AT_A_TIME == 0:
            yield Step(item, len(sheet.rows), sheet.name)
        line = reader.read(item)
        if line is None:
            continue
        try:
            ready.append(Ready(item, make(line, reader, surroundings)))
        except KnownRowError:
            known.append(_known(sheet, matching, item, _("Đã có trong sổ hoặc ở dòng trên.")))
        except CellError as error:
            for each in (error, *error.others):
                reader.complain(item, line.columns.get(each.key), each)
    return Plan(
        sheet,
        matching,
        tuple(ready),
        tuple(reader.problems),
        tuple(aside.notice for aside in asides),
        tuple(known),
        tuple(aside.notice.row for aside in asides if aside.title),
    )


def _heard(item: Aside, titles: Titles) -> Aside:
    """Let a title speak for the rows below it, and say so."""
    if item.title:
        titles.hear(item.title)
    if not (item.title and titles.values):
        return item
    words = _("Tiêu đề: các dòng dưới được ghi theo tên này.")
    return replace(item, notice=replace(item.notice, sentence=words))


def _maker(ledger: Ledger, matching: Matching, earlier: Earlier) -> Make:
    if matching.kind is not SecurityModel:
        return _PLAIN[matching.kind]
    if earlier.models is None:
        earlier.models = Models(matching.skip_known)
        earlier.models.know(ledger)
    return earlier.models.make


def _without_known(ledger: Ledger, found: Plan, seen: dict[object, str]) -> Plan:
    """Find the rows that say again what the books or earlier rows say; leave them out if asked."""
    matching, sheet = found.matching, found.sheet
    in_books = keys_in_books(ledger, matching.kind, found.records)
    ready: list[Ready] = []
    known: list[Problem] = []
    for each in found.ready:
        here = f"{sheet.name}!{each.row + 1}"
        fresh = []
        for record in each.records:
            sought = looked_for(record)
            above = next((seen[key] for key in sought if key in seen), "")
            if in_books.intersection(sought):
                known.append(_known(sheet, matching, each.row, _("Đã có trong sổ.")))
            elif above:
                words = _("Trùng với dòng {row}.").format(row=above.removeprefix(f"{sheet.name}!"))
                known.append(_known(sheet, matching, each.row, words))
            else:
                fresh.append(record)
                seen |= dict.fromkeys(keys_of(record), here)
        kept = tuple(fresh) if matching.skip_known else each.records
        if kept:
            ready.append(Ready(each.row, kept))
    return replace(found, ready=tuple(ready), known=tuple(known))


def _known(sheet: Sheet, matching: Matching, row: int, words: str) -> Problem:
    naming = min(matching.columns, default=0)
    said = words if matching.skip_known else _("{words} Vẫn được nhập.").format(words=words)
    return Problem(sheet.name, row, naming, text_of_any(sheet.seen(row, naming)), said)


def _missing(sheet: Sheet, matching: Matching, missing: Iterable[str]) -> tuple[Problem, ...]:
    return tuple(
        Problem(
            sheet.name,
            -1,
            -1,
            "",
            _("Chưa có cột nào là «{label}».").format(label=label_of(matching, key)),
            _("Chọn cột ấy ở trên, hoặc chọn một giá trị cho mọi dòng."),
        )
        for key in missing
    )


def _about_font(sheet: Sheet) -> list[Problem]:
    words = _("Trang này gõ bằng phông chữ cũ (.VnTime…); chữ đã được đổi sang Unicode.")
    return [Problem(sheet.name, -1, -1, "", words)] if sheet.old_font else []


def _about_cells(found: Plan) -> list[Problem]:
    """Say where a cell of a Word table is, for Word shows no names of cells."""
    first = next((problem for problem in found.problems if problem.column >= 0), None)
    if first is None or not found.sheet.of_word:
        return []
    words = _(
        "Trong bảng của Word, ô {cell} là cột thứ {column}, dòng thứ {row} (kể cả dòng tiêu đề)."
    )
    said = words.format(cell=first.cell, column=first.column + 1, row=first.row + 1)
    return [Problem(found.sheet.name, -1, -1, "", said)]


def _about_columns(sheet: Sheet, matching: Matching) -> list[Problem]:
    """Say which columns are not imported, and why."""
    said = [
        (column, _("Cột «{name}» không được nhập: {why}."), why)
        for column, why in matching.left_out.items()
    ]
    year = _("Từ cột «{name}» chỉ lấy năm sinh; ngày, tháng sinh không cần cho việc này.")
    said += [(column, year, "") for column in keeps_only_year(matching)]
    return [
        Problem(
            sheet.name,
            matching.head,
            column,
            matching.headings.get(column, ""),
            words.format(name=matching.headings.get(column, ""), why=why),
        )
        for column, words, why in said
    ]

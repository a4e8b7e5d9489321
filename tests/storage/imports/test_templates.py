from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st

from resources.catalogues import activity_kinds, words
from resources.imports import headings, left_out, synonyms
from storage.imports import (
    IMPORTED,
    Plan,
    best_sheet,
    guess,
    plan,
    read_workbook,
    targets_of,
    template,
)
from storage.imports.place_names import plain_name
from storage.imports.targets import COMMENDED
from storage.imports.templates import columns_of_template
from storage.ledger import Ledger
from storage.records import (
    Activity,
    Award,
    Hamlet,
    Member,
    ModelSite,
    Nominee,
    PastFigure,
    Proposal,
    Record,
    SecurityModel,
    Team,
)
from storage.records.past_figure import WORDED
from storage.repository import find, put, remove
from tests.conftest import UNIT
from tests.storage.registers import hamlet, model, proposal, team
from tests.strategies import records

NO_SHRINKING = tuple(set(Phase) - {Phase.shrink})  # each look reads a workbook: too slow
NEVER_IN_A_SHEET = {"id", "unit", "changed_at", "photos", "papers", "services", "recurrence"}
NEVER_IN_A_SHEET |= {"proposal", "honoree", "nominee", "member", "achievements", "activity"}
NEVER_IN_A_SHEET |= {"activities"}
NEVER_IN_A_SHEET |= {"result", "result_reason"}  # a decision says them


def read_again(ledger: Ledger, kind: type[Record], *filled: Record) -> Plan:
    """Fill a template with records and read it as if somebody had brought it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "mau.xlsx"
        path.write_bytes(template(ledger, kind, filled))
        sheet = best_sheet(read_workbook(path))
    fixed = {"proposal": find(ledger, Proposal)[0].id} if kind is Nominee else {}
    return plan(ledger, sheet, replace(guess(sheet), fixed=fixed))


def said(record: Record) -> dict[str, object]:
    """Return what a record says, but for what no sheet can say."""
    return record.model_dump(exclude=NEVER_IN_A_SHEET)


@pytest.mark.parametrize("kind", IMPORTED)
def test_an_empty_template_is_known_by_its_head_and_has_no_lines(
    ledger: Ledger, kind: type[Record], tmp_path: Path
) -> None:
    hamlet(ledger)
    proposal(ledger)
    found = read_again(ledger, kind)
    assert found.matching.kind is kind
    assert not found.problems
    assert not found.ready
    keys = [target.key for target in columns_of_template(kind)]
    assert list(found.matching.columns.values()) == keys or sorted(
        found.matching.columns.values()
    ) == sorted(keys)


@pytest.mark.parametrize("kind", IMPORTED)
def test_a_template_has_a_column_for_each_field_and_says_how_to_fill_it(
    ledger: Ledger, kind: type[Record], tmp_path: Path
) -> None:
    path = tmp_path / "mau.xlsx"
    path.write_bytes(template(ledger, kind))
    sheets = {sheet.name: sheet for sheet in read_workbook(path)}
    fields = set(kind.model_fields) - NEVER_IN_A_SHEET
    assert fields <= {target.key for target in columns_of_template(kind)}
    guide = sheets["Hướng dẫn"]
    assert [row[0] for row in guide.rows[1:]] == [t.label for t in columns_of_template(kind)]
    assert all(row[2] for row in guide.rows[1:])
    if "Danh mục" in sheets:
        assert sheets["Danh mục"].hidden


NEVER_OF = {"honoree", "nominee", "member", "activity"}


def hamlets_and_more(ledger: Ledger) -> dict[str, list[str]]:
    return {
        "hamlet": [hamlet(ledger, name).id for name in ("Thôn Đông", "Tổ dân phố 1")],
        "security_model": [model(ledger, name=name).id for name in ("Camera", "Cổng an ninh")],
        "proposal": [proposal(ledger).id],
        "team": [team(ledger, name=name).id for name in ("Tổ tự quản 1", "Đội dân phòng")],
    }


@pytest.mark.parametrize("kind", [*(Hamlet, Team, Member, Activity, PastFigure), *COMMENDED])
def test_records_written_into_a_template_come_back(kind: type[Record], ledger: Ledger) -> None:
    known = hamlets_and_more(ledger)

    @settings(phases=NO_SHRINKING, max_examples=20)
    @given(data=st.data())
    def check(data: st.DataObject) -> None:
        fixed = {name: data.draw(drawn) for name, drawn in references(kind, known).items()}
        fixed |= dict.fromkeys(NEVER_OF & kind.model_fields.keys())
        record = consistent(data.draw(records(kind, unit=UNIT, **fixed)))
        assume(is_sayable(record))
        found = read_again(ledger, kind, record)
        assert found.problems == ()
        assert [said(one) for one in found.records] == [said(record)]

    check()


def test_a_model_and_its_first_place_come_back(ledger: Ledger) -> None:
    hamlets = [hamlet(ledger, name).id for name in ("Thôn Đông", "Thôn Đoài")]

    @settings(phases=NO_SHRINKING)
    @given(data=st.data())
    def check(data: st.DataObject) -> None:
        one = data.draw(records(SecurityModel, unit=UNIT))
        where = data.draw(st.none() | st.sampled_from(hamlets))
        site = data.draw(records(ModelSite, unit=UNIT, model=one.id, hamlet=where, closed_on=None))
        assume(is_sayable(one) and is_sayable(site))
        put(ledger, one)
        put(ledger, site)
        with TemporaryDirectory() as folder:
            path = Path(folder) / "mau.xlsx"
            path.write_bytes(template(ledger, SecurityModel, [one]))
            remove(ledger, site)
            remove(ledger, one)
            sheet = best_sheet(read_workbook(path))
        found = plan(ledger, sheet, guess(sheet))
        assert found.problems == ()
        first, *_launch, place = found.records
        assert said(first) == said(one)
        assert said(place) == said(site) | {"model": first.id}

    check()


def references(
    kind: type[Record], known: dict[str, list[str]]
) -> dict[str, st.SearchStrategy[object]]:
    """Return strategies for the fields that hold records of the books."""
    found: dict[str, st.SearchStrategy[object]] = {}
    for key, target in targets_of(kind).items():
        if target.field and target.field.fact.refers:
            one = st.sampled_from(known[target.field.fact.refers])
            several = target.field.type is tuple
            lists = st.lists(one, max_size=2, unique=True).map(tuple)
            found[key] = lists if several else (st.none() | one if target.field.nullable else one)
    return found


def consistent(record: Record) -> Record:
    """Let an award name several authorities only where it is not split, no number if worded."""
    if not isinstance(record, Award):
        return record
    said: dict[str, object] = {}
    if (record.authority == "several") != bool(record.authorities):
        said |= {"authority": "minister", "authorities": ()}
    if record.precision in WORDED:
        said["quantity"] = 0
    return record.model_copy(update=said)


def is_sayable(record: Record) -> bool:
    """Tell whether a sheet can say it: no part above its whole, lists without repetition."""
    if isinstance(record, Activity):
        kind = activity_kinds()[record.kind]
        for measure in kind.measures:
            most = measure.most(record.measures)
            if most is not None and record.measures.get(measure.code, 0) > most:
                return False
    name = getattr(record, "name", "")
    if type(record) in COMMENDED and (name.isupper() or name.islower()):
        return False  # written as a person's name is written
    if isinstance(record, PastFigure) and record.last < record.first:
        return False
    lists = [value for value in dict(record).values() if isinstance(value, tuple)]
    hashable = [value for value in lists if all(isinstance(one, str) for one in value)]
    return all(len(set(value)) == len(value) for value in hashable)


def test_headings_and_synonyms_are_of_fields_and_codes_that_exist() -> None:
    for kind in IMPORTED:
        assert headings(kind.KIND).keys() <= targets_of(kind).keys(), kind
    assert left_out()
    for catalogue in (
        "hamlet_kinds",
        "sexes",
        "team_roles",
        "team_forms",
        "organisations",
        "activity_kinds",
        "precisions",
        "award_subjects",
        "award_forms",
        "award_authorities",
        "award_types",
    ):
        assert synonyms(catalogue).keys() <= words(catalogue).keys(), catalogue


def test_names_of_places_are_told_apart_by_more_than_marks() -> None:
    assert plain_name("TDP số 01") == plain_name("Tổ dân phố 1") == "to dan pho 1"
    assert plain_name("漢") == "漢"

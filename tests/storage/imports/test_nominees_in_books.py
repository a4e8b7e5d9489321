"""What the books know of those who are imported into a proposal, before and after."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from storage.imports import carry_out, guess, plan, read_workbook, rejected_workbook, undo
from storage.imports.errors import UndoRefusedError
from storage.ledger import Ledger
from storage.records import Honoree, Nominee, Proposal
from storage.repository import count, find, put
from storage.steps import drain
from tests.conftest import UNIT
from tests.storage.imports.dirty import values, wrong
from tests.storage.imports.rosters import COLLECTIVES, certificates, listed, looked, person
from tests.storage.imports.word_files import ROSTER_HEAD, Listed, wrote_word
from tests.storage.registers import nominee


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "danh sách.docx"


@pytest.fixture
def proposal(ledger: Ledger) -> Proposal:
    return certificates(ledger)


def test_whoever_is_in_the_proposal_already_is_left_out(
    ledger: Ledger, file: Path, proposal: Proposal
) -> None:
    nominee(ledger, proposal, name="Trần Văn An", birth_year=1970)
    nominee(ledger, proposal, name="Hoàng Thị Hoa", birth_year=1971)
    found = listed(
        ledger,
        file,
        proposal,
        person("TRẦN VĂN AN", 1970),
        person("Trần Văn An"),
        person("Trần Văn An", 1988),
        person("Hoàng Thị Hoà", 1971),
        person("Lê Ba", 1960),
        person("Lê Ba"),
    )
    assert [(one.cell, one.sentence) for one in found.known] == [
        ("B2", "Đã có trong sổ."),
        ("B3", "Đã có trong sổ."),
        ("B7", "Trùng với dòng 6."),
    ]
    assert values(found, "name", "birth_year") == [
        ("Trần Văn An", 1988), ("Hoàng Thị Hoà", 1971), ("Lê Ba", 1960),
    ]  # fmt: skip


def test_those_imported_get_pages_and_lose_them_with_the_import(
    ledger: Ledger, file: Path, proposal: Proposal
) -> None:
    kept = Honoree(unit=UNIT, subject="individual", name="Trần Văn An", position="Thôn 1")
    put(ledger, kept)
    found = listed(ledger, file, proposal, person("Trần Văn An", 1970), person("Lê Ba", 1960))
    batch = drain(carry_out(ledger, found))
    pages = {page.name: page for page in find(ledger, Honoree)}
    assert {one.name: one.honoree for one in find(ledger, Nominee)} == {
        "Trần Văn An": kept.id,
        "Lê Ba": pages["Lê Ba"].id,
    }
    assert pages["Trần Văn An"].birth_year == 1970
    drain(undo(ledger, batch))
    assert count(ledger, Nominee) == 0
    assert [(page.id, page.birth_year) for page in find(ledger, Honoree)] == [(kept.id, None)]


def test_a_page_that_somebody_else_needs_keeps_its_import(
    ledger: Ledger, file: Path, proposal: Proposal
) -> None:
    found = listed(ledger, file, proposal, person("Lê Ba", 1960))
    batch = drain(carry_out(ledger, found))
    (page,) = find(ledger, Honoree)
    nominee(ledger, proposal, name="Lê Ba", honoree=page.id)
    with pytest.raises(UndoRefusedError):
        drain(undo(ledger, batch))
    assert count(ledger, Nominee) == 2


def test_refused_rows_come_back_in_excel_with_the_titles_of_the_word_file(
    ledger: Ledger, file: Path, proposal: Proposal, tmp_path: Path
) -> None:
    wrote_word(
        file, "DANH SÁCH", "I. Tập thể: 1", Listed([COLLECTIVES, [1, "Tổ 1", "", "", "Bằng khen"]])
    )
    again = tmp_path / "loi.xlsx"
    again.write_bytes(rejected_workbook(*looked(ledger, file, proposal)))
    (sheet,) = read_workbook(again)
    assert [row[0] for row in sheet.rows[:3]] == ["DANH SÁCH", "I. Tập thể: 1", "TT"]
    assert not any("proposal" in str(cell) or proposal.id in str(cell) for cell in sheet.rows[2])
    mended = [list(row) for row in sheet.rows]
    mended[3][4] = "Giấy khen"
    sheet = replace(sheet, rows=tuple(tuple(row) for row in mended))
    found = plan(ledger, sheet, replace(guess(sheet, Nominee), fixed={"proposal": proposal.id}))
    assert values(found, "name", "subject") == [("Tổ 1", "collective")]


def test_nobody_is_added_to_what_another_unit_proposed(
    ledger: Ledger, file: Path, proposal: Proposal
) -> None:
    other = proposal.model_copy(update={"id": "f" * 32, "unit": "ninh-binh/gia-vien/gia-lap"})
    put(ledger, other)
    found = listed(ledger, file, other, person("Lê Ba", 1960))
    assert wrong(found) == [("2", "Đề nghị này do đơn vị khác gửi lên, không thêm người vào đó.")]
    assert found.ready == ()


def test_without_a_proposal_nothing_goes_in(ledger: Ledger, file: Path, proposal: Proposal) -> None:
    wrote_word(file, Listed([ROSTER_HEAD, person("Lê Ba", 1960)]))
    sheet = read_workbook(file)[0]
    found = plan(ledger, sheet, guess(sheet, Nominee))
    assert [problem.sentence for problem in found.problems] == ["Chưa có cột nào là «Đề nghị»."]
    assert found.ready == ()

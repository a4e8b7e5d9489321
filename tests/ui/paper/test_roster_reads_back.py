"""The roster that we print as Word and Excel is read again without loss."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.imports import Plan, guess, planned_together, read_workbook
from storage.imports.heads import alike
from storage.ledger import Ledger
from storage.records import Nominee, Proposal
from storage.repository import put
from storage.steps import drain
from tests.conftest import UNIT, post_settings
from tests.ui.paper.samples import DISPATCH, PROPOSAL
from ui.paper.as_word import word_of
from ui.paper.as_workbook import workbook_of
from ui.paper.document import Document
from ui.paper.proposals import ProposalPaper, proposal_document, roster_document
from ui.paper.roster import Collective, Individual

MADE = {"docx": word_of, "xlsx": workbook_of}
SYLLABLES = ["Nguyễn", "Đỗ", "Thị", "Hòa", "Ước", "Quỳnh", "Lê", "An", "Ổn", "Bình"]
SAID = ["vận động", "120 hộ", "ký cam kết;", "giải quyết", "15 vụ (2022)", "“tốt”", "3/9", "50%"]


def names() -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(SYLLABLES), min_size=2, max_size=4).map(" ".join)


def texts() -> st.SearchStrategy[str]:
    words = st.lists(st.sampled_from(SAID), min_size=1, max_size=12)
    return words.map(lambda said: "Đã " + " ".join(said).rstrip(";"))


def without_marks(text: str) -> str:
    return text.replace(";", ",")


COLLECTIVES = st.lists(
    st.builds(
        Collective,
        name=names(),
        address=names(),
        achievement=texts(),
        award=st.just("Giấy khen"),
    ),
    max_size=4,
    unique_by=lambda one: one.name,
)
INDIVIDUALS = st.lists(
    st.builds(
        Individual,
        name=names(),
        born=st.integers(1930, 2010).map(str),
        sex=st.sampled_from(["Nam", "Nữ", ""]),
        position=texts(),
        serving=st.sampled_from(["", "từ năm 2015", "từ năm 1999"]),
        achievement=texts(),
        held=st.lists(texts(), max_size=3).map(
            lambda said: "; ".join(t.replace(";", "") for t in said)
        ),
        award=st.just("Giấy khen"),
    ),
    max_size=4,
    unique_by=lambda one: one.name,
)


def read_again(made: bytes, suffix: str) -> list[Plan]:
    with Ledger() as ledger, TemporaryDirectory() as folder:
        ledger.keep_settings(post_settings())
        values = {"occasion": "Tổng kết", "form": "certificate", "authority": "commune_chair"}
        proposal = Proposal.model_validate({"unit": UNIT} | values)
        put(ledger, proposal)
        path = Path(folder) / f"danh sach.{suffix}"
        path.write_bytes(made)
        sheets = [one for one in read_workbook(path) if not one.hidden]
        lists = alike(sheets, sheets[0], Nominee)
        fixed = {"proposal": proposal.id}
        pairs = [(one, replace(guess(one, Nominee), fixed=fixed)) for one in lists]
        return drain(planned_together(ledger, pairs))


def of_collective(one: Collective, subject: str) -> tuple[object, ...]:
    return subject, one.name, one.address, one.achievement


def of_person(one: Individual) -> tuple[object, ...]:
    since = int(one.serving[-4:]) if one.serving else None
    sex = {"Nam": "male", "Nữ": "female", "": None}[one.sex]
    held = "\n".join(one.held.split("; ")) if one.held else ""
    return one.name, int(one.born), sex, one.position, since, one.achievement, held


def check(paper: ProposalPaper, made: Document, suffix: str) -> None:
    plans = read_again(MADE[suffix](made), suffix)
    assert [problem for one in plans for problem in one.problems] == []
    found = [one for each in plans for one in each.records if isinstance(one, Nominee)]
    groups = [
        (one.subject, one.name, one.address, one.summary)
        for one in found
        if one.subject != "individual"
    ]
    assert sorted(groups, key=str) == sorted(
        [
            *(of_collective(one, "collective") for one in paper.collectives),
            *(of_collective(one, "household") for one in paper.households),
        ],
        key=str,
    )
    people = [
        (n.name, n.birth_year, n.sex, n.position, n.served_since, n.summary, n.held)
        for n in found
        if n.subject == "individual"
    ]
    assert people == [of_person(one) for one in paper.individuals]


@pytest.mark.parametrize("suffix", MADE)
@settings(max_examples=15)
@given(collectives=COLLECTIVES, individuals=INDIVIDUALS, households=COLLECTIVES)
def test_whatever_roster_is_printed_is_read_again(
    suffix: str,
    collectives: list[Collective],
    individuals: list[Individual],
    households: list[Collective],
) -> None:
    if not (collectives or individuals or households):
        return
    paper = replace(
        PROPOSAL,
        collectives=tuple(collectives),
        individuals=tuple(individuals),
        households=tuple(households),
    )
    check(paper, roster_document(DISPATCH, paper), suffix)


@pytest.mark.parametrize("suffix", MADE)
def test_the_roster_behind_a_submission_is_read_as_well(suffix: str) -> None:
    person = Individual(
        name="Trần Văn An",
        born="1970",
        sex="Nam",
        position="Thôn 1",
        serving="từ năm 2015",
        achievement="Báo 3 tin có giá trị",
        held="",
        award="Giấy khen",
    )
    group = Collective(name="Tổ 1", address="A", achievement="Tốt", award="Giấy khen")
    paper = replace(PROPOSAL, collectives=(group,), individuals=(person,), households=())
    check(paper, proposal_document(DISPATCH, paper), suffix)

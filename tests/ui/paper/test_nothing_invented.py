"""No paper of a dossier says a word or a number that neither a record nor the form holds."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

import storage.commendation
import ui.paper
from resources import file
from resources.catalogues import catalogue_names, entries
from storage.ledger import Ledger
from storage.records import KINDS, Activity, Award, Nominee, Record
from storage.repository import find
from tests.storage.commendation.of_a_proposal import kept, made_award, made_honoree
from tests.ui.paper.proposal_books import TODAY, fill_proposal
from ui.paper.commendation.dossier_set import DossierSet, dossier_of
from ui.paper.dispatch import Marks
from ui.paper.writing import long_date, short_date

_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d+(?:[.,/]\d+)*")
# Words that no catalogue, form or sentence has, so that each must come from its record.
_NONSENSE = st.text("qwzfj", min_size=6, max_size=9)
_LAYOUT = frozenset({"share", "size", "level", "sources"})
_NUMBERS = st.integers(3_000, 9_999_999)


def said(value: Any) -> Iterator[str]:
    """Return every text and number that a document is made of, but not how it is laid out."""
    match value:
        case str():
            yield value
        case bool() | None | Marks():
            return
        case date():
            yield f"{short_date(value)} {long_date(value)}"
        case int():
            yield str(value)
        case tuple() | list():
            yield from (text for each in value for text in said(each))
        case dict():
            yield from said([*value.items()])
        case _ if is_dataclass(value):
            shown = (field.name for field in fields(value) if field.name not in _LAYOUT)
            yield from (text for name in shown for text in said(getattr(value, name)))


def words(texts: Iterator[str]) -> set[str]:
    return {word.casefold() for text in texts for word in _WORD.findall(text)}


def numbers(texts: Iterator[str]) -> set[str]:
    found = (number for text in texts for number in _NUMBER.findall(text))
    return {number.replace(".", "") for number in found}


def of_records(ledger: Ledger) -> Iterator[str]:
    for kind in KINDS:
        for record in find(ledger, kind):
            yield from said(_values(record))
    yield from said(ledger.settings.model_dump())


def _values(record: Record) -> list[Any]:
    return [getattr(record, name) for name in type(record).model_fields if name != "id"] + [
        record.model_dump_json()
    ]


@cache
def of_forms() -> frozenset[str]:
    """Return the words of sentences in the program, of the form file and of all catalogues."""
    texts = [file("forms", "commendation.toml").read_text("utf-8")]
    for name in catalogue_names():
        texts += [str(entry) for entry in entries(name)]
    for package in (ui.paper, storage.commendation):
        for path in Path(str(package.__file__)).parent.rglob("*.py"):
            nodes = ast.walk(ast.parse(path.read_text("utf-8")))
            constants = (node.value for node in nodes if isinstance(node, ast.Constant))
            texts += [value for value in constants if isinstance(value, str)]
    number_words = Path(str(storage.commendation.__file__)).parent.parent / "number_words.py"
    texts.append(number_words.read_text("utf-8"))
    return frozenset(words(iter(texts)))


def filled(ledger: Ledger, data: st.DataObject) -> DossierSet:
    """Fill books with drawn words and numbers, and return the dossier of them."""
    word = _NONSENSE
    proposal = fill_proposal(
        ledger, occasion=data.draw(word), achievement=data.draw(word), bases=data.draw(word)
    )
    of = data.draw(st.sampled_from(find(ledger, Nominee)))
    done = Activity(
        unit=of.unit,
        kind="propaganda",
        happened_on=data.draw(st.dates(date(2021, 12, 15), date(2022, 12, 14))),
        title=data.draw(word),
        measures={"attendances": data.draw(_NUMBERS)},
        precision=data.draw(st.sampled_from(["exact", "at_least"])),
    )
    texts = ("achievement", "means", "compliance", "unions", "effect", "summary", "held")
    page = made_honoree(data.draw(word), subject=of.subject, alias=data.draw(word))
    changed = {name: data.draw(word) for name in texts} | {"name": page.name, "honoree": page.id}
    held = data.draw(st.dates(date(2010, 1, 1), date(2024, 1, 1)))
    award: Award = made_award(
        page.name, subject=of.subject, decided_on=held, number=data.draw(word), honoree=page.id
    )
    kept(ledger, done, page, award, of.model_copy(update=changed | {"activities": (done.id,)}))
    return dossier_of(ledger, proposal, today=TODAY)


@settings(max_examples=25)
@given(data=st.data())
def test_every_word_of_a_dossier_stands_in_a_record_or_in_its_form(data: st.DataObject) -> None:
    with Ledger() as ledger:
        dossier = filled(ledger, data)
        known = words(of_records(ledger)) | of_forms()
    for paper in dossier.papers:
        assert words(said(paper.document)) - known == set(), paper.title


@settings(max_examples=25)
@given(data=st.data())
def test_every_number_of_a_report_stands_in_a_record(data: st.DataObject) -> None:
    with Ledger() as ledger:
        dossier = filled(ledger, data)
        known = numbers(of_records(ledger))
    counts = {str(number) for number in range(1, 10)}  # places of rows, counts of activities
    for paper in dossier.papers:
        if paper.kind == "merit":
            assert paper.document is not None
            told = numbers(said(paper.document.body))
            assert told - known - counts == set(), paper.title

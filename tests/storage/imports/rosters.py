"""Rosters of whom a unit proposes, and what their import would do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from storage.imports import Plan, guess, planned_together, read_workbook
from storage.imports.heads import alike
from storage.ledger import Ledger
from storage.records import Nominee, Proposal
from storage.repository import put
from storage.steps import drain
from tests.conftest import UNIT
from tests.storage.imports.word_files import ROSTER_HEAD, Listed, wrote_word

COLLECTIVES = ["TT", "Tên tập thể", "Địa chỉ", "Tóm tắt thành tích", "Hình thức đề nghị"]


def certificates(ledger: Ledger) -> Proposal:
    """Put a proposal for giấy khen of the commune into the books."""
    values = {"occasion": "Tổng kết", "form": "certificate", "authority": "commune_chair"}
    made = Proposal.model_validate({"unit": UNIT} | values)
    put(ledger, made)
    return made


def looked(ledger: Ledger, path: Path, into: Proposal) -> list[Plan]:
    """Plan the import of all lists of a file into a proposal."""
    sheets = read_workbook(path)
    lists = alike([one for one in sheets if not one.hidden], sheets[0], Nominee)
    fixed = {"proposal": into.id}
    pairs = [(each, replace(guess(each, Nominee), fixed=fixed)) for each in lists]
    return drain(planned_together(ledger, pairs))


def listed(ledger: Ledger, path: Path, into: Proposal, *rows: Sequence[Any]) -> Plan:
    """Plan the import of one table of people."""
    wrote_word(path, "Cá nhân", Listed([ROSTER_HEAD, *rows]))
    (found,) = looked(ledger, path, into)
    return found


def person(name: str, year: Any = "", form: str = "Giấy khen", **more: str) -> list[Any]:
    """Return a row of the roster."""
    return ["1", name, year, more.get("sex", ""), "Thôn 1", more.get("summary", "Tốt"), form]

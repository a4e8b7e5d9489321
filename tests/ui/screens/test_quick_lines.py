"""A list of names is read as people have it: typed, out of Excel, out of Word."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from pytestqt.qtbot import QtBot

from storage.records import Nominee, Proposal
from tests.conftest import UNIT
from ui.screens.quick_lines import nominee_of, nominees_of_lines
from ui.screens.quick_nominees import QuickNominees

PROPOSAL = Proposal(unit=UNIT, occasion="Năm 2022", form="certificate", authority="commune_chair")


@pytest.mark.parametrize(
    "line",
    [
        "Trần Thị Lan; Chi hội trưởng; 1980; Hòa giải tốt",
        "Trần Thị Lan, Chi hội trưởng, 1980, Hòa giải tốt",
        "Trần Thị Lan\tChi hội trưởng\t1980\tHòa giải tốt",
        "3\tTrần Thị Lan\tsinh năm 1980\tChi hội trưởng\tHòa giải tốt",
        "12. Trần Thị Lan; Chi hội trưởng; (1980); Hòa giải tốt",
        "- Trần Thị Lan; Chi hội trưởng; Hòa giải tốt; 1980",
    ],
)
def test_a_person_is_read_however_the_line_is_written(line: str) -> None:
    one = nominee_of(line, PROPOSAL)
    assert (one.name, one.subject) == ("Trần Thị Lan", "individual")
    assert (one.position, one.birth_year, one.summary) == ("Chi hội trưởng", 1980, "Hòa giải tốt")


def test_a_comma_belongs_to_the_name_of_a_collective() -> None:
    one = nominee_of("Tổ tuần tra nhân dân thôn 5, xã Gia Thắng", PROPOSAL)
    assert (one.name, one.subject) == ("Tổ tuần tra nhân dân thôn 5, xã Gia Thắng", "collective")
    assert nominee_of("Hộ ông Sáu, thôn 2", PROPOSAL).subject == "household"


def test_nothing_that_was_typed_is_left_out() -> None:
    one = nominee_of("Trần Thị Lan; Tổ trưởng; Hòa giải; Hiến đất", PROPOSAL)
    assert one.summary == "Hòa giải; Hiến đất"


def test_the_first_wrong_line_is_named() -> None:
    with pytest.raises(ValueError, match="Dòng 3 chưa có tên: ;;1970"):
        nominees_of_lines("Trần Thị Lan\n\n;;1970", PROPOSAL)
    with pytest.raises(ValueError, match="Dòng 1 tên dài quá 200 chữ"):
        nominees_of_lines("A" * 201, PROPOSAL)


def test_whoever_stands_twice_is_asked_about(qtbot: QtBot) -> None:
    kept: list[Nominee] = []

    def keep(found: Sequence[Nominee]) -> bool:
        kept.extend(found)
        return True

    dialog = QuickNominees(PROPOSAL, keep)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.box.setPlainText("Trần Thị Lan; 1980\nTRẦN THỊ LAN; 1980")
    dialog.go.click()
    assert dialog.complaint.text() == "“TRẦN THỊ LAN” ghi hai lần; khác người thì ghi năm sinh."
    dialog.box.setPlainText("Trần Thị Lan; 1980\nTrần Thị Lan; 1981")
    dialog.go.click()
    assert [one.birth_year for one in kept] == [1980, 1981]

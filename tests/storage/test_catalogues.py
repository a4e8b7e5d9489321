"""Newer official lists: what they may do, what they never do, and that they last."""

from __future__ import annotations

from pathlib import Path

import pytest

from resources import file
from resources.catalogues import offered, words
from resources.catalogues.entry import forget_newer_lists, shipped_list
from storage.catalogue_checks import MAY_GROW, CatalogueError
from storage.catalogues import (
    CatalogueOlderError,
    ListChange,
    changes_in,
    held_lists,
    held_version,
    take_list,
)
from storage.indicators import figures
from storage.ledger import Ledger
from storage.months import freeze, kept_figures
from tests.conftest import UNIT
from tests.storage.registers import activity, day

FLOODS = b'drugs = "Ma t\xc3\xbay"\nfloods = "Thi\xc3\xaan tai"\n'


def test_what_a_list_would_change_is_told_before_it_is_taken() -> None:
    data = (
        FLOODS
        + 'law = { word = "Pháp luật", retired = true }\ncrime = "Phòng, chống tội phạm"'.encode()
    )
    assert changes_in("topics", data, shipped_list("topics")) == [
        ListChange("reworded", "drugs", "Phòng, chống ma túy", "Ma túy"),
        ListChange("new", "floods", "", "Thiên tai"),
        ListChange("retired", "law", "Phổ biến, giáo dục pháp luật", "Pháp luật"),
    ]
    assert "floods" not in words("topics")


def test_other_facts_that_change_are_told_too() -> None:
    data = '[A01]\nsynonyms = ["Thôn an toàn"]'.encode()
    (change,) = changes_in("model_types", data, shipped_list("model_types"))
    assert (change.how, change.code, change.before) == ("mended", "A01", change.after)


def test_a_taken_list_is_used_at_every_opening_of_the_books(tmp_path: Path) -> None:
    key = bytes(range(32))
    with Ledger(tmp_path / "so.db", key) as ledger:
        assert take_list(ledger, "topics", 1, FLOODS)
        assert offered("topics")["floods"] == "Thiên tai"
    forget_newer_lists()  # as another start of the program
    assert "floods" not in offered("topics")
    with Ledger(tmp_path / "so.db", key) as ledger:
        assert offered("topics")["floods"] == "Thiên tai"
        assert held_version(ledger, "topics") == 1


def test_versions_lie_over_each_other_and_lose_no_code(ledger: Ledger) -> None:
    take_list(ledger, "topics", 1, FLOODS)
    take_list(ledger, "topics", 2, 'storms = "Bão"'.encode())
    assert {"floods", "storms"} < words("topics").keys()
    assert [version for _name, version, _data in held_lists(ledger)] == [1, 2]


def test_an_older_list_is_refused_and_the_same_again_changes_nothing(ledger: Ledger) -> None:
    take_list(ledger, "topics", 2, FLOODS)
    assert not take_list(ledger, "topics", 2, FLOODS)
    for version in (1, 2):
        with pytest.raises(CatalogueOlderError):
            take_list(ledger, "topics", version, 'storms = "Bão"'.encode())
    assert "storms" not in words("topics")


def test_figures_of_closed_months_do_not_change(ledger: Ledger) -> None:
    activity(ledger, "20/11/2022", kind="talk", measures={"sessions": 1, "clips": 7})
    freeze(ledger, "2022-12")
    before = kept_figures(ledger, UNIT, "2022-12")
    take_list(
        ledger,
        "activity_kinds",
        1,
        b'[talk.measures.clips]\nword = "Video"\nunit = "video"\nfeeds = "TT03"',
    )
    assert kept_figures(ledger, UNIT, "2022-12") == before
    after = figures(ledger, UNIT, day("15/11/2022"), day("14/12/2022"))
    assert after != before  # as the open month would count it


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("proposal_statuses", 'draft = "Nháp"'),
        ("no_such_list", 'a = "b"'),
        ("topics", ""),
        ("topics", "crime = "),
        ("topics", "crime = 7"),
        ("topics", 'crime = ""'),
        ("topics", 'crime = " Tội phạm"'),
        ("topics", 'crime = "dòng một\\ndòng hai"'),
        ("topics", '"tội phạm" = "Tội phạm"'),
        ("topics", 'new = "Phòng, chống tội phạm"'),
        ("topics", 'crime = { word = "Tội phạm", colour = "red" }'),
        ("topics", 'crime = { word = "Tội phạm", retired = "yes" }'),
        ("topics", "floods = { retired = true }"),
        ("topics", 'floods = "Thie\u0302n tai"'),
        ("asset_kinds", 'camera_eyes = { word = "Mắt", feeds = "PL02" }'),
        ("asset_kinds", 'drones = { word = "Thiết bị bay" }'),
        ("asset_kinds", 'drones = { word = "Thiết bị bay", unit = "chiếc", feeds = "XX99" }'),
        ("model_types", '[A01]\nsame_as = "A02"'),
        ("model_types", '[Z90]\nword = "Mô hình mới"\ngroup = "A"'),
        ("model_types", '[Z90]\nword = "Mô hình mới"\ngroup = "Q"\nkind = "model"'),
        (
            "model_types",
            '[Z90]\nword = "Mô hình mới"\ngroup = "A"\nkind = "model"\nsame_as = "Z90"',
        ),
        ("model_types", "[A01]\nsynonyms = [1]"),
        ("activity_kinds", '[talk.measures.sessions]\nfeeds = "TT02"'),
        ("activity_kinds", '[talk.measures.clips]\nword = "Video"'),
        ("activity_kinds", '[talk.measures.clips]\nword = "Video"\nunit = "v"\nfeeds = "XX"'),
        ("activity_kinds", '[talk.measures.clips]\nword = "Video"\nunit = "v"\nat_most = "x"'),
        ("activity_kinds", '[talk.measures.clips]\nword = "Video"\nunit = "v"\ndefault = -1'),
        ("activity_kinds", '[talk.measures]\nclips = "Video"'),
        ("activity_kinds", '[drill]\nword = "Diễn tập"\ngroup = "events"'),
        ("topics", f"a = {'[' * 5000}"),
        ("topics", "# " + "x" * 300_000),
    ],
)
def test_a_list_that_would_change_a_meaning_is_refused(
    ledger: Ledger, name: str, text: str
) -> None:
    with pytest.raises(CatalogueError):
        take_list(ledger, name, 1, text.encode())
    assert held_lists(ledger) == []


def test_what_is_no_text_is_refused(ledger: Ledger) -> None:
    with pytest.raises(CatalogueError, match="không đọc được"):
        take_list(ledger, "topics", 1, b"\xff\xfe")


@pytest.mark.parametrize("name", MAY_GROW)
def test_the_shipped_list_changes_nothing(name: str) -> None:
    data = file("catalogues", f"{name}.toml").read_bytes()
    assert changes_in(name, data, shipped_list(name)) == []

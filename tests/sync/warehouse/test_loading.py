"""Loading: the warehouse says of each unit what the superior's ledger says, however it came."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from subprocess import DEVNULL, Popen
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sync.answers import return_bundle
from sync.locking import lock
from sync.received import received
from sync.warehouse.connection import alone, connected
from sync.warehouse.errors import NotSuperiorError, WarehouseBusyError
from sync.warehouse.partitions import retire_year
from sync.warehouse.schema import init
from tests.conftest import UNIT
from tests.storage.registers import activity
from tests.sync.offices import TODAY, district, post, said
from tests.sync.payloads import reclaimed, rows
from tests.sync.warehouse.cluster import new_database
from tests.sync.warehouse.loader import on_the_disk
from tests.sync.warehouse.shelves import asked, loaded, told
from tests.sync.years import Year, same_district
from tests.sync.years import told as told_year

pytestmark = pytest.mark.xdist_group("postgres")

NEIGHBOUR = "ninh-binh/gia-vien/gia-van"
ONCE = told_year(district())


@pytest.fixture
def year() -> Year:
    """Give a district that took in three months and a revision."""
    year = told_year(district())
    for data in year.bundles:
        year.superior.receive(data)
    return year


def test_the_warehouse_then_holds_what_the_ledger_holds(kho: str, year: Year) -> None:
    assert loaded(kho, year.superior).loaded == len(year.bundles)
    assert told(kho, UNIT) == said(year.superior.ledger, UNIT)


def test_loading_again_changes_nothing(kho: str, year: Year) -> None:
    loaded(kho, year.superior)
    before = asked(kho, "SELECT * FROM bundle ORDER BY bundle_id")
    again = loaded(kho, year.superior)
    assert (again.loaded, again.already) == (0, len(year.bundles))
    assert asked(kho, "SELECT * FROM bundle ORDER BY bundle_id") == before


def test_a_revision_stands_in_place_of_its_month_and_says_so(kho: str, year: Year) -> None:
    loaded(kho, year.superior)
    query = "SELECT revision, replaced_by IS NULL FROM bundle WHERE month = '2022-12' ORDER BY 1"
    assert asked(kho, query) == [(1, False), (2, True)]
    assert asked(kho, "SELECT DISTINCT revision FROM v_months WHERE month = '2022-12'") == [(2,)]


@settings(max_examples=6)
@given(data=st.data())
def test_order_repetition_and_lateness_do_not_matter(server: str, data: st.DataObject) -> None:
    mixed = data.draw(st.permutations([*ONCE.bundles, *ONCE.bundles[:2]]))
    cuts = data.draw(st.sets(st.integers(0, len(mixed))))
    kho = new_database(server, f"kho_{uuid4().hex}")
    with connected(kho) as connection:
        init(connection)
    other = same_district(ONCE)
    with other.ledger:
        for place, bundle in enumerate(mixed):
            other.receive(bundle)
            if place in cuts:
                loaded(kho, other)
        loaded(kho, other)
        assert told(kho, UNIT) == said(other.ledger, UNIT) == said(ONCE.post.ledger, UNIT)


def test_what_waits_behind_a_gap_is_not_loaded(kho: str) -> None:
    year = told_year(district())
    year.superior.receive(year.bundles[0])
    year.superior.receive(year.bundles[2])
    assert loaded(kho, year.superior).loaded == 1


def test_where_people_chose_another_past_the_unit_is_loaded_anew(kho: str, year: Year) -> None:
    loaded(kho, year.superior)
    with connected(kho) as connection:  # as if another tail had been taken in before
        connection.execute("UPDATE bundle SET bundle_id = repeat('f', 64) WHERE seq = 3")
        connection.execute("UPDATE activity SET title = 'của đuôi kia'")
    assert loaded(kho, year.superior).loaded == len(year.bundles)
    assert told(kho, UNIT) == said(year.superior.ledger, UNIT)


def test_a_ledger_from_an_old_backup_takes_nothing_out(kho: str, year: Year) -> None:
    loaded(kho, year.superior)
    restored = same_district(year)
    restored.receive(year.bundles[0])
    assert loaded(kho, restored).older == [UNIT]
    assert told(kho, UNIT) == said(year.superior.ledger, UNIT)


def test_a_bundle_that_cannot_be_opened_stops_its_unit_alone(kho: str, year: Year) -> None:
    other = post(year.superior, NEIGHBOUR)
    activity(other.ledger, "20/11/2022", unit=NEIGHBOUR)
    year.superior.receive(other.bundle("2022-12"))
    spoil = "UPDATE received_file SET data = zeroblob(99) WHERE bundle_id ="
    spoil += " (SELECT bundle_id FROM received WHERE unit = ? AND seq = 2)"
    year.superior.ledger.db.execute(spoil, [UNIT])
    found = loaded(kho, year.superior)
    assert [unit for unit, _reason in found.refused] == [UNIT]
    assert told(kho, NEIGHBOUR) == said(year.superior.ledger, NEIGHBOUR)
    assert asked(kho, "SELECT seq FROM bundle WHERE unit = %s", UNIT) == [(1,)]


def test_a_month_that_was_given_back_stays_until_it_is_said_anew(kho: str, year: Year) -> None:
    identity = received(year.superior.ledger, UNIT)[0].bundle_id
    return_bundle(year.superior.ledger, identity, "Thiếu", year.superior.keys)
    loaded(kho, year.superior)
    assert told(kho, UNIT) == said(year.superior.ledger, UNIT)


def test_a_revision_after_the_lock_is_not_loaded_for_the_ledger_did_not_take_it_over(
    kho: str,
) -> None:
    year = told_year(district())
    for data in year.bundles[:3]:
        year.superior.receive(data)
    lock(year.superior.ledger, "2022-12", "12/BC-CAH", TODAY)
    year.superior.receive(year.bundles[3])
    assert loaded(kho, year.superior).loaded == 3
    assert told(kho, UNIT) == said(year.superior.ledger, UNIT)


def test_a_record_of_a_new_year_finds_a_partition_made_for_it(kho: str, year: Year) -> None:
    loaded(kho, year.superior)
    query = "SELECT tableoid::regclass::text, count(*) FROM activity GROUP BY 1 ORDER BY 1"
    assert asked(kho, query) == [("activity_y2022", 2), ("activity_y2023", 1)]


def test_a_retired_year_takes_its_records_along_and_leaves_the_figures(
    kho: str, year: Year
) -> None:
    loaded(kho, year.superior)
    figures = asked(kho, "SELECT count(*), sum(value) FROM figure")
    with connected(kho) as connection:
        moved = retire_year(connection, 2022)
        assert retire_year(connection, 2022) == []
    assert "binhyen_archive.activity_y2022" in moved
    assert asked(kho, "SELECT count(*) FROM activity") == [(1,)]
    assert asked(kho, "SELECT count(*) FROM binhyen_archive.activity_y2022") == [(2,)]
    assert asked(kho, "SELECT count(*), sum(value) FROM figure") == figures


def test_a_month_of_a_retired_year_is_still_loaded_but_for_its_records(
    kho: str, year: Year
) -> None:
    with connected(kho) as connection:
        retire_year(connection, 2022)
    loaded(kho, year.superior)
    assert asked(kho, "SELECT min(happened_on) FROM activity") == [(date(2023, 1, 20),)]
    assert asked(kho, "SELECT count(*) FROM v_months") == [(3,)]
    counted = "SELECT records FROM v_month_records WHERE (month, kind) = ('2022-12', 'activity')"
    assert asked(kho, counted) == [(1,)]


def test_two_loaders_at_once_load_everything_once(kho: str, year: Year, tmp_path: Path) -> None:
    books = on_the_disk(year, tmp_path)
    loaders = [Popen(books.command(kho), stdout=DEVNULL) for _each in range(2)]
    assert [loader.wait() for loader in loaders] == [0, 0]
    assert told(kho, UNIT) == said(year.superior.ledger, UNIT)
    assert asked(kho, "SELECT count(*) FROM bundle") == [(len(year.bundles),)]


def test_whoever_waits_too_long_for_another_loader_is_told(kho: str) -> None:
    with (
        connected(kho) as first,
        alone(first),
        connected(kho) as second,
        pytest.raises(WarehouseBusyError, match="Một máy khác"),
        alone(second, patience=0.05),
    ):
        pytest.fail("two writers at once")


def test_a_unit_that_another_superior_had_before_is_known_under_the_new_one(
    kho: str, year: Year
) -> None:
    with connected(kho) as connection:
        row = "INSERT INTO registered_unit VALUES (%s, 'Công an xã cũ', 'ninh-binh/cu')"
        connection.execute(row, [UNIT])
    loaded(kho, year.superior)
    assert asked(kho, "SELECT name, superior FROM registered_unit") == [
        ("Công an xã", year.superior.unit)
    ]


def test_a_post_has_nothing_to_load(kho: str) -> None:
    office = post(district())
    with pytest.raises(NotSuperiorError):
        loaded(kho, office)


def test_letters_that_the_server_cannot_keep_stop_nobody(kho: str) -> None:
    year = told_year(district())
    odd = rows("figures.jsonl", lambda row: row.update(part=row["part"] + "\0"))
    year.superior.receive(reclaimed(year.superior, year.post, year.bundles[0], {}, odd))
    assert loaded(kho, year.superior).loaded == 1


def test_summaries_count_what_the_bundle_said_and_never_add_inexact_numbers(kho: str) -> None:
    superior = district()
    office = post(superior)
    for measures, precision in (({"attendances": 40}, "exact"), ({"attendances": 100}, "about")):
        activity(office.ledger, "20/11/2022", measures=measures, precision=precision)
    superior.receive(office.bundle("2022-12"))
    loaded(kho, superior)
    query = "SELECT type, measure, precision, value FROM month_summary ORDER BY 2, 3"
    assert asked(kho, query) == [
        ("propaganda", "", "exact", 2),
        ("propaganda", "attendances", "about", 100),
        ("propaganda", "attendances", "exact", 40),
    ]

"""The sample year in a warehouse: by commands alone, and figure for figure what the ledger says."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from desktop.cli import main
from desktop.cli.opening import PASSPHRASE
from desktop.compose import opened
from desktop.demo.run import PASSPHRASE as SAMPLE
from storage.books import Books
from storage.consolidation import consolidate
from storage.keystore import unlock_with_passphrase
from storage.report_period import month_period, quarter_period, year_period
from sync.held import held_registry
from sync.warehouse.connection import connected
from sync.warehouse.totals import consolidated
from tests.sync.warehouse.cluster import MISSING, binaries, cluster, new_database

pytestmark = pytest.mark.xdist_group("sample")

PERIODS = [month_period("2022-12"), quarter_period(2022, 2), year_period(2022)]
SUPERIOR, POST = "ninh-binh_gia-vien", "ninh-binh_gia-vien_gia-thang"


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    if not binaries():
        pytest.skip(MISSING)
    with cluster() as address:
        yield address


class Commands:
    """Runs commands of `binhyen warehouse` over the sample's books."""

    def __init__(self, sample: Path, dsn: str, capsys: pytest.CaptureFixture[str]) -> None:
        self.ledgers = sample / "ledgers"
        self.dsn = dsn
        self.capsys = capsys

    def __call__(self, name: str, *more: str, code: int = 0) -> str:
        """Run a command that must end with `code`; return its words, or its complaint."""
        found = main(["warehouse", name, self.dsn, *more])
        said = self.capsys.readouterr()
        assert found == code, said.err
        return (said.out if code == 0 else said.err).strip()

    def load(self, books: str = SUPERIOR, code: int = 0) -> str:
        """Load the books of a unit."""
        return self("load", "--books", str(self.ledgers / books), code=code)


@pytest.fixture
def run(
    sample: Path,
    server: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Commands:
    monkeypatch.setenv(PASSPHRASE, SAMPLE)
    return Commands(sample, new_database(server, f"kho_{uuid4().hex}"), capsys)


def test_the_way_of_an_administrator_by_commands_alone(run: Commands) -> None:
    assert "warehouse init" in run("status")
    assert "KHO-03" in run.load(code=1)
    assert "Kho đã sẵn sàng" in run("init")
    assert run.load() == "Đã nạp 252 gói; 0 gói có từ trước."
    assert run.load() == "Đã nạp 0 gói; 252 gói có từ trước."
    assert "binhyen_reader" in run("roles")
    assert "21 đơn vị, 252 tháng (252 gói), từ 2022-01 đến 2022-12" in run("status")
    assert json.loads(run("status", "--json"))["books"][0]["units"] == 21
    assert "Đã tách năm 2021" in run("retire", "2021")
    assert "năm đã tách: 2021" in run("status")
    assert "KHO-07" in run.load(POST, code=1)


def test_consolidation_is_the_same_from_both(run: Commands) -> None:
    run("init")
    run.load()
    books = Books(run.ledgers / SUPERIOR)
    master = unlock_with_passphrase(books.key_file, SAMPLE)
    with opened(books, master) as superior, connected(run.dsn) as connection:
        units = [unit.code for unit in held_registry(superior.ledger).registry.units]
        for period in PERIODS:
            from_ledger = consolidate(superior.ledger, units, period)
            assert consolidated(connection, units, period) == from_ledger
            assert from_ledger["M01"].value


def test_a_desktop_that_never_asks_for_the_warehouse_does_not_load_its_library() -> None:
    script = "import sys, desktop.cli; sys.exit('psycopg' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0

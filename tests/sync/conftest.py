"""What most tests of the exchange begin with: a superior, a post of two months, a stick."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sync.early import early, stick
from tests.sync.offices import Office, district, fill, post

__all__ = ["early", "stick"]


@pytest.fixture
def superior() -> Office:
    return district()


@pytest.fixture
def office(superior: Office) -> Office:
    made = post(superior)
    fill(made, "20/11/2022", "20/12/2022")
    return made


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    return tmp_path / "signing.key"


@pytest.fixture
def usb(tmp_path: Path) -> Path:
    (tmp_path / "usb").mkdir()
    return tmp_path / "usb"

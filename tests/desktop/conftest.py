"""The sample year, run once for all tests of this folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.demo.run import Made, run_demo
from storage.steps import drain


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Run the sample year and return its folder."""
    out = tmp_path_factory.mktemp("sample")
    made: Made = drain(run_demo(out))
    assert made.places
    return out

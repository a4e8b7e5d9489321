"""The sample year, run once for all tests of this folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.demo.run import Made, run_demo
from resources.wording import speak, speak_with
from storage.steps import drain
from tests.desktop.marked import Marked


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Run the sample year while the screens speak another language, and return its folder.

    So every test of its papers and bundles holds for those who work in English too.
    """
    out = tmp_path_factory.mktemp("sample")
    speak_with(Marked())
    try:
        made: Made = drain(run_demo(out))
    finally:
        speak("vi")
    assert made.places
    return out

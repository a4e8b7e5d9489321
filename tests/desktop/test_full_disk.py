"""A disk that takes nothing more stops neither opening the books nor the words of a crash."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from desktop.crash import watch
from desktop.preferences import Preferences, keep_preferences, read_preferences


@pytest.fixture
def no_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a file where the app's own folder should be, so that nothing can be written there."""
    (tmp_path / "home").write_text("")
    monkeypatch.setenv("BINHYEN_HOME", str(tmp_path / "home"))


@pytest.mark.usefixtures("no_home")
def test_preferences_that_cannot_be_kept_stop_nobody() -> None:
    keep_preferences(Preferences(theme="dark"))
    assert read_preferences() == Preferences()


@pytest.mark.usefixtures("no_home")
def test_a_crash_is_said_although_its_report_cannot_be_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # put back after the test
    said: list[str] = []
    watch(said.append)
    sys.excepthook(ValueError, ValueError("Nguyễn Văn A"), None)
    (words,) = said
    assert words.startswith("Phần mềm gặp lỗi của chính nó. Những gì đã lưu vẫn còn;")
    assert "Nguyễn" not in words

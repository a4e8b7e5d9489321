"""The command that checks papers, as people and scripts call it."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.cli import main
from tests.ui.paper.checker.correct import CORRECT


@pytest.fixture
def right(tmp_path: Path) -> Path:
    path = tmp_path / "đúng.pdf"
    path.write_bytes(CORRECT.pdf())
    return path


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    path = tmp_path / "sai.pdf"
    path.write_bytes(CORRECT.change("number", words="Số: 5/BC-CAX").pdf())
    return path


def test_a_right_paper_is_said_to_be_right(right: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check-paper", str(right)]) == 0
    assert capsys.readouterr().out == f"{right}: đúng thể thức.\n"


def test_what_is_wrong_is_told_with_rule_and_page(
    right: Path, wrong: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check-paper", str(right), str(wrong)]) == 1
    said = capsys.readouterr().out.splitlines()
    assert said[1] == f"{wrong}: 1 chỗ cần xem lại"
    assert said[2] == (
        "  F09, trang 1: Số, ký hiệu viết “Số: 5/BC-CAX”; cần ví dụ “Số: 05/BC-CAX”."
    )


def test_one_unreadable_file_does_not_keep_the_others_from_being_checked(
    wrong: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "hỏng.pdf"
    broken.write_bytes(b"%PDF-1.4 x")
    assert main(["check-paper", str(broken), str(wrong)]) == 2
    said = capsys.readouterr()
    assert "TT-01" in said.err
    assert "F09" in said.out


def test_a_file_that_is_not_there_is_a_mistake_of_the_call(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check-paper", str(tmp_path / "không có.pdf")]) == 2
    assert "không có" in capsys.readouterr().err

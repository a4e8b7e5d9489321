"""What stands against closing a month, as lines that alarm only where something is wrong."""

from __future__ import annotations

from storage.closing import Finding
from ui.screens.month_lines import finding_lines


def test_a_month_that_still_runs_alarms_nobody_and_a_wrong_number_does() -> None:
    running = Finding("not_over", "Còn 25 ngày.", blocking=True)
    wrong = Finding("measures_wrong", "Số nữ lớn hơn tổng số.", blocking=True)
    first, second = finding_lines([running, wrong])
    assert (first.sign, first.tone) == ("clock", "")
    assert (second.sign, second.tone) == ("bad", "bad")
    assert first.words[1] == second.words[1] == "chưa chốt được"

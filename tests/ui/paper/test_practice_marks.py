"""What practice books print outside the pages of the decree says so too."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.ui.paper.pdf import texts
from tests.ui.paper.samples import RECEIPT, RECOVERY
from ui.paper.receipt import receipt_pdf
from ui.paper.recovery import recovery_pdf


@pytest.mark.parametrize("practice", [True, False])
def test_slips_and_sheets_with_a_code_say_whether_they_are_for_practice(*, practice: bool) -> None:
    for pdf in (
        receipt_pdf(replace(RECEIPT, practice=practice)),
        recovery_pdf(replace(RECOVERY, practice=practice)),
    ):
        assert ["TẬP DƯỢT" in said for said in texts(pdf)] == [practice]

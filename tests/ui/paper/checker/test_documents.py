"""Reports of every shape keep the decree: joint ones, with charts, with tables of many units."""

from __future__ import annotations

from dataclasses import replace

import pytest

from storage.steps import drain
from tests.ui.paper.chart_samples import FORTY, GROUPS, HAMLETS, YEARS
from tests.ui.paper.reports import CHART, JOINT, REPORT, THREE, busy, wide
from ui.paper.as_pdf import first_page_pdf, pdf_of
from ui.paper.checker import check_paper
from ui.paper.dispatch import Marks
from ui.paper.document import Annex, Document, Prose

MARKS = Marks(form="Mẫu số 01", internal=True, practice=True)
DRAWN = (CHART, Prose("Như biểu đồ trên."), YEARS, GROUPS, HAMLETS, FORTY)
DOCUMENTS = {
    "report": REPORT,
    "addressed to nobody": replace(REPORT, addressees=()),
    "draft": replace(REPORT, dispatch=replace(REPORT.dispatch, number=None, day=None)),
    "marked": replace(REPORT, dispatch=replace(REPORT.dispatch, marks=MARKS)),
    "two issuers": JOINT,
    "three issuers": THREE,
    "charts": replace(REPORT, body=(*REPORT.body, *DRAWN)),
    "charts in an annex": replace(REPORT, annexes=(Annex("Biểu đồ", DRAWN),)),
    "many units": replace(
        REPORT, annexes=(Annex("Số liệu", (wide(25, 180756), wide(8, 1234, 60))),)
    ),
    "long tables": busy(2, 60),
}


@pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS.keys())
def test_reports_keep_the_decree(document: Document) -> None:
    assert check_paper(drain(pdf_of(document))) == []


def test_a_first_page_alone_has_all_but_the_end() -> None:
    long = replace(REPORT, body=(*REPORT.body, wide(8, 1234, 60)))
    found = check_paper(first_page_pdf(long))
    assert {finding.rule for finding in found} <= {"F13", "F15"}

"""Getting in what a post already has: tables of other programs become records, seen beforehand."""

from __future__ import annotations

from storage.imports.batches import Batch, batches
from storage.imports.carrying import carry_out
from storage.imports.cells import Sheet, cell_name
from storage.imports.doubtful import without_doubts
from storage.imports.heads import Matching, alike, best_sheet, guess
from storage.imports.planning import plan, planned, planned_together
from storage.imports.plans import Doubt, Plan, Ready
from storage.imports.problems import Problem
from storage.imports.reading import told_by_titles
from storage.imports.rejected import rejected_workbook
from storage.imports.targets import COMMENDED, IMPORTED, Target, target_of, targets_of
from storage.imports.templates import template
from storage.imports.undoing import undo
from storage.imports.workbook import REFUSED, SUFFIXES, read_workbook

__all__ = [
    "COMMENDED",
    "IMPORTED",
    "REFUSED",
    "SUFFIXES",
    "Batch",
    "Doubt",
    "Matching",
    "Plan",
    "Problem",
    "Ready",
    "Sheet",
    "Target",
    "alike",
    "batches",
    "best_sheet",
    "carry_out",
    "cell_name",
    "guess",
    "plan",
    "planned",
    "planned_together",
    "read_workbook",
    "rejected_workbook",
    "target_of",
    "targets_of",
    "template",
    "told_by_titles",
    "undo",
    "without_doubts",
]

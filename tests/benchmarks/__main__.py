"""Print every measure, a line each."""

from __future__ import annotations

from tests.benchmarks import finding, sample_year

for measure in (sample_year.measure, finding.measure):
    print(measure())  # noqa: T201  # what it is for

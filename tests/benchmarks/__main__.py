"""Print every measure, a line each."""

from __future__ import annotations

from tests.benchmarks import figures, finding, importing, sample_year

for measure in (sample_year.measure, figures.measure, finding.measure, importing.measure):
    print(measure())  # noqa: T201  # what it is for

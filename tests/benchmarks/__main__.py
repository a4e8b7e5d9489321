"""Print every measure, a line each."""

from __future__ import annotations

from tests.benchmarks import (
    certificates,
    dossier,
    figures,
    finding,
    importing,
    papers,
    sample_year,
    screens,
)

for module in (sample_year, figures, papers, dossier, certificates, screens, finding, importing):
    print(module.measure())  # noqa: T201  # what it is for

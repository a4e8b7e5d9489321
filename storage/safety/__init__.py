"""The standard “An toàn về an ninh, trật tự” (Thông tư 124/2021/TT-BCA), year by year."""

from __future__ import annotations

from storage.safety.book import (
    YearBook,
    effective_models,
    is_managed,
    is_registered,
    latest_by_subject,
    share_of,
    stage_of,
    year_book,
)
from storage.safety.rules import (
    CRITERION,
    DISQUALIFIER,
    DOSSIER,
    Rule,
    default_rules,
    rules_for,
    rules_on,
)
from storage.safety.share import Share, needed_of
from storage.safety.verdict import Evidence, Verdict, verdict
from storage.safety.work import begun, decidable, decided, keep, missing_subjects, registrations
from storage.safety.years import AREA, COMMUNE, registration_ends, window_of, year_of

__all__ = [
    "AREA",
    "COMMUNE",
    "CRITERION",
    "DISQUALIFIER",
    "DOSSIER",
    "Evidence",
    "Rule",
    "Share",
    "Verdict",
    "YearBook",
    "begun",
    "decidable",
    "decided",
    "default_rules",
    "effective_models",
    "is_managed",
    "is_registered",
    "keep",
    "latest_by_subject",
    "missing_subjects",
    "needed_of",
    "registration_ends",
    "registrations",
    "rules_for",
    "rules_on",
    "share_of",
    "stage_of",
    "verdict",
    "window_of",
    "year_book",
    "year_of",
]

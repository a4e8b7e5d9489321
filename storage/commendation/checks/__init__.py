"""The checks of a proposal by the code of their rule; K2 and K5 forbid a check, so have none."""

from __future__ import annotations

from collections.abc import Mapping

from storage.commendation.checks.completeness import (
    named_once,
    somebody,
    something_done,
    time_in_order,
)
from storage.commendation.checks.confirmations import clear, standards
from storage.commendation.checks.counted import basis_of_merit
from storage.commendation.checks.medal import once_in_life
from storage.commendation.checks.once import one_award, taken_back
from storage.commendation.checks.said import BLOCK, NOTE, WARN, Check, Level, Said
from storage.commendation.checks.shares import direct_work, enough_votes, too_many_votes, women
from storage.commendation.checks.submission import one_submission
from storage.commendation.checks.tenure import served, years_of, years_served
from storage.commendation.checks.texts import own_words

__all__ = ["BLOCK", "CHECKS", "NOTE", "WARN", "Check", "Level", "Said", "served", "years_of"]

CHECKS: Mapping[str, Check] = {
    "f01": somebody,
    "f02": something_done,
    "f03": too_many_votes,
    "f04": time_in_order,
    "f05": named_once,
    "k1": one_award,
    "k3": basis_of_merit,
    "k4": clear,
    "k6": women,
    "k7": taken_back,
    "k8": direct_work,
    "k9": one_submission,
    "k10": once_in_life,
    "k11": years_served,
    "k12": standards,
    "k13": own_words,
    "vote_share": enough_votes,
}

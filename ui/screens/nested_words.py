"""How small values inside a record are said: a seat of a committee, an answer to a criterion."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from resources.catalogues import words
from resources.wording import _
from storage.records import Nominee, SafetyRule
from storage.records.activity import PaperRead
from storage.records.base import Value
from storage.records.committee import Seat
from storage.records.member import ServicePeriod
from storage.records.proposal import Attendee, Override, ProposalStep
from storage.records.safety import SafetyAnswer
from storage.records.unit import UnitName, UnitSuperior

_Names = Mapping[str, Mapping[str, str]]
_RULE_SHOWN = 80  # letters of a criterion; its number would say less


def nested_words(value: Value, names: _Names) -> str:
    """Say one small value; of a kind that has no words of its own, all that it says."""
    said = _SAID.get(type(value))
    return said(value, names) if said else ", ".join(str(one) for _name, one in value if one)


def rule_words(code: str, names: _Names) -> str:
    """Say a criterion, a check or a part of a dossier, as the unit or the catalogue writes it."""
    known = {**words("commendation_rules"), **words("safety_rules")}
    text = names.get(SafetyRule.KIND, {}).get(code) or known.get(code, code)
    return text if len(text) <= _RULE_SHOWN else f"{text[: _RULE_SHOWN - 1].rstrip()}…"


def _seat(seat: Seat, _names: _Names) -> str:
    return f"{seat.role}: {seat.office}"


def _paper(paper: PaperRead, _names: _Names) -> str:
    who = ", ".join(filter(None, (paper.role, paper.unit)))
    return f"{paper.title} ({who})" if who else paper.title


def _answer(answer: SafetyAnswer, names: _Names) -> str:
    said = {True: _("có"), False: _("không"), None: _("chưa rõ")}[answer.yes]
    words = f"{rule_words(answer.rule, names)}: {said}"
    return f"{words} ({answer.evidence})" if answer.evidence else words


def _dated(one: UnitName | UnitSuperior, _names: _Names) -> str:
    begun = _("từ {day}").format(day=_day(one.valid_from)) if one.valid_from else ""
    ended = _("đến {day}").format(day=_day(one.valid_to)) if one.valid_to else ""
    days = " ".join(filter(None, (begun, ended)))
    return f"{one.name} ({days})" if days else one.name


def _step(step: ProposalStep, _names: _Names) -> str:
    word = words("proposal_statuses").get(step.status, step.status)
    said = _("{step} {day}").format(step=word, day=_day(step.on))
    return ", ".join(filter(None, (said, step.paper, step.reason)))


def _override(one: Override, names: _Names) -> str:
    """Say why a warning was passed over; its number only where officers know it by one."""
    rule = one.rule.upper() if re.fullmatch(r"k\d+", one.rule) else ""
    whom = names.get(Nominee.KIND, {}).get(one.nominee or "", "")
    before = ", ".join(filter(None, (rule, whom)))
    return f"{before}: {one.reason}" if before else one.reason


def _served(one: ServicePeriod, _names: _Names) -> str:
    until = _("đến {day}").format(day=_day(one.served_to)) if one.served_to else _("đến nay")
    force = words("force_kinds").get(one.force, one.force)
    return _("{force} từ {day} {until}").format(force=force, day=_day(one.served_from), until=until)


def _attendee(one: Attendee, _names: _Names) -> str:
    return f"{one.name} ({one.office})" if one.office else one.name


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"


_SAID: Mapping[type[Value], Callable[[Any, _Names], str]] = {
    Seat: _seat,
    PaperRead: _paper,
    SafetyAnswer: _answer,
    ProposalStep: _step,
    Override: _override,
    Attendee: _attendee,
    ServicePeriod: _served,
    UnitName: _dated,
    UnitSuperior: _dated,
}

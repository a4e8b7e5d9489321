"""A line of a list as people type or paste it, read as whom it names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from resources.wording import _
from storage.commendation.naming import likely_subject
from storage.records import Nominee, Proposal
from storage.spelling import fold

_NAME = 200  # letters a name may have
_TEXT = 500
_NUMBERED = re.compile(r"^(?:\d{1,3}[.)]|[-–•*+])\s+|^\d{1,3}\t")  # as in a Word or Excel list
_YEAR = re.compile(r"(?:sinh năm|sinh|sn\.?)?\s*\(?((?:19|20)\d\d)\)?", re.IGNORECASE)


def nominee_of(line: str, proposal: Proposal, subject: str = "") -> Nominee:
    """Return whom a line names: name; position; year of birth; summary, the last three at will.

    Cells of Excel are read like parts, and commas where they are no part of a name. Without a
    subject the name tells it. Raises ValueError that says what is wrong with the line.
    """
    name, *rest = _parts(line, subject)
    if not name:
        raise ValueError(_("chưa có tên"))
    if len(name) > _NAME:
        raise ValueError(_("tên dài quá 200 chữ"))
    if any(len(part) > _TEXT for part in rest):
        raise ValueError(_("có phần dài quá 500 chữ; ghi đủ ở phiếu của từng người"))
    years = [found for part in rest if (found := _YEAR.fullmatch(part))]
    told = [part for part in rest if part and not _YEAR.fullmatch(part)]
    return Nominee(
        unit=proposal.unit,
        proposal=proposal.id,
        subject=subject or likely_subject(name) or "individual",
        name=name,
        birth_year=int(years[0][1]) if years else None,
        position=told[0] if told else "",
        summary="; ".join(told[1:]),
    )


def nominees_of_lines(text: str, proposal: Proposal, subject: str = "") -> list[Nominee]:
    """Return whom the lines name; raises ValueError that names the first wrong line."""
    found: list[Nominee] = []
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            try:
                found.append(nominee_of(line, proposal, subject))
            except ValueError as error:
                words = _("Dòng {number} {wrong}: {line}")
                said = words.format(number=number, wrong=error, line=line.strip()[:60])
                raise ValueError(said) from error
    return found


def named_twice(nominees: Iterable[Nominee]) -> Sequence[str]:
    """Return the names that stand twice with the same year of birth."""
    seen: set[tuple[str, int | None]] = set()
    twice: list[str] = []
    for one in nominees:
        key = fold(one.name), one.birth_year
        if key in seen:
            twice.append(one.name)
        seen.add(key)
    return twice


def _parts(line: str, subject: str) -> list[str]:
    said = _NUMBERED.sub("", line.strip())
    between = next((mark for mark in (";", "\t") if mark in said), "")
    person = "individual" in (subject, likely_subject(said.partition(",")[0]))
    if not between and person:  # names of collectives have commas of their own
        between = ","
    return [part.strip() for part in (said.split(between) if between else [said])]

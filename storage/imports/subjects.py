"""Whether a list is of collectives, of people or of households: what titles and heads say."""

from __future__ import annotations

from resources.imports import subject_words
from storage.imports.targets import plain_words

_HOUSEHOLD = "household"  # of award_subjects
_HOUSEHOLDER = "chu ho"  # "Họ và tên chủ hộ" names the household by a person
_PERSON = "individual"


def subject_said(words: str) -> str:
    """Return the code of award_subjects that a title or a head names, "" for none or several."""
    plain = f" {plain_words(words)} "
    found = {
        code for code, said in subject_words().items() if any(f" {one} " in plain for one in said)
    }
    if f" {_HOUSEHOLDER} " in plain and found == {_HOUSEHOLD, _PERSON}:
        return _HOUSEHOLD
    return found.pop() if len(found) == 1 else ""

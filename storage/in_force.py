"""Which rules hold on a day: those of a catalogue, changed or added to by the unit."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date
from typing import Protocol, TypeVar


class Dated(Protocol):
    """A rule with a code and its dates of validity, both included."""

    @property
    def code(self) -> str:
        """The code, by which a rule of the unit stands in place of the catalogue's."""

    @property
    def valid_from(self) -> date | None:
        """The first day, None for always before."""

    @property
    def valid_to(self) -> date | None:
        """The last day, None for no end."""


R = TypeVar("R", bound=Dated)


def holds_on(rule: Dated, day: date) -> bool:
    """Tell whether the day lies within the dates of validity, both included."""
    begun = rule.valid_from is None or rule.valid_from <= day
    return begun and (rule.valid_to is None or day <= rule.valid_to)


def code_of(rule: Dated) -> str:
    """Return what tells rules apart where one list has them all: the code."""
    return rule.code


def in_force(
    defaults: Iterable[R],
    own: Iterable[R],
    day: date,
    key: Callable[[R], Hashable] = code_of,
) -> tuple[R, ...]:
    """Return the rules in force on a day, those that the unit added after the catalogue's.

    Of a rule that the unit wrote, its newest version that holds counts; before its first one
    begins, the catalogue's does; after its last one ended, none. `key` tells versions of one rule
    from other rules: more than the code where several lists are put together.
    """
    written: dict[Hashable, list[R]] = {}
    for rule in own:
        written.setdefault(key(rule), []).append(rule)
    default = {key(rule): rule for rule in defaults}
    keys = [*default, *(one for one in written if one not in default)]
    found = (_of_one(default.get(one), written.get(one, ()), day) for one in keys)
    return tuple(rule for rule in found if rule)


def _of_one(default: R | None, own: Sequence[R], day: date) -> R | None:
    begun = [rule for rule in own if rule.valid_from is None or rule.valid_from <= day]
    if not begun:
        return default if default and holds_on(default, day) else None
    holding = [rule for rule in begun if holds_on(rule, day)]
    return max(holding, key=lambda rule: rule.valid_from or date.min, default=None)

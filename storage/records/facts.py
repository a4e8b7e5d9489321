"""How a record tells the rest of the app about its fields."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import TYPE_CHECKING, Union, get_args, get_origin

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

    from storage.records.base import Record


@dataclass(frozen=True, slots=True)
class Fact:
    """What people must know about a field, beyond the type the machine checks."""

    label: str
    listed: bool = False  # a column of the lists on screen
    sent: bool = True  # leaves the post inside a bundle
    personal: bool = False  # tells something about one person
    choices: str = ""  # the catalogue its codes come from
    refers: str = ""  # the kind whose identity it holds
    holds: str = ""  # the pattern (text_patterns) that belongs into it: nobody is warned there


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record kind, as the schema, the forms and the reports read it.

    `type` is str, int, bool, date or datetime, or tuple (several codes, identities or small
    values) or dict (a number for each code); the last two are kept as JSON text.
    """

    name: str
    type: type
    nullable: bool
    required: bool
    fact: Fact

    @property
    def composed(self) -> bool:
        """Tell whether the value is kept as JSON text."""
        return self.type in (tuple, dict)


@cache
def fields_of(kind: type[Record]) -> tuple[Field, ...]:
    """Return the fields of a kind in the order they were declared."""
    return tuple(_field(kind, name, info) for name, info in kind.model_fields.items())


def _field(kind: type[Record], name: str, info: FieldInfo) -> Field:
    facts = [item for item in info.metadata if isinstance(item, Fact)]
    if len(facts) != 1:
        raise TypeError(f"{kind.__name__}.{name} needs exactly one Fact, has {len(facts)}")
    bare, nullable = _without_none(info.annotation)
    return Field(name, bare, nullable, info.is_required(), facts[0])


def _without_none(annotation: object) -> tuple[type, bool]:
    if get_origin(annotation) in (Union, UnionType):
        (bare,) = (part for part in get_args(annotation) if part is not type(None))
        return _plain(bare), True
    return _plain(annotation), False


def _plain(annotation: object) -> type:
    plain = get_origin(annotation) or annotation
    if not isinstance(plain, type):
        raise TypeError(f"a field needs a plain type, not {annotation}")
    return _plain(get_args(annotation)[0]) if plain.__name__ == "Annotated" else plain

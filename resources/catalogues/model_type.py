"""The types of security models, and which names count as one type."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from resources.catalogues.entry import entries, remembered


@dataclass(frozen=True, slots=True)
class ModelType:
    """One type of the catalogue; `kind` is a code of model_forms, `group` one of model_groups."""

    code: str
    name: str
    group: str
    kind: str
    religious: bool = False
    synonyms: tuple[str, ...] = ()
    same_as: str = ""


@remembered
def model_types() -> Mapping[str, ModelType]:
    """Return every type by its code, in printed order."""
    return {
        entry.code: ModelType(
            code=entry.code,
            name=entry.word,
            group=entry.extra["group"],
            kind=entry.extra["kind"],
            religious=entry.extra.get("religious", False),
            synonyms=tuple(entry.extra.get("synonyms", ())),
            same_as=entry.extra.get("same_as", ""),
        )
        for entry in entries("model_types")
    }


def counted_type(code: str) -> str:
    """Return the type that a type counts as; an unknown code, from a newer list, as itself."""
    known = model_types().get(code)
    return known.same_as if known and known.same_as else code

"""What figures are called: an indicator, and the part of it that a number is of."""

from __future__ import annotations

from resources.catalogues import ActivityKind, activity_kinds, indicators, words

_PARTS = {
    "awards": "award_authorities",
    "subjects": "safety_subjects",
    "assessments": "safety_subjects",
}  # the catalogue of the parts of what is counted from a source; of all others types of models


def part_words(code: str, part: str) -> str:
    """Say one part of an indicator: a type of model, who gave an award, what tips are of."""
    if not _measured(code):
        return words(_catalogue(code)).get(part, part)
    measures = (measure for kind in _kinds_feeding(code) for measure in kind.measures)
    return next((measure.name for measure in measures if measure.code == part), part)


def parts_of(code: str) -> list[str]:
    """Return the parts that an indicator may be broken down by; none where it is only a whole."""
    if not indicators()[code].rule.by:
        return []
    if not _measured(code):
        return list(words(_catalogue(code)))
    measures = (measure for kind in _kinds_feeding(code) for measure in kind.measures)
    return [measure.at_most for measure in measures if measure.feeds == code]


def figure_words(code: str, part: str) -> str:
    """Say which figure is meant: the indicator and its part; one of a newer list as it came."""
    known = indicators().get(code)
    name = known.name if known else code
    return f"{name} – {part_words(code, part)}" if part else name


def _measured(code: str) -> bool:
    known = indicators().get(code)
    return known is not None and known.rule.source == "measures"


def _kinds_feeding(code: str) -> list[ActivityKind]:
    kinds = activity_kinds().values()
    return [kind for kind in kinds if any(measure.feeds == code for measure in kind.measures)]


def _catalogue(code: str) -> str:
    known = indicators().get(code)
    return _PARTS.get(known.rule.source if known else "", "model_types")

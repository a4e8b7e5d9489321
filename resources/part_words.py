"""What figures are called: an indicator, and the part of it that a number is of."""

from __future__ import annotations

from resources.catalogues import activity_kinds, indicators, words

_PARTS = {
    "awards": "award_authorities",
    "subjects": "safety_subjects",
    "assessments": "safety_subjects",
}  # the catalogue of the parts of what is counted from a source; of all others types of models


def part_words(code: str, part: str) -> str:
    """Say one part of an indicator: a type of model, who gave an award, what tips are of."""
    return _parts(code).get(part, part)


def parts_of(code: str) -> list[str]:
    """Return the parts that an indicator may be broken down by; none where it is only a whole."""
    return list(_parts(code)) if indicators()[code].rule.by else []


def figure_words(code: str, part: str) -> str:
    """Say which figure is meant: the indicator and its part; one of a newer list as it came."""
    known = indicators().get(code)
    name = known.name if known else code
    return f"{name} – {part_words(code, part)}" if part else name


def _parts(code: str) -> dict[str, str]:
    known = indicators().get(code)
    source = known.rule.source if known else ""
    if source != "measures":
        return dict(words(_PARTS.get(source, "model_types")))
    measures = (measure for kind in activity_kinds().values() for measure in kind.measures)
    return {measure.code: measure.name for measure in measures if measure.feeds == code}

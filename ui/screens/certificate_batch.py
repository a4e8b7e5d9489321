"""A batch of giấy khen before it is printed: its sheets, and what they have in common."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from storage.records import CertificateTemplate
from ui.paper.certificates import Certificate, Misfit, fitting
from ui.paper.certificates.words import has_blanks

COMMON = ("head", "number", "decided_on", "place", "day", "signer_title", "signer_name")
REMEMBERED = ("head", "signer_title", "signer_name")  # by the template, from batch to batch


@dataclass(slots=True)
class StockSheet:
    """One sheet: what it says by itself, what it will say, whether it is printed, what is wrong."""

    certificate: Certificate
    ready: Certificate
    ticked: bool = True
    wrong: tuple[Misfit, ...] = ()

    @property
    def stops(self) -> bool:
        """Tell whether it cannot be printed whole."""
        return any(misfit.stops for misfit in self.wrong)


def common_of(sheets: Sequence[StockSheet]) -> dict[str, Any]:
    """Return what all sheets say alike; what differs is left out."""
    found = {name: {getattr(one.certificate, name) for one in sheets} for name in COMMON}
    return {name: next(iter(said)) for name, said in found.items() if len(said) == 1}


def make_ready(
    sheets: Sequence[StockSheet],
    template: CertificateTemplate,
    common: Mapping[str, Any],
    start: int | None = None,
) -> None:
    """Give every sheet the words in common, those that are ticked their numbers, and judge it.

    `start` is the number of the first one in the book of honour; none: each keeps its own.
    """
    number = start
    for sheet in sheets:
        sheet.ready = replace(sheet.certificate, **common)
        if number is not None:
            sheet.ready = replace(sheet.ready, book_number=str(number) if sheet.ticked else "")
            number += sheet.ticked
        sheet.wrong = fitting(template, sheet.ready)


def remembered_in(template: CertificateTemplate) -> dict[str, str]:
    """Return who commends and who signs, as the template was last printed with."""
    texts = {spot.part: spot.text for spot in template.spots if spot.part in REMEMBERED}
    return {part: text for part, text in texts.items() if text and not has_blanks(text)}


def remembering(template: CertificateTemplate, values: Mapping[str, Any]) -> CertificateTemplate:
    """Return the template with who commends and who signs as free words."""
    return _texted(template, {part: values[part] for part in REMEMBERED if values.get(part)})


def forgetting(template: CertificateTemplate) -> CertificateTemplate:
    """Return the template with what it remembers left to the sheets, whose words then count."""
    return _texted(template, dict.fromkeys(remembered_in(template), ""))


def prints(template: CertificateTemplate, part: str) -> bool:
    """Tell whether the template has a place for a part; if not, the stock has it already."""
    return any(spot.part == part for spot in template.spots)


def _texted(template: CertificateTemplate, texts: Mapping[str, str]) -> CertificateTemplate:
    spots = tuple(
        spot.model_copy(update={"text": texts[spot.part]})
        if spot.part in texts and not has_blanks(spot.text)
        else spot
        for spot in template.spots
    )
    return template.model_copy(update={"spots": spots})

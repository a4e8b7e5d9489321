"""Thông báo: what is kept of members, why, for how long, and what rights they have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from resources.wording import in_vietnamese as _
from resources.wording import official
from ui.paper.dispatch import Dispatch
from ui.paper.document import Block, Document, Heading, Points, Prose, Spot
from ui.paper.privacy.wording import said


def notice_text(words: str, unit: str, months: int) -> str:
    """Fill in the unit's own words, or those of the program where it has none."""
    text = words.strip() or said("notice", "text").strip()
    return text.replace("{unit}", unit).replace("{months}", str(months))


@official
def notice_document(dispatch: Dispatch, text: str, name: str = "") -> Document:
    """Lay out the notice to one member who signs for it, or to all of them."""
    unit = dispatch.letterhead.unit_name
    opening, *rest = text.splitlines() or [""]
    signer = Spot(dispatch.signer.lines, name=dispatch.signer.name)
    receiver = Spot((said("notice", "received"),), name=name)
    return Document(
        dispatch=replace(dispatch, recipients=(said("notice", "recipients"), _("Lưu: VT"))),
        kind=said("notice", "kind"),
        about=said("notice", "about"),
        opening=opening,
        body=tuple(_blocks(rest)),
        closing=said("notice", "closing").replace("{unit}", unit),
        signing=((receiver, signer),) if name else (),
    )


def _blocks(lines: list[str]) -> Iterator[Block]:
    points: list[str] = []
    for line in [*lines, ""]:
        if line.startswith("- "):
            points.append(line[2:])
            continue
        if points:
            yield Points(tuple(points))
            points = []
        if line.startswith("* "):
            yield Heading(line[2:], 2)
        elif line.strip():
            yield Prose(line)

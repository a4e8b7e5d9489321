"""The markup of Word (WordprocessingML, ECMA-376): paragraphs and what they look like.

Written as text and read once: a busy month has twenty thousand cells, too many to make one by one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal
from xml.sax.saxutils import escape

from ui.paper.fonts import printable

_TWIPS = 20  # in a point
_HALVES = 2  # letters are measured in half points


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a paragraph stands; lengths in points, whatever is None is as its style says."""

    style: str = "Normal"
    align: Literal["", "left", "center", "right", "both"] = ""
    bold: bool = False
    italic: bool = False
    size: float | None = None
    before: float | None = None
    after: float | None = None
    left: float | None = None
    right: float | None = None
    first: float | None = None
    """Indent of the first line, less than nought if it hangs out."""
    boxed: bool = False
    """Has a frame round its words, as a mark has."""
    kept: bool = False
    """Stays on the page of the next paragraph."""
    ruled: bool = False
    """Is a line as long as its indents leave, and nothing else."""


def twips(points: float) -> int:
    """Return a length as Word counts it."""
    return round(points * _TWIPS)


def paragraph(text: str, look: Look, *, lead: str = "") -> str:
    """Write a paragraph, its lead in bold; lines of the text are broken by hand.

    Raises `MissingLetterError`.
    """
    led = run(f"{lead} ", replace(look, bold=True)) if lead else ""
    return f"<w:p>{_properties(look)}{led}{run(text, look)}</w:p>"


def run(text: str, look: Look) -> str:
    """Write words in one face, so that no sign in them is markup."""
    if not text:
        return ""
    lines = (f'<w:t xml:space="preserve">{escape(x)}</w:t>' for x in printable(text).split("\n"))
    return f"<w:r>{_face(look)}{'<w:br/>'.join(lines)}</w:r>"


def rule(left: float, right: float) -> str:
    """Draw a level line with that much room on its left and right, in points."""
    return paragraph("", Look(style="Rule", left=left, right=right, ruled=True))


def _face(look: Look) -> str:
    parts = ["<w:b/><w:bCs/>" if look.bold else "", "<w:i/><w:iCs/>" if look.italic else ""]
    if look.size is not None:
        size = round(look.size * _HALVES)
        parts.append(f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>')
    if look.boxed:
        parts.append('<w:bdr w:val="single" w:sz="6" w:space="2" w:color="000000"/>')
    return f"<w:rPr>{''.join(parts)}</w:rPr>" if any(parts) else ""


def _properties(look: Look) -> str:
    """Write what a paragraph is, in the order that the schema wants."""
    border = '<w:pBdr><w:top w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:pBdr>'
    parts = [
        f'<w:pStyle w:val="{look.style}"/>',
        "<w:keepNext/>" if look.kept else "",
        border if look.ruled else "",
        _spacing(look),
        _indents(look),
        f'<w:jc w:val="{look.align}"/>' if look.align else "",
    ]
    return f"<w:pPr>{''.join(parts)}</w:pPr>"


def _spacing(look: Look) -> str:
    lengths = {"before": look.before, "after": look.after}
    said = "".join(f' w:{k}="{twips(v)}"' for k, v in lengths.items() if v is not None)
    return f"<w:spacing{said}/>" if said else ""


def _indents(look: Look) -> str:
    lengths = {"left": look.left, "right": look.right}
    if look.first is not None:
        lengths["firstLine" if look.first >= 0 else "hanging"] = abs(look.first)
    said = "".join(f' w:{k}="{twips(v)}"' for k, v in lengths.items() if v is not None)
    return f"<w:ind{said}/>" if said else ""

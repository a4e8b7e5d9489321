"""Fills the pattern of a spot with what a certificate says."""

from __future__ import annotations

import re

from resources.catalogues import entries
from storage.records import CertificateSpot
from ui.paper.certificates.certificate import Certificate
from ui.paper.writing import long_date

_BLANK_IN_PATTERN = re.compile(r"\{(\w*)\}")
_TO_WRITE_IN = "\u00a0" * 6
_DATES = frozenset({"day", "month", "year", "decided_on"})
BLANKS = (
    "head",
    "name",
    "address",
    "achievement",
    "number",
    "decided_on",
    "book_number",
    "place",
    "day",
    "month",
    "year",
    "signer_title",
    "signer_name",
)


def usual_pattern(part: str) -> str:
    """Return what a part says where the template has no words of its own for it."""
    return _USUAL.get(part, "")


def part_name(part: str) -> str:
    """Return what people call a part."""
    return next((one.word for one in entries("certificate_parts") if one.code == part), part)


def said(spot: CertificateSpot, certificate: Certificate) -> str:
    """Return the words of a spot; "" where the certificate has nothing for any of its blanks.

    What is missing beside something that is there leaves room for the pen.
    """
    pattern = spot.text or usual_pattern(spot.part)
    asked = [name for name in _BLANK_IN_PATTERN.findall(pattern) if name in BLANKS]
    values = {name: _value(name, certificate) for name in asked}
    if asked and not any(values.values()):
        return ""
    filled = _BLANK_IN_PATTERN.sub(lambda found: _filled(found[1], found[0], values), pattern)
    return filled.upper() if spot.upper else filled


def unknown_blanks(spot: CertificateSpot) -> list[str]:
    """Return the blanks of a pattern that nothing fills: {ten} would be printed as it stands."""
    names = _BLANK_IN_PATTERN.findall(spot.text)
    return [f"{{{name}}}" for name in names if name not in BLANKS]


def _filled(name: str, as_typed: str, values: dict[str, str]) -> str:
    return values[name] or _TO_WRITE_IN if name in values else as_typed


def _value(name: str, certificate: Certificate) -> str:
    if name not in _DATES:
        return str(getattr(certificate, name))
    day = certificate.decided_on if name == "decided_on" else certificate.day
    if day is None:
        return ""
    spelt = long_date(day).split()  # ngày 05 tháng 02 năm 2026
    if name == "decided_on":
        return " ".join(spelt[1:])
    return spelt[{"day": 1, "month": 3, "year": 5}[name]]


_USUAL = {entry.code: str(entry.extra["pattern"]) for entry in entries("certificate_parts")}

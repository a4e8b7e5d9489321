"""Fills the pattern of a spot with what a certificate says."""

from __future__ import annotations

import re

from resources.catalogues import entries
from resources.wording import in_vietnamese as _
from resources.wording import official
from storage.records import CertificateSpot
from ui.paper.certificates.certificate import Certificate
from ui.paper.writing import long_date

_BLANK = re.compile(r"\{([^{}]*)\}")
_TO_WRITE_IN = "\u00a0" * 6
_DATES = frozenset({"day", "month", "year", "decided_on"})
BLANKS = {
    "head": _("người khen"),
    "name": _("tên"),
    "address": _("địa chỉ"),
    "achievement": _("thành tích"),
    "number": _("số quyết định"),
    "decided_on": _("ngày quyết định"),
    "book_number": _("số sổ vàng"),
    "place": _("địa danh"),
    "day": _("ngày"),
    "month": _("tháng"),
    "year": _("năm"),
    "signer_title": _("chức vụ người ký"),
    "signer_name": _("người ký"),
}
"""What may stand in braces in a pattern, and how people write it: {tên} is the same as {name}."""
_MEANT = {word: name for name, word in BLANKS.items()} | {name: name for name in BLANKS}
_USUAL = {entry.code: str(entry.extra["pattern"]) for entry in entries("certificate_parts")}


@official
def usual_pattern(part: str) -> str:
    """Return what a part says where the template has no words of its own for it."""
    return _USUAL.get(part, "")


def for_people(pattern: str) -> str:
    """Write a pattern with the Vietnamese names of its blanks: Số sổ vàng: {số sổ vàng}."""
    return _BLANK.sub(lambda found: f"{{{BLANKS.get(found[1], found[1])}}}", pattern)


@official
def part_name(part: str) -> str:
    """Return what people call a part."""
    return next((one.word for one in entries("certificate_parts") if one.code == part), part)


def said(spot: CertificateSpot, certificate: Certificate) -> str:
    """Return the words of a spot; "" where the certificate has nothing for any of its blanks.

    What is missing beside something that is there leaves room for the pen.
    """
    pattern = spot.text or usual_pattern(spot.part)
    asked = [name for name in _BLANK.findall(pattern) if name in _MEANT]
    values = {name: _value(_MEANT[name], certificate) for name in asked}
    if asked and not any(values.values()):
        return ""
    filled = _BLANK.sub(lambda found: _filled(found[1], found[0], values), pattern)
    return filled.upper() if spot.upper else filled


def has_blanks(pattern: str) -> bool:
    """Tell whether a pattern asks for anything, or says the same on every sheet."""
    return bool(_BLANK.search(pattern))


def unknown_blanks(spot: CertificateSpot) -> list[str]:
    """Return the blanks of a pattern that nothing fills: they would be printed as they stand."""
    return [f"{{{name}}}" for name in _BLANK.findall(spot.text) if name not in _MEANT]


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

"""The templates to choose from: those of the unit first, then the ones that came with the app."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from typing import Any

from resources import file
from resources.wording import official
from storage.ledger import Ledger
from storage.records import CertificateTemplate
from storage.repository import find


@official
def templates_for(
    ledger: Ledger, form: str = "certificate", authority: str | None = None
) -> list[CertificateTemplate]:
    """Return the unit's own templates that suit a form and an authority, then the defaults.

    Own ones of this very authority stand first, those of any authority after them. A default that
    the unit has saved is the unit's own. Defaults of the form stand before those of other forms.
    """
    kept = find(ledger, CertificateTemplate)
    own = [one for one in kept if one.form == form and one.authority in (None, authority)]
    own.sort(key=lambda one: one.authority is None)
    known = {one.id for one in kept}
    others = [one for one in defaults(ledger.settings.unit) if one.id not in known]
    others.sort(key=lambda one: one.form != form)
    return [*own, *others]


def defaults(unit: str) -> list[CertificateTemplate]:
    """Return the templates that came with the app, as records that a unit may change and keep."""
    return [_default(unit, code, said) for code, said in _shipped().items()]


def note_of(template: CertificateTemplate) -> str:
    """Return what must be known of a shipped template and the text it follows; "" of others."""
    for code, said in _shipped().items():
        if template.id == _identity(code):
            basis = f" ({said['basis']})" if "basis" in said else ""
            return f"{said['note']}{basis}"
    return ""


def _default(unit: str, code: str, said: Mapping[str, Any]) -> CertificateTemplate:
    values = {key: said[key] for key in ("name", "form", "width", "height", "spots")}
    return CertificateTemplate.model_validate({"id": _identity(code), "unit": unit} | values)


def _identity(code: str) -> str:
    """Return the same identity for a default every time, so that saving it replaces it."""
    return sha256(f"certificate template {code}".encode()).hexdigest()[:32]


@cache
def _shipped() -> dict[str, Any]:
    return tomllib.loads(file("forms", "certificates.toml").read_text("utf-8"))

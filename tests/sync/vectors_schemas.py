"""The schemas that belong to FORMAT.md: each document, line and record, from its declaration."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from pydantic import BaseModel

from storage.records import KINDS, Record, fields_of
from sync.content import SENT_KINDS, sent_fields
from sync.decision import DecisionDocument
from sync.document import Document
from sync.dossier import DOSSIER_KINDS, HeldAward, dossier_fields
from sync.dossier_payload import _Head
from sync.enrolment import Invitation, Request
from sync.manifest import Manifest
from sync.notice import Notice
from sync.payload import _Amendment, _Figure, _Month, _Photo
from sync.receipts import Receipt
from sync.recovery import RecoveryDocument
from sync.registry import Registry
from sync.rotation import Rotation

DOCUMENTS: dict[str, type[Document]] = {
    "manifest": Manifest,
    "receipt": Receipt,
    "registry": Registry,
    "invitation": Invitation,
    "request": Request,
    "rotation": Rotation,
    "decision": DecisionDocument,
    "notice": Notice,
    "recovery": RecoveryDocument,
}
LINES: dict[str, type[BaseModel]] = {
    "month.json": _Month,
    "figures.jsonl": _Figure,
    "photos.jsonl": _Photo,
    "slip.jsonl": _Amendment,
    "dossier.json": _Head,
    "held.jsonl": HeldAward,
}


def schemas() -> dict[str, Any]:
    """Return all schemas, as JSON Schema; of records only the fields that travel."""
    return {
        "documents": {name: _schema(kind) for name, kind in DOCUMENTS.items()},
        "lines": {name: _schema(kind) for name, kind in LINES.items()},
        "kinds": sorted(kind.KIND for kind in KINDS),
        "month": _records(SENT_KINDS, sent_fields),
        "dossier": _records(DOSSIER_KINDS, dossier_fields),
    }


def _records(
    kinds: Collection[type[Record]], fields: Callable[[type[Record]], Collection[str]]
) -> dict[str, Any]:
    return {kind.KIND: _record(kind, set(fields(kind))) for kind in kinds}


def _record(kind: type[Record], sent: set[str]) -> dict[str, Any]:
    schema = _schema(kind)
    schema["properties"] = {n: p for n, p in schema["properties"].items() if n in sent}
    schema["required"] = [name for name in schema["required"] if name in sent]
    schema["additionalProperties"] = True
    refers = {f.name: f.fact.refers for f in fields_of(kind) if f.fact.refers and f.name in sent}
    schema["dated_by"] = kind.DATED_BY
    one = {name: schema["properties"][name].get("type") != "array" for name in refers}
    schema["refers"] = {name: other for name, other in refers.items() if one[name]}
    return schema


def _schema(kind: type[BaseModel]) -> dict[str, Any]:
    whole = kind.model_json_schema()
    schema: dict[str, Any] = _plain(whole, whole.pop("$defs", {}))
    return schema


def _plain(value: Any, parts: dict[str, Any]) -> Any:
    """Put parts where they are referred to, and leave out what only people read."""
    if isinstance(value, list):
        return [_plain(each, parts) for each in value]
    if not isinstance(value, dict):
        return value
    if "$ref" in value:
        return _plain(parts[value["$ref"].rsplit("/", 1)[1]], parts)
    kept = {n: v for n, v in value.items() if n not in ("title", "description", "default")}
    plain = {name: _plain(each, parts) for name, each in kept.items() if name != "properties"}
    if "properties" in value:
        named = value["properties"].items()
        plain["properties"] = {name: _plain(each, parts) for name, each in named}
    if "patternProperties" in plain:
        plain["additionalProperties"] = False
    return plain

"""From the values of a row to a model, its first place and its launch; or one more place of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from resources.wording import _
from storage.imports.around import Around
from storage.imports.making import plain_values, valid
from storage.imports.meanings import finder_of, plain_name
from storage.imports.plans import Line
from storage.imports.problems import CellError, KnownRowError
from storage.imports.reading import Reader
from storage.imports.targets import SITE
from storage.ledger import Ledger
from storage.model_life import launch_of
from storage.records import ModelSite, Record, SecurityModel
from storage.repository import find


@dataclass
class Models:
    """The models in the books and those made of earlier rows, with their places."""

    skip_known: bool
    _models: dict[str, SecurityModel] = field(default_factory=dict)
    _sites: dict[str, set[str]] = field(default_factory=dict)

    def know(self, ledger: Ledger) -> None:
        """Read the models and places in the books."""
        self._models = {plain_name(one.name): one for one in find(ledger, SecurityModel)}
        for site in find(ledger, ModelSite):
            self._sites.setdefault(site.model, set()).add(_place_of(site))

    def make(self, line: Line, reader: Reader, around: Around) -> tuple[Record, ...]:
        """Make what a row says; raises KnownRowError when that is there already."""
        values = plain_values(SecurityModel, line, reader)
        known = self._models.get(plain_name(values["name"]))
        model = known if known and self.skip_known else _model(values, around)
        site = _site(line, reader, model, around)
        if model is known:
            if site is None or _place_of(site) in self._sites.get(model.id, set()):
                raise KnownRowError
            words = _("Mô hình này đã có; dòng này được ghi là một điểm nữa của nó.")
            reader.note(line.row, line.columns.get("name"), words)
        else:
            self._models[plain_name(model.name)] = model
        if site:
            self._sites.setdefault(model.id, set()).add(_place_of(site))
        begun = () if model is known else _begun(model, around)
        return (*begun, site) if site else begun


def _model(values: dict[str, Any], around: Around) -> SecurityModel:
    if "type" not in values:
        try:
            values["type"] = finder_of("model_types").one(values["name"])
        except CellError as error:
            raise CellError(
                _("Không rõ mô hình thuộc loại nào trong danh mục."),
                _("Thêm cột «Loại trong danh mục», hoặc chọn một loại cho mọi dòng."),
                "name",
            ) from error
    return valid(SecurityModel, values, around)


def _site(line: Line, reader: Reader, model: SecurityModel, around: Around) -> ModelSite | None:
    values = plain_values(ModelSite, line, reader, before=SITE)
    if not values:
        return None
    if "name" not in values:
        column = line.columns.get(f"{SITE}hamlet")
        values["name"] = reader.words(line.row, column) or values.get("host") or model.name
    if f"{SITE}opened_on" not in reader.keys:
        values["opened_on"] = model.launched_on
    return valid(ModelSite, values | {"model": model.id}, around, SITE)


def _begun(model: SecurityModel, around: Around) -> tuple[Record, ...]:
    launch = launch_of(model, around.opened_on)
    return (model, launch) if launch else (model,)


def _place_of(site: ModelSite) -> str:
    return f"{site.hamlet or ''}/{plain_name(site.host)}/{plain_name(site.name)}"

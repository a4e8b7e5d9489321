"""From the values of a row to a model, its first place and its launch; or one more place of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from resources.catalogues import model_types
from resources.wording import _
from storage.imports.around import Around
from storage.imports.making import plain_values, valid
from storage.imports.meanings import finder_of
from storage.imports.place_names import plain_name
from storage.imports.plans import Line
from storage.imports.problems import CellError, KnownRowError
from storage.imports.reading import Reader
from storage.imports.targets import SITE
from storage.ledger import Ledger
from storage.model_life import launch_of
from storage.records import ModelSite, Record, SecurityModel
from storage.repository import find

_COUNTS = ("groups", "members", "households")


@dataclass
class Models:
    """The models in the books and those made of earlier rows, with their places."""

    skip_known: bool
    _models: dict[str, SecurityModel] = field(default_factory=dict)
    _places: dict[str, set[str]] = field(default_factory=dict)

    def know(self, ledger: Ledger) -> None:
        """Read the models and places in the books."""
        self._models = {plain_name(one.name): one for one in find(ledger, SecurityModel)}
        for site in find(ledger, ModelSite):
            self._places.setdefault(site.model, set()).add(_place_of(site))

    def make(self, line: Line, reader: Reader, around: Around) -> tuple[Record, ...]:
        """Make what a row says; raises KnownRowError when that is there already."""
        values = plain_values(SecurityModel, line, reader)
        known = self._models.get(plain_name(values["name"]))
        model = known if known and self.skip_known else _model(values, line, reader, around)
        sites = self._fresh(_sites(line, reader, model, around))
        if model is known:
            if not sites:
                raise KnownRowError
            words = _("Mô hình này đã có; dòng này được ghi là một điểm nữa của nó.")
            reader.note(line.row, line.columns.get("name"), words)
        else:
            self._models[plain_name(model.name)] = model
        begun = () if model is known else _begun(model, around)
        return (*begun, *sites)

    def _fresh(self, sites: list[ModelSite]) -> list[ModelSite]:
        """Return the places that are not known yet, and know them from now on."""
        fresh = []
        for site in sites:
            known = self._places.setdefault(site.model, set())
            if _place_of(site) not in known:
                known.add(_place_of(site))
                fresh.append(site)
        return fresh


def _model(values: dict[str, Any], line: Line, reader: Reader, around: Around) -> SecurityModel:
    if "type" not in values:
        try:
            values["type"] = finder_of("model_types").one(values["name"])
        except CellError as error:
            raise CellError(
                _("Không rõ mô hình thuộc loại nào trong danh mục."),
                _("Thêm cột «Loại trong danh mục», hoặc chọn một loại cho mọi dòng."),
                "name",
            ) from error
        kind = _("Loại đoán theo tên: {type}.").format(type=model_types()[values["type"]].name)
        reader.note_once(line.row, line.columns.get("name"), kind)
    return valid(SecurityModel, values, around)


def _sites(line: Line, reader: Reader, model: SecurityModel, around: Around) -> list[ModelSite]:
    """Return the place of a row, or one for each hamlet; what was counted stays with the first."""
    values = plain_values(ModelSite, line, reader, before=SITE)
    if not values:
        return []
    column = line.columns.get(f"{SITE}hamlet")
    if f"{SITE}opened_on" not in reader.keys:
        values["opened_on"] = model.launched_on
    hamlets = values.pop("hamlet", None) or [None]
    said = {"name": reader.words(line.row, column) or values.get("host") or model.name} | values
    counts = {name: 0 for name in _COUNTS if name in values}
    made = []
    for place, hamlet in enumerate(hamlets):
        own = {"model": model.id, "hamlet": hamlet} | (counts if place else {})
        if len(hamlets) > 1 and "name" not in values:
            own["name"] = reader.find.of_kind("hamlet").word(hamlet)
        made.append(valid(ModelSite, said | own, around, SITE))
    if len(made) > 1:
        words = _("Ghi thành {count} điểm; các số đếm được ghi ở điểm đầu.")
        reader.note(line.row, column, words.format(count=len(made)))
    return made


def _begun(model: SecurityModel, around: Around) -> tuple[Record, ...]:
    launch = launch_of(model, around.opened_on)
    return (model, launch) if launch else (model,)


def _place_of(site: ModelSite) -> str:
    return f"{site.hamlet or ''}/{plain_name(site.host)}/{plain_name(site.name)}"

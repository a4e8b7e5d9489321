"""Which editor fits a field."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from resources.catalogues import model_types, offered, words
from resources.wording import _
from storage.records import Field
from ui.screens.answers_editor import AnswersEditor
from ui.screens.checklist import MultiChoiceEditor
from ui.screens.choice_editors import ChoiceEditor
from ui.screens.commendation_rule_value import RuleValueEditor
from ui.screens.date_editor import DateEditor
from ui.screens.editors import Editor
from ui.screens.layouts import CELLS, LINES, LONG, MONEY
from ui.screens.measures_editor import MeasuresEditor
from ui.screens.photos_editor import Album, PhotosEditor
from ui.screens.rows_editor import RowsEditor
from ui.screens.sections_editor import SectionsEditor
from ui.screens.text_editors import (
    CountEditor,
    LinesEditor,
    LongTextEditor,
    TextEditor,
    YearEditor,
    YesNoEditor,
)
from ui.screens.ticks_editor import TicksEditor
from ui.screens.words import is_year


class NoAlbum:
    """Where there are no pictures."""

    def add_photo(self, data: bytes) -> str | None:
        """Keep nothing."""
        del data
        return None

    def photo(self, digest: str) -> bytes:
        """Return no picture."""
        del digest
        return b""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What editors need to know of the world: what day it is, and where pictures are."""

    today: date = field(default_factory=date.today)
    album: Album = field(default_factory=NoAlbum)


def editor_for(field: Field, around: Surroundings) -> Editor:
    """Choose the editor for a field by where its values come from, its name, or what it holds."""
    if field.fact.choices or field.fact.refers:
        return _choice(field)
    if field.name == "value" and field.type is str:
        return RuleValueEditor()
    by_name = _named(field.name, around)
    if by_name:
        return by_name()
    return _TYPED.get(field.type, _text)(field, around)


def _named(name: str, around: Surroundings) -> Callable[[], Editor] | None:
    if name in _BY_NAME:
        return _BY_NAME[name]
    if name in CELLS:
        return lambda: RowsEditor(CELLS[name], around.today)
    if name == "photos":
        return lambda: PhotosEditor(around.album)
    return None


def _choice(field: Field) -> Editor:
    options = offered(field.fact.choices) if field.fact.choices else {}
    known = words(field.fact.choices) if field.fact.choices else {}
    if field.type is tuple:
        return MultiChoiceEditor(options, known=known)
    also = {}
    if field.fact.choices == "model_types":
        also = {code: " ".join(kind.synonyms) for code, kind in model_types().items()}
    return ChoiceEditor(options, empty=field.nullable, also=also, known=known)


def _text(_field: Field, _around: Surroundings) -> Editor:
    return TextEditor()


def _count(field: Field, _around: Surroundings) -> Editor:
    if is_year(field):
        return YearEditor()
    unit = _("đồng") if field.name in MONEY else ""
    return CountEditor(empty=None if field.nullable else 0, unit=unit)


def _day(_field: Field, around: Surroundings) -> Editor:
    return DateEditor(around.today)


def _yes_no(field: Field, _around: Surroundings) -> Editor:
    return YesNoEditor(_(field.fact.label))


def _measures(_field: Field, _around: Surroundings) -> Editor:
    return MeasuresEditor()


_BY_NAME: dict[str, type[Editor]] = {
    **dict.fromkeys(LONG, LongTextEditor),
    **dict.fromkeys(LINES, LinesEditor),
    "answers": AnswersEditor,
    "dossier": TicksEditor,
    "texts": SectionsEditor,
}
_TYPED: dict[type, Callable[[Field, Surroundings], Editor]] = {
    date: _day,
    int: _count,
    bool: _yes_no,
    dict: _measures,
}

"""What is typed into a form that is no register's sheet outlives a power cut: kept as a draft."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol, runtime_checkable

from pydantic_core import to_jsonable_python
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, SignalInstance
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QComboBox,
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)

from resources.wording import _
from ui.screens.desk import Desk
from ui.screens.editors import Editor
from ui.screens.parts import plain
from ui.screens.soon import Soon

_AT, _OWN = "__at", "__own"  # in a draft, beside the names of fields
_NEVER = frozenset({"search", "secret", "code"})  # what seeks rows, and what nobody may read
_CODE = Qt.ItemDataRole.UserRole


class Kept(QObject):
    """Keeps the fields of a form as a draft of the desk, a moment after each change.

    Its fields are the attributes of the form that can be typed into or chosen from, by their
    names; never one that hides its letters. What a form, or a part of it, holds elsewhere it tells
    by `typed`, takes back by `retype`, and says by `touched` that it changed.
    """

    def __init__(self, desk: Desk, name: str, form: QWidget, *, only: Collection[str] = ()) -> None:
        """Begin with the form as it stands: this is not kept, only what differs from it.

        `only` names the fields that are kept; none of them: all.
        """
        super().__init__(form)
        self._desk, self._name, self._form = desk, name, form
        found = typed_fields(form)
        self._fields = {
            name: (field, way) for name, field, way in found if not only or name in only
        }
        self._begun, self._has_begun = self._said(), False
        self.soon = Soon(self._keep, form)
        for field, way in self._fields.values():
            way.changed(field).connect(lambda *_said: self.soon.ask())
        if hasattr(form, "touched"):
            form.touched.connect(self.soon.ask)
        form.installEventFilter(self)

    def recall(self) -> str:
        """Put back what was half typed; return when it was kept, "" if nothing was."""
        kept = self._desk.draft_of(self._name)
        if kept is None:
            return ""
        if _OWN in kept:
            self._form.retype(kept[_OWN])  # type: ignore[attr-defined]  # it told them
        for name, (field, way) in self._fields.items():
            if name in kept:
                way.write(field, kept[name])
        self.soon.stop()
        return str(kept.get(_AT, ""))

    def begin(self) -> str:
        """Take the form as it stands now for what it begins with; the first time recall, too."""
        self._begun = self._said()
        if self._has_begun:
            return ""
        self._has_begun = True
        return self.recall()

    def drop(self) -> None:
        """Forget it: it was saved or given up."""
        self.soon.stop()
        self._desk.drop_draft(self._name)
        self._begun = self._said()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Hide and watched is self._form:
            self.soon.at_once()  # the books may be closed right after
        return False

    def _said(self) -> dict[str, Any]:
        said = {name: way.read(field) for name, (field, way) in self._fields.items()}
        if hasattr(self._form, "typed"):
            said[_OWN] = self._form.typed()
        values: dict[str, Any] = to_jsonable_python(said)
        return values

    def _keep(self) -> None:
        said = self._said()
        if said == self._begun:
            self._desk.drop_draft(self._name)
            return
        at = datetime.now().astimezone().strftime("%H:%M %d/%m/%Y")
        self._desk.keep_draft(self._name, said | {_AT: at})


def keep_dialog(dialog: QDialog) -> Kept | None:
    """Keep what is typed into a dialog that names its draft (`drafted`), until it is done with."""
    name, desk = str(getattr(dialog, "drafted", "")), desk_of(dialog)
    if not name or desk is None:
        return None
    kept = Kept(desk, name, dialog)
    at, layout = kept.recall(), dialog.layout()
    if at and isinstance(layout, QBoxLayout):
        words = _("Đã mở lại những gì nhập dở lúc {at}; bấm «Quay lại» để bỏ.")
        layout.insertWidget(0, plain(words.format(at=at), look="muted", wrap=True))
    dialog.finished.connect(lambda result: _end(kept, desk, result))
    return kept


def typed_fields(form: QWidget) -> Iterator[tuple[str, Any, _Way]]:
    """Yield the fields of a form by their names; fields of secrets and of searches are none."""
    for name, part in vars(form).items():
        parts = part if isinstance(part, dict) else {"": part}
        for key, field in parts.items():
            way = _way(field)
            if way and name not in _NEVER and not _is_secret(field):
                yield f"{name}.{key}" if key else name, field, way


def _end(kept: Kept, desk: Desk, result: int) -> None:
    """Forget the draft, unless what the dialog asked for is refused right after it."""
    if result == QDialog.DialogCode.Rejected:
        kept.drop()
        return
    before = desk.refusals

    def look() -> None:
        if desk.refusals == before:
            kept.drop()

    QTimer.singleShot(0, kept, look)


def desk_of(widget: QWidget | None) -> Desk | None:
    """Return the desk that a widget or what it lies in works at."""
    while widget is not None:
        for name in ("desk", "_desk"):
            desk = getattr(widget, name, None)
            if isinstance(desk, Desk):
                return desk
        widget = widget.parentWidget()
    return None


def _is_secret(field: object) -> bool:
    return isinstance(field, QLineEdit) and field.echoMode() != QLineEdit.EchoMode.Normal


def _chosen(box: QComboBox) -> Any:  # any JSON
    return box.currentText() if box.isEditable() else box.currentData()


def _choose(box: QComboBox, value: Any) -> None:  # any JSON
    if box.isEditable():
        box.setEditText(value)
    elif box.findData(value) >= 0:
        box.setCurrentIndex(box.findData(value))
        box.activated.emit(box.currentIndex())  # what follows a choice follows it


def _ticked(box: QListWidget) -> list[Any]:
    on = Qt.CheckState.Checked
    return [item.data(_CODE) for item in _boxes(box) if item.checkState() == on]


def _tick(box: QListWidget, codes: Sequence[Any]) -> None:
    for item in _boxes(box):
        on = item.data(_CODE) in codes
        item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)


def _boxes(box: QListWidget) -> list[QListWidgetItem]:
    every = [box.item(row) for row in range(box.count())]
    return [item for item in every if item.data(Qt.ItemDataRole.CheckStateRole) is not None]


@runtime_checkable
class _Telling(Protocol):
    """A part that holds more than one field, such as a table that is typed into."""

    @property
    def touched(self) -> SignalInstance: ...

    def typed(self) -> Any: ...  # any JSON

    def retype(self, said: Any) -> None: ...  # any JSON


@dataclass(frozen=True, slots=True)
class _Way:
    """How one kind of field tells that it changed, is read, and is written."""

    kind: type[Any]
    changed: Callable[[Any], SignalInstance]
    read: Callable[[Any], Any]
    write: Callable[[Any, Any], object]


_WAYS = (
    _Way(
        _Telling,
        lambda one: one.touched,
        lambda one: one.typed(),
        lambda one, said: one.retype(said),
    ),
    _Way(
        Editor, lambda one: one.changed, lambda one: one.read(), lambda one, value: one.write(value)
    ),
    _Way(
        QPlainTextEdit,
        lambda one: one.textChanged,
        QPlainTextEdit.toPlainText,
        QPlainTextEdit.setPlainText,
    ),
    _Way(QLineEdit, lambda one: one.textChanged, QLineEdit.text, QLineEdit.setText),
    _Way(QComboBox, lambda one: one.currentTextChanged, _chosen, _choose),
    _Way(QCheckBox, lambda one: one.toggled, QCheckBox.isChecked, QCheckBox.setChecked),
    _Way(QListWidget, lambda one: one.itemChanged, _ticked, _tick),
    _Way(QSpinBox, lambda one: one.valueChanged, QSpinBox.value, QSpinBox.setValue),
)


def _way(field: object) -> _Way | None:
    return next((way for way in _WAYS if isinstance(field, way.kind)), None)

"""Reading ahead: later screens are read and made while the user looks at the first one.

A module a turn, then a screen a turn whenever nobody touched key or mouse for a moment: the first
visit of a place is then as quick as any other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules
from time import monotonic, thread_time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

_AFTER_MS = 300  # the first screen is filled in by then
_PAUSE_MS = 12  # a key or a click that comes meanwhile waits for one module at most
_LIGHT_S = 0.004  # so long are several light ones read in one turn
_IDLE_S, _LOOK_MS = 1.0, 200  # a screen is made after so long without key or mouse
_TOUCHES = frozenset(
    {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.MouseMove}
)
_HEAVY = (  # what takes longest, its parts first
    "PIL.Image",
    "reportlab.lib.utils",
    "reportlab.pdfbase.pdfmetrics",
    "reportlab.pdfbase.ttfonts",
    "reportlab.pdfgen.canvas",
    "reportlab.platypus.paragraph",
    "reportlab.platypus",
    "reportlab.graphics.shapes",
    "reportlab.graphics.renderPDF",
    "pypdfium2",
    "lxml.etree",
    "docx.oxml.styles",
    "docx.oxml.table",
    "docx.oxml",
    "docx.opc.part",
    "docx",
    "xlsxwriter.worksheet",
    "xlsxwriter",
    "cryptography.x509",
    "python_calamine",
)
_OURS = ("storage", "storage.commendation", "storage.imports", "ui.paper", "ui.paper.reports")


class Ahead(QTimer):
    """Reads modules, then does what is to be done in idle moments, and ends."""

    def __init__(
        self, first: Sequence[str], works: Sequence[Callable[[], object]], parent: QWidget
    ) -> None:
        """`first` are modules of this room that are wanted soonest, `works` what makes screens."""
        super().__init__(parent)
        self._names = names(first)
        self._works = iter(works)
        self._touched = monotonic()
        self.timeout.connect(self._read)
        self._app, self._window = QApplication.instance(), parent
        assert self._app
        self._app.installEventFilter(self)
        self.start(_AFTER_MS)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self._touched = monotonic()
        return super().eventFilter(watched, event)

    def _read(self) -> None:
        self.setInterval(_PAUSE_MS)
        begun = thread_time()
        for name in self._names:
            import_module(name)
            if thread_time() - begun > _LIGHT_S:
                return
        self._make()

    def _make(self) -> None:
        self.setInterval(_LOOK_MS)
        if not self._window.isVisible():  # it was closed, and its books with it
            self._end()
            return
        if monotonic() - self._touched < _IDLE_S:
            return
        work = next(self._works, None)
        if work is None:
            self._end()
        else:
            work()

    def _end(self) -> None:
        self.stop()
        assert self._app
        self._app.removeEventFilter(self)


def names(first: Sequence[str]) -> Iterator[str]:
    """Return the modules to read, in their order."""
    yield from _HEAVY
    for package in _OURS:
        yield from _inside(package)
    yield from (f"ui.screens.{name}" for name in first)


def _inside(package: str) -> Iterator[str]:
    found = find_spec(package)
    for one in iter_modules(found.submodule_search_locations if found else None):
        if not one.ispkg:
            yield f"{package}.{one.name}"

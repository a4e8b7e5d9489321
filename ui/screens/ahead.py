"""Reading ahead: later screens are read and made while the user looks at the first one.

A module a turn, then a screen a turn whenever nobody touched key or mouse for a moment: the first
visit of a place is then as quick as any other.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules
from sys import modules
from time import monotonic, thread_time

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from ui.screens.idle import Hands
from ui.screens.turns import Coming

_AFTER_MS = 300  # the first screen is filled in by then
_PAUSE_MS = 12  # a key or a click that comes meanwhile waits for one module at most
_LIGHT_S = 0.004  # so long are several light ones read in one turn
_IDLE_S, _LOOK_MS = 1.0, 200  # a screen is made after so long without key or mouse
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
_OURS = (
    "storage",
    "storage.commendation",
    "storage.imports",
    "ui.paper",
    "ui.paper.checker",
    "ui.paper.reports",
)
_SHEETS = (
    "ui.paper.reports.sentences",
    "ui.screens.form",
    "ui.screens.sheet",
    "docx.oxml",
    "docx",
    "storage.imports.word",
    "storage.imports.carrying",
    "storage.imports",
    "ui.screens.importing",
    "ui.screens.list_menu",
    "ui.screens.register",
)
_PAPERS = (
    "PIL.Image",
    "reportlab.pdfgen.canvas",
    "reportlab.platypus",
    "ui.paper.as_pdf",
    "ui.paper.reports.making",
    "ui.paper.checker",
    "ui.paper.signing.sign",
    "ui.screens.preview",
)
_PARTS: Mapping[str, tuple[str, ...]] = {  # what takes longest of a place, read before the rest
    "models": _SHEETS,
    "teams": _SHEETS,
    "hamlets": _SHEETS,
    "activities": _SHEETS,
    "more_registers": _SHEETS,
    "safety": (*_SHEETS, *_PAPERS),
    "personal_data": ("ui.screens.pages", *_PAPERS),
    "month": (*_PAPERS, "ui.screens.report_preview"),
    "reports": (*_SHEETS, *_PAPERS, "ui.paper.reports", "ui.screens.report_preview"),
    "sending": ("ui.screens.parcel_lines", "ui.screens.recovering", "ui.screens.stick_trip"),
    "commendations": (
        *_SHEETS,
        *_PAPERS,
        "ui.paper.commendation.dossier_set",
        "ui.screens.commendation_papers",
        "ui.paper.certificates",
        "ui.screens.certificate_stock",
        "ui.screens.certificates",
        "ui.screens.awards",
        "ui.screens.proposals",
        "sync.parcels",
        "ui.screens.review_writing",
        "ui.screens.reviews",
    ),
}


class Ahead(QTimer):
    """Reads modules, then does what is to be done in idle moments, and ends."""

    def __init__(
        self, first: Sequence[str], works: Iterable[Callable[[], object]], parent: QWidget
    ) -> None:
        """`first` are modules of this room that are wanted soonest, `works` what makes screens."""
        super().__init__(parent)
        self._names = names(first)
        self._works = iter(works)
        self._learnt = False  # something was read that was not known before
        self._touched = monotonic()
        self.timeout.connect(self._read)
        self._window = parent
        Hands(self).stirred.connect(self._touch)  # not a filter of the app: it sees each event
        self.start(_AFTER_MS)

    def _touch(self) -> None:
        self._touched = monotonic()

    def _read(self) -> None:
        self.setInterval(_PAUSE_MS)
        if self._is_awaited():
            return
        begun = thread_time()
        for name in self._names:
            self._learnt |= name not in modules
            import_module(name)
            if thread_time() - begun > _LIGHT_S:
                return
        self.timeout.disconnect(self._read)
        self.timeout.connect(self._make)
        self.setInterval(_LOOK_MS)
        if self._learnt:  # it stays for good: nobody need look for rubbish in it ever again
            gc.collect()
            gc.freeze()

    def _is_awaited(self) -> bool:
        """Tell whether somebody waits for a place: what it needs is read before all else."""
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        coming = self._window.findChild(Coming, options=direct)
        return coming is not None and coming.isActive()

    def _make(self) -> None:
        if not self._window.isVisible():  # it was closed, and its books with it
            self.stop()
            return
        if monotonic() - self._touched < _IDLE_S or self._is_awaited():
            return
        work = next(self._works, None)
        if work is None:
            self.stop()
        else:
            work()


def names(first: Sequence[str]) -> Iterator[str]:
    """Return the modules to read, in their order."""
    yield from _HEAVY
    for package in _OURS:
        yield from _inside(package)
    for name in first:
        yield from modules_of(name)


def modules_of(name: str) -> Iterator[str]:
    """Return what is read for a module of this room, in parts that are quick each."""
    yield from _PARTS.get(name, ())
    yield f"ui.screens.{name}"


def _inside(package: str) -> Iterator[str]:
    found = find_spec(package)
    for one in iter_modules(found.submodule_search_locations if found else None):
        if not one.ispkg:
            yield f"{package}.{one.name}"

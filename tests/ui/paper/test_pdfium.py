"""Papers are drawn on the screen's thread while jobs join and read others."""

from __future__ import annotations

import sys
from ast import Attribute, Call, Name, parse, walk
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from subprocess import run
from threading import Event

import pytest
from pypdfium2 import PdfiumError

from tests.ui.paper.samples import DISPATCH, PROPOSAL
from ui.paper.as_pdf import printed
from ui.paper.pdfium import opened, page_count
from ui.paper.proposals import proposal_document

ROOT = Path(__file__).parents[3]


def test_drawing_goes_on_while_others_join_and_read() -> None:
    program = [sys.executable, "-m", "tests.ui.paper.drawing_and_joining"]
    done = run(program, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_another_thread_waits_until_a_paper_is_shut() -> None:
    pdf = printed(proposal_document(DISPATCH, PROPOSAL))
    began = Event()

    def count() -> int:
        began.set()
        return page_count(pdf)

    with ThreadPoolExecutor(1) as threads:
        with opened(pdf) as document:
            other = threads.submit(count)
            assert began.wait(10)
            with pytest.raises(TimeoutError):
                other.result(timeout=0.1)
            assert len(document) == page_count(pdf)  # the thread that holds it goes on
        assert other.result(timeout=10) > 0


def test_what_is_no_paper_holds_nobody_up() -> None:
    for _again in range(2):
        with pytest.raises(PdfiumError):
            page_count(b"no paper")


def test_papers_are_opened_in_one_place() -> None:
    """Types may name a document; whoever makes one goes through the module that guards it."""
    sources = [path for room in ("ui", "desktop", "sync") for path in (ROOT / room).rglob("*.py")]
    found = {path.relative_to(ROOT).as_posix() for path in sources if _opens(path)}
    assert found == {"ui/paper/pdfium.py"}


def _opens(path: Path) -> bool:
    calls = (node.func for node in walk(parse(path.read_text("utf-8"))) if isinstance(node, Call))
    made = (func.value if isinstance(func, Attribute) else func for func in calls)
    return any(isinstance(one, Name) and one.id == "PdfDocument" for one in made)

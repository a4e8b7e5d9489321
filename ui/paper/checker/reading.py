"""Reads a finished PDF, whoever made it, into page facts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from ctypes import c_int, c_uint
from math import atan2, degrees, hypot

from pypdfium2 import PdfiumError, PdfMatrix, PdfObject, PdfPage, PdfTextObj
from pypdfium2.raw import (
    FPDF_ERR_PASSWORD,
    FPDF_PAGEOBJ_PATH,
    FPDF_PAGEOBJ_TEXT,
    FPDFPageObj_GetFillColor,
    FPDFPath_GetDrawMode,
)

from resources.wording import _
from storage.errors import KnownError
from ui.paper.checker.facts import Box, Font, Page, Paper, Run
from ui.paper.checker.regions import regions_of
from ui.paper.checker.rows import page_of
from ui.paper.pdfium import opened_page, page_count

_PALE = 0xC0  # of 0xFF, as watermarks and the ground of heads are
_TAG = 7  # letters of a subset's tag with its plus sign: ABCDEF+


class UnreadablePdfError(KnownError):
    """The file is no PDF, is damaged, or asks for a password."""

    CODE = "TT-01"


def read_paper(pdf: bytes) -> Paper:
    """Read all pages; raises UnreadablePdfError."""
    try:
        return Paper(tuple(_page(pdf, place) for place in range(page_count(pdf))))
    except PdfiumError as error:
        raise _unreadable(error) from error


def _unreadable(error: PdfiumError) -> UnreadablePdfError:
    if error.err_code == FPDF_ERR_PASSWORD:
        return UnreadablePdfError(
            _(
                "Tệp PDF này đặt mật khẩu nên không kiểm tra được. Tệp vẫn nguyên như cũ; hãy bỏ "
                "mật khẩu rồi kiểm tra lại."
            )
        )
    return UnreadablePdfError(
        _(
            "Tệp này không phải PDF hoặc đã hỏng nên không kiểm tra được. Tệp vẫn nguyên như cũ; "
            "hãy xuất lại PDF rồi kiểm tra lại."
        )
    )


def _page(pdf: bytes, place: int) -> Page:
    with opened_page(pdf, place) as page:
        size, runs, paths = page.get_size(), *_drawn(page)
    return page_of(place + 1, size, runs, regions_of(paths))


def _drawn(page: PdfPage) -> tuple[list[Run], list[Box]]:
    """Return the words of a page and what is drawn on it."""
    shown = _shown(page)
    runs: list[Run] = []
    paths: list[Box] = []
    with closing(page.get_textpage()) as textpage:
        for drawn in page.get_objects(textpage=textpage):
            if drawn.type == FPDF_PAGEOBJ_TEXT:
                runs += _runs(drawn, _placed(drawn, shown))
            elif drawn.type == FPDF_PAGEOBJ_PATH and not _is_ground(drawn):
                paths.append(_box(drawn, _placed(drawn, shown)))
    return runs, paths


def _shown(page: PdfPage) -> PdfMatrix:
    """Lead from a page's own measures to what a reader sees: turned, and from the top left."""
    left, bottom, right, top = page.get_cropbox()
    match page.get_rotation():
        case 90:
            return PdfMatrix(0, 1, 1, 0, -bottom, -left)
        case 180:
            return PdfMatrix(-1, 0, 0, 1, right, -bottom)
        case 270:
            return PdfMatrix(0, -1, -1, 0, top, right)
        case _:
            return PdfMatrix(1, 0, 0, -1, -left, top)


def _placed(drawn: PdfObject, shown: PdfMatrix) -> PdfMatrix:
    """Lead through the forms that hold an object: it is measured within the innermost."""
    form = drawn.container
    return form.get_matrix().multiply(_placed(form, shown)) if form else shown


def _runs(drawn: PdfTextObj, placed: PdfMatrix) -> Iterator[Run]:
    try:
        text = drawn.extract()
    except PdfiumError:  # nothing can be copied out of it, as of a lone space
        return
    if not text.strip():
        return
    at = drawn.get_matrix().multiply(placed)
    font = drawn.get_font()
    name = font.get_base_name()
    bare = name[_TAG:] if name[_TAG - 1 : _TAG] == "+" else name
    yield Run(
        text=text,
        font=Font(bare, font.is_embedded),
        size=round(drawn.get_font_size() * hypot(at.c, at.d), 1),
        box=_box(drawn, placed),
        baseline=at.f,
        angle=round(degrees(atan2(-at.b, at.a))),
    )


def _is_ground(drawn: PdfObject) -> bool:
    """Tell a pale filling, which lies behind words and rules nothing."""
    filled, stroked = c_int(), c_int()
    FPDFPath_GetDrawMode(drawn, filled, stroked)
    red, green, blue, alpha = c_uint(), c_uint(), c_uint(), c_uint()
    FPDFPageObj_GetFillColor(drawn, red, green, blue, alpha)
    return not stroked.value and min(red.value, green.value, blue.value) >= _PALE


def _box(drawn: PdfObject, placed: PdfMatrix) -> Box:
    return Box(*placed.on_rect(*drawn.get_bounds()))

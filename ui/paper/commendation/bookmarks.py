"""Bookmarks of a PDF that was put together: pdfium joins pages but writes none."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from resources.wording import in_vietnamese as _
from ui.paper.fonts import printable

_pdf: Any = generic  # its constructors have no types


def bookmarked(pdf: bytes, marks: Sequence[tuple[str, int]], *, title: str, author: str) -> bytes:
    """Return the PDF with a bookmark for each name at its page, counted from 1."""
    writer: Any = IncrementalPdfFileWriter(BytesIO(pdf))
    writer.root["/Outlines"] = _outline(writer, marks)
    writer.root["/Lang"] = _pdf.pdf_string("vi-VN")
    writer.root["/ViewerPreferences"] = _dictionary({"/DisplayDocTitle": _pdf.BooleanObject(True)})  # noqa: FBT003  # the format's own word
    writer.update_root()
    said = writer.document_meta
    said.title, said.author, said.creator = printable(title), printable(author), _("Bình Yên")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _outline(writer: Any, marks: Sequence[tuple[str, int]]) -> Any:
    """Chain the bookmarks as the format asks: each knows its neighbours (ISO 32000, 12.3.3)."""
    top, *places = (writer.allocate_placeholder() for _each in range(len(marks) + 1))
    for at, (name, page) in enumerate(marks):
        target = writer.find_page_for_modification(page - 1)[0]
        item = {
            "/Title": _pdf.pdf_string(printable(name)),
            "/Parent": top,
            "/Dest": _pdf.ArrayObject([target, _pdf.NameObject("/Fit")]),
        }
        if at:
            item["/Prev"] = places[at - 1]
        if at + 1 < len(places):
            item["/Next"] = places[at + 1]
        writer.add_object(_dictionary(item), idnum=places[at].idnum)
    whole = {
        "/Type": _pdf.NameObject("/Outlines"),
        "/First": places[0],
        "/Last": places[-1],
        "/Count": _pdf.NumberObject(len(marks)),
    }
    return writer.add_object(_dictionary(whole), idnum=top.idnum)


def _dictionary(items: dict[str, Any]) -> Any:
    return _pdf.DictionaryObject({_pdf.NameObject(name): value for name, value in items.items()})

"""The pages of a Word file: size, margins, page numbers, and what stands outside the text."""

from __future__ import annotations

from docx.document import Document as WordFile
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section, _Header
from docx.shared import Pt
from reportlab.lib.pagesizes import A4, landscape

from resources.wording import in_vietnamese as _
from ui.paper.dispatch import Marks
from ui.paper.fonts import printable
from ui.paper.sheet import BOTTOM, LEFT, RIGHT, TOP
from ui.paper.word_markup import Look, paragraph

_NUMBER = (
    '<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r>'
    '<w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r>'
    '<w:fldChar w:fldCharType="end"/></w:r></w:p>'
)
_DRAWING = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
_TO_NUMBER = 21.0  # from the upper edge, in points: the number stands in the middle of the margin
_TO_MARK = 10.0  # a mark above the number


def begin_body(made: WordFile, marks: Marks, *, turned: bool = False) -> None:
    """Set the first section, with what stands on each page; the first has no number."""
    section = made.sections[0]
    _measure(section, landscape(A4) if turned else A4)
    section.orientation = WD_ORIENT.LANDSCAPE if turned else WD_ORIENT.PORTRAIT
    section.header_distance = Pt(_TO_MARK if _is_marked(marks) else _TO_NUMBER)
    _fill(section.first_page_header, marks, first=True)
    _fill(section.header, marks, first=False)


def begin_annex(made: WordFile) -> None:
    """Turn to a landscape page, whose number starts again from one."""
    section = made.add_section(WD_SECTION.NEW_PAGE)
    *_others, above, last = made.paragraphs
    last.style = thin = _("Khoảng cách")
    if above.style and above.style.name == thin:  # two of them may begin a page that stays empty
        above._p.getparent().remove(above._p)  # noqa: SLF001  # python-docx takes nothing away
    _measure(section, landscape(A4))
    section.orientation = WD_ORIENT.LANDSCAPE
    properties = section._sectPr  # noqa: SLF001  # python-docx does not number pages
    for old in properties.findall(qn("w:pgNumType")):
        properties.remove(old)
    begin = parse_xml(f'<w:pgNumType {nsdecls("w")} w:start="1"/>')
    properties.find(qn("w:pgMar")).addnext(begin)


def _measure(section: Section, size: tuple[float, float]) -> None:
    section.page_width, section.page_height = Pt(size[0]), Pt(size[1])
    section.top_margin, section.bottom_margin = Pt(TOP), Pt(BOTTOM)
    section.left_margin, section.right_margin = Pt(LEFT), Pt(RIGHT)
    section.footer_distance = Pt(_TO_NUMBER)
    section.different_first_page_header_footer = True


def _fill(header: _Header, marks: Marks, *, first: bool) -> None:
    header.is_linked_to_previous = False
    body = header._element  # noqa: SLF001  # python-docx cannot draw across a page
    for child in list(body):
        body.remove(child)
    markup = ""
    if marks.form and first:
        markup += paragraph(marks.form, Look(style="Header", align="left", italic=True, size=12))
    if marks.draft:
        markup += paragraph(_("DỰ THẢO"), Look(style="Header", align="left", bold=True))
    if marks.internal:
        boxed = Look(style="Header", align="right", bold=True, boxed=True)
        markup += paragraph(_("LƯU HÀNH NỘI BỘ"), boxed)
    markup += "" if first else _NUMBER
    if marks.practice:
        markup += _across(_("TẬP DƯỢT"))
    spaces = f"{nsdecls('w')} {_DRAWING}"
    markup = markup or paragraph("", Look(style="Header"))
    for child in parse_xml(f"<w:x {spaces}>{markup}</w:x>"):
        body.append(child)


def _is_marked(marks: Marks) -> bool:
    return bool(marks.internal or marks.draft or marks.form)


def _across(words: str) -> str:
    """Draw grey words from corner to corner, behind the text."""
    kind = (
        '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
        'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/>'
        '<v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>'
        '<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/>'
        '<v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas>'
        '<v:path textpathok="t"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
    )
    place = (
        "position:absolute;margin-left:0;margin-top:0;width:420pt;height:90pt;rotation:315;"
        "z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
        "mso-position-vertical:center;mso-position-vertical-relative:margin"
    )
    shape = (
        '<v:shape id="PowerPlusWaterMarkObject1" type="#_x0000_t136" fillcolor="#e0e0e0" '
        f'stroked="f" style="{place}"><v:textpath '
        'style="font-family:&quot;Times New Roman&quot;;font-weight:bold" '
        f'string="{printable(words)}"/></v:shape>'
    )
    return (
        '<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>'
        f"<w:r><w:pict>{kind}{shape}</w:pict></w:r></w:p>"
    )

"""The named styles of a Word file, and a package that says nothing in English.

The template of python-docx brings 160 styles, a theme, and a foreign program's name; none is kept.
"""

from __future__ import annotations

from typing import Final

from docx.document import Document as WordFile
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from resources.wording import in_vietnamese as _
from ui.paper.blocks import BODY_SIZE, GAP, INDENT
from ui.paper.fonts import printable
from ui.paper.spacing import USUAL, Spacing
from ui.paper.word_markup import twips

FONT: Final = "Times New Roman"  # of the same measures as the family that PDFs are set in
_LONGEST = 255  # letters of a property, by the Open Packaging Conventions
_LINE = 240  # Word's measure of a single line
_KEPT_PARTS = ("officeDocument", "core-properties", "styles", "settings", "header", "image")


def prepare(made: WordFile, title: str, author: str, spacing: Spacing = USUAL) -> None:
    """Give a new file our styles, language and properties; the same input gives the same file."""
    _replace(made.styles.element, _styles(spacing))
    _replace(made.settings.element, _settings())
    for rels in (made.part.rels, made.part.package.rels):
        for key, rel in list(rels.items()):
            if not rel.reltype.endswith(_KEPT_PARTS):
                del rels[key]
    said = made.core_properties
    said.title, said.author = printable(title)[:_LONGEST], printable(author)[:_LONGEST]
    said.language = "vi-VN"
    said.comments, said.last_modified_by = "", _("Bình Yên")
    for child in list(said._element):  # noqa: SLF001  # the template's own dates cannot be unset
        if child.tag.endswith(("}created", "}modified")):
            said._element.remove(child)  # noqa: SLF001  # as above


def _replace(element: object, markup: str) -> None:
    for child in list(element):  # type: ignore[call-overload]  # python-docx declares no parents
        element.remove(child)  # type: ignore[attr-defined]  # as above
    for child in parse_xml(f"<w:x {nsdecls('w')}>{markup}</w:x>"):
        element.append(child)  # type: ignore[attr-defined]  # as above


def _styles(spacing: Spacing) -> str:
    size = round(BODY_SIZE * 2)
    body = (
        f'<w:spacing w:after="{twips(GAP)}" w:line="{round(_LINE * spacing.lines)}" '
        'w:lineRule="auto"/>'
        f'<w:ind w:firstLine="{twips(INDENT)}"/><w:jc w:val="both"/>'
    )
    head = body.replace('<w:jc w:val="both"/>', "")
    held = "<w:keepNext/><w:keepLines/>"
    centred = f'<w:keepNext/><w:spacing w:after="{twips(GAP)}"/><w:jc w:val="center"/>'
    bold = "<w:b/><w:bCs/>"
    letters = (
        f'<w:sz w:val="{round(spacing.size * 2)}"/><w:szCs w:val="{round(spacing.size * 2)}"/>'
    )
    thin = '<w:sz w:val="2"/><w:szCs w:val="2"/>'
    line = '<w:spacing w:before="{}" w:line="20" w:lineRule="exact"/>'
    number = '<w:jc w:val="center"/>'
    return _defaults(size) + "".join(
        (
            _style("BodyText", "Body Text", body, letters),
            _style(
                "Heading1", "heading 1", f'{held}{head}<w:outlineLvl w:val="0"/>', bold + letters
            ),
            _style(
                "Heading2", "heading 2", f'{held}{head}<w:outlineLvl w:val="1"/>', bold + letters
            ),
            _style("Annex", _("Phụ lục"), f'{centred}<w:outlineLvl w:val="0"/>', bold),
            _style("Caption", "caption", centred, bold),
            _style("Header", "header", number, '<w:sz w:val="26"/><w:szCs w:val="26"/>'),
            _style("Cell", _("Ô trong biểu"), '<w:spacing w:before="20" w:after="40"/>'),
            _style("Rule", _("Đường kẻ"), line.format(40), thin),
            _style("Thin", _("Khoảng cách"), line.format(0), thin),
        )
    )


def _defaults(size: int) -> str:
    return (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" '
        f'w:eastAsia="{FONT}" w:cs="{FONT}"/><w:color w:val="000000"/><w:sz w:val="{size}"/>'
        f'<w:szCs w:val="{size}"/><w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/>"
        f'<w:spacing w:after="0" w:line="{_LINE}" w:lineRule="auto"/>'
        "</w:pPr></w:pPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
        '<w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:semiHidden/></w:style>'
    )


def _style(key: str, name: str, paragraph: str, face: str = "") -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{paragraph}</w:pPr>'
        f"<w:rPr>{face}</w:rPr></w:style>"
    )


def _settings() -> str:
    """Word's present way of laying out (15), without which it says "compatibility mode"."""
    where = "http://schemas.microsoft.com/office/word"
    return (
        '<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:compat><w:compatSetting '
        f'w:name="compatibilityMode" w:uri="{where}" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="vi-VN"/><w:decimalSymbol w:val=","/>'
        '<w:listSeparator w:val=";"/>'
    )

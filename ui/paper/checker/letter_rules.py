"""F03 sizes, F04 bold and italic, F16 fonts, F17 text that can be copied out."""

from __future__ import annotations

import re
from collections.abc import Callable
from unicodedata import category, is_normalized

from resources.wording import in_vietnamese as _
from ui.paper.checker.facts import Run
from ui.paper.checker.finding import Wrong, first_page, quoted
from ui.paper.checker.looks import Element, Look, elements_of
from ui.paper.checker.parts import Part

_ROUNDING = 0.2  # points by which writers of PDF round
_STYLE = re.compile(r"(PS)?(MT)?([-,].*)?$")
_FAMILIES = {"TimesNewRoman", "LiberationSerif", "Tinos", "TeXGyreTermes", "NimbusRoman"}
_MEANINGLESS = {"Cc", "Cn", "Co", "Cs"}


def sizes(part: Part) -> Wrong:
    """F03: every text has a size that its element allows."""
    words = _("{name} cỡ chữ {found}; cần {asked}, ở {text}.")
    for page, look, run in _offences(part, _wrong_size):
        asked = f"{look.low:g}" if look.low == look.high else f"{look.low:g}–{look.high:g}"
        found = f"{run.size:g}".replace(".", ",")
        told = words.format(name=look.name, found=found, asked=asked, text=quoted(run.text.strip()))
        yield page, told[0].upper() + told[1:]


def styles(part: Part) -> Wrong:
    """F04: every element is bold, italic or upright as the decree says."""
    words = _("{name} phải là chữ {asked}, ở {text}.")
    for page, look, run in _offences(part, _wrong_style):
        asked = ", ".join(_style(look))
        told = words.format(name=look.name, asked=asked, text=quoted(run.text.strip()))
        yield page, told[0].upper() + told[1:]


def fonts(part: Part) -> Wrong:
    """F16: every font is in the file, and all are of Times New Roman's family or its metrics."""
    seen: dict[str, tuple[int, Run]] = {}
    for page in part.pages:
        for run in page.runs:
            seen.setdefault(run.font.name, (page.number, run))
    for name, (page_number, run) in sorted(seen.items()):
        if not run.font.embedded:
            words = _("Phông chữ {name} không được nhúng trong tệp; máy khác sẽ hiện sai chữ.")
            yield page_number, words.format(name=quoted(name))
        elif _family(name) not in _FAMILIES:
            words = _("Phông chữ {name}; cần Times New Roman hoặc phông cùng khổ chữ.")
            yield page_number, words.format(name=quoted(name))
    families = sorted({_family(name) for name in seen} & _FAMILIES)
    if len(families) > 1:
        words = _("Văn bản dùng lẫn các phông chữ: {names}; cần một phông.")
        yield first_page(part), words.format(names=", ".join(families))


def readable_text(part: Part) -> Wrong:
    """F17: each page has text, composed (NFC), whose letters survive being copied."""
    for page in part.pages:
        if not page.runs:
            yield page.number, _("Trang không có chữ đọc được (ảnh chụp?); cần chữ sao chép được.")
        garbled = next((run for run in page.runs if is_garbled(run.text)), None)
        apart = next((run for run in page.runs if not is_normalized("NFC", run.text)), None)
        if garbled:
            words = _("Chữ {text} sao chép ra không đọc được; hãy xuất lại PDF với phông Unicode.")
            yield page.number, words.format(text=quoted(garbled.text.strip()))
        elif apart:
            words = _("Chữ {text} để dấu rời khỏi chữ cái; cần chữ Unicode dựng sẵn.")
            yield page.number, words.format(text=quoted(apart.text.strip()))


def is_garbled(text: str) -> bool:
    """Tell whether letters have no meaning that another program could know."""
    return any(x == "\ufffd" or category(x) in _MEANINGLESS for x in "".join(text.split()))


def _offences(part: Part, find: Callable[[Element], Run | None]) -> list[tuple[int, Look, Run]]:
    """Take the first text of each element on each page that offends."""
    if part.head is None and not part.annex:
        return []
    found: dict[tuple[int, str], tuple[int, Look, Run]] = {}
    for element in elements_of(part):
        run = find(element)
        if run:
            key = (element.page, element.look.name)
            found.setdefault(key, (element.page, element.look, run))
    return list(found.values())


def _wrong_size(element: Element) -> Run | None:
    low, high = element.look.low - _ROUNDING, element.look.high + _ROUNDING
    return next((run for run in element.runs if not low <= run.size <= high), None)


def _wrong_style(element: Element) -> Run | None:
    wrong = [run for run in element.runs if not _fits(run, element.look)]
    if element.running and len(wrong) < len(element.runs):
        return None
    return wrong[0] if wrong else None


def _fits(run: Run, look: Look) -> bool:
    bold = look.bold is None or run.font.bold == look.bold
    return bold and (look.italic is None or run.font.italic == look.italic)


def _style(look: Look) -> list[str]:
    bold = {True: [_("đậm")], False: [_("không đậm")], None: []}
    italic = {True: [_("nghiêng")], False: [_("đứng")], None: []}
    return [*italic[look.italic], *bold[look.bold]]


def _family(name: str) -> str:
    return _STYLE.sub("", name.replace(" ", ""))

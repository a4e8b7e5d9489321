"""Text typed in fonts from before Unicode, which old lists have.

Two families were usual: .VnTime (TCVN 5712:1993, VN3), and VNI-Times, which writes a letter and its
marks as two signs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import chain

from storage.imports.cells import Cell

_OLD = "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\u00adõö÷øùúûüýþ¡¢§£¤¥¦"
_NEW = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵĂÂĐÊÔƠƯ"
_LETTERS = str.maketrans(_OLD, _NEW)
_ONLY_OLD = re.compile(r"[µ¶¸¹¨¼½¾©®ª¬¡¢§£¤¥¦\u00ad]")  # signs no word of today has in it
_ONLY_NEW = re.compile(r"[ăđơưẠ-ỹ]")
_ENOUGH = 3  # cells

# VNI: the marks behind a letter, and what the two are together.
_TONES = "ùøûõï"  # sắc huyền hỏi ngã nặng
_ROUND, _SHORT = "áàåãä", "éèúüë"  # the same with â, with ă
_PAIRS = (
    ("a", _TONES, "áàảãạ"), ("a", f"â{_ROUND}", "âấầẩẫậ"), ("a", f"ê{_SHORT}", "ăắằẳẵặ"),
    ("e", _TONES, "éèẻẽẹ"), ("e", f"â{_ROUND}", "êếềểễệ"),
    ("o", _TONES, "óòỏõọ"), ("o", f"â{_ROUND}", "ôốồổỗộ"), ("ô", _TONES, "ớờởỡợ"),
    ("u", _TONES, "úùủũụ"), ("ö", _TONES, "ứừửữự"), ("y", "ùøûõ", "ýỳỷỹ"),
)  # fmt: skip
_ALONE = dict(zip("ôöñæóòî", "ơưđỉĩịỵ", strict=True))
_VNI = _ALONE | {
    letter + mark: new
    for letter, marks, made in _PAIRS
    for mark, new in zip(marks, made, strict=True)
}
_VNI |= {old.upper(): new.upper() for old, new in _VNI.items()} | {
    old[0].upper() + old[1:]: new.upper() for old, new in _VNI.items()
}
_VNI_PART = re.compile("|".join(sorted(_VNI, key=len, reverse=True)))
_ONLY_VNI = re.compile(r"[ñöûïåäëüæî]|[ae][ùøõâêéèú]|o[ùøõâ]|u[ùøõ]", re.IGNORECASE)


def from_old_font(rows: Sequence[Sequence[Cell]]) -> Callable[[str], str] | None:
    """Return what writes the texts of a sheet in letters of today; None if they are of today.

    What was capital by its font becomes small.
    """
    texts = [cell for cell in chain.from_iterable(rows) if isinstance(cell, str)]
    if any(_ONLY_NEW.search(text) for text in texts):
        return None
    if _is_enough(_ONLY_OLD, texts):
        return lambda text: text.translate(_LETTERS)
    if _is_enough(_ONLY_VNI, texts):
        return lambda text: _VNI_PART.sub(lambda found: _VNI[found[0]], text)
    return None


def in_new_letters(
    rows: Sequence[Sequence[Cell]], write: Callable[[str], str]
) -> tuple[tuple[Cell, ...], ...]:
    """Write all texts of a sheet in the letters of today."""
    return tuple(
        tuple(write(cell) if isinstance(cell, str) else cell for cell in row) for row in rows
    )


def looks_old(text: str) -> bool:
    """Tell whether a text has a sign that no word of today has."""
    return not _ONLY_NEW.search(text) and bool(_ONLY_OLD.search(text) or _ONLY_VNI.search(text))


def _is_enough(signs: re.Pattern[str], texts: Sequence[str]) -> bool:
    return sum(bool(signs.search(text)) for text in texts) >= _ENOUGH

"""Text typed in fonts from before Unicode (.VnTime; TCVN 5712:1993, VN3), which old lists have."""

from __future__ import annotations

import re
from collections.abc import Sequence

from storage.imports.cells import Cell

_OLD = "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\u00adõö÷øùúûüýþ¡¢§£¤¥¦"
_NEW = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵĂÂĐÊÔƠƯ"
_LETTERS = str.maketrans(_OLD, _NEW)
_ONLY_OLD = re.compile(r"[µ¶¸¹¨¼½¾©®ª¬¡¢§£¤¥¦\u00ad]")  # signs no word of today has in it
_ONLY_NEW = re.compile(r"[ăđơưẠ-ỹ]")
_ENOUGH = 3  # cells


def is_in_old_font(rows: Sequence[Sequence[Cell]]) -> bool:
    """Tell whether a sheet was typed in such a font; not for one that has letters of today."""
    texts = [cell for row in rows for cell in row if isinstance(cell, str)]
    if any(_ONLY_NEW.search(text) for text in texts):
        return False
    return sum(bool(_ONLY_OLD.search(text)) for text in texts) >= _ENOUGH


def in_new_letters(rows: Sequence[Sequence[Cell]]) -> tuple[tuple[Cell, ...], ...]:
    """Write a sheet in the letters of today; what was capital by its font becomes small."""
    return tuple(
        tuple(cell.translate(_LETTERS) if isinstance(cell, str) else cell for cell in row)
        for row in rows
    )

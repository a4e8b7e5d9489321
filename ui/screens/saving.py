"""Writing a file where the user wants it, or saying why not."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from resources.wording import _
from storage.files import write_whole
from ui.screens.asking import tell


def write_workbook(parent: QWidget, place: str, data: bytes) -> bool:
    """Write a workbook where the user wants it; false, with words, when that is impossible."""
    try:
        write_whole(Path(place), data)
    except OSError:
        words = _(
            "Không ghi được vào “{place}”: tệp đang mở trong Excel, chỉ đọc hoặc đĩa đầy. Sổ không "
            "mất gì; hãy đóng tệp hoặc chọn nơi khác."
        )
        tell(parent, _("Chưa lưu được"), words.format(place=place))
        return False
    return True

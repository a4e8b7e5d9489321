"""Where a dossier is saved, asked in the system's own dialogs; what was saved, said in words."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from PySide6.QtWidgets import QFileDialog, QWidget

from resources.wording import _
from storage.files import write_whole
from ui.paper.commendation.dossier_set_files import free_folder
from ui.screens.asking import choose, tell
from ui.screens.preview import Paper


class Asked(NamedTuple):
    """The folder below which a new one is made, and whether Word files belong in it."""

    parent: Path
    word: bool


def save_pdf(parent: QWidget, paper: Paper) -> bool:
    """Ask where one PDF goes and write it; false, with words, when that is impossible."""
    chosen, _kind = QFileDialog.getSaveFileName(
        parent, _("Lưu thành PDF"), paper.file_name, _("Văn bản PDF (*.pdf)")
    )
    if not chosen:
        return False
    try:
        write_whole(Path(chosen), paper.pdf)
    except OSError:
        words = _("Không ghi được vào “{place}”. Sổ không mất gì; hãy chọn nơi khác.")
        tell(parent, _("Chưa lưu được"), words.format(place=chosen))
        return False
    return True


def ask_folder(parent: QWidget, name: str) -> Asked | None:
    """Ask where a folder of files goes and what belongs in it; none when the user went back."""
    chosen = QFileDialog.getExistingDirectory(parent, _("Chọn thư mục để lưu"))
    if not chosen:
        return None
    words = _("Thư mục mới “{name}” sẽ có cả hồ sơ và từng giấy tờ.")
    answers = {"word": _("PDF và Word"), "pdf": _("Chỉ PDF"), "back": _("Quay lại")}
    said = words.format(name=free_folder(Path(chosen), name).name)
    answer = choose(parent, _("Lưu từng tệp dạng nào?"), said, answers)
    return None if answer == "back" else Asked(Path(chosen), answer == "word")


def say_saved(parent: QWidget, files: list[Path]) -> None:
    """Say how many files were written, and where."""
    words = _("{count} tệp trong “{folder}”.")
    said = words.format(count=len(files), folder=files[0].parent)
    tell(parent, _("Đã lưu từng tệp"), said)

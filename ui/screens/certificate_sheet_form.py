"""What holds for the whole sheet: its name, whose stock it is, its size, its picture."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from resources.catalogues import offered, words
from resources.wording import _
from storage.records import CertificateTemplate
from ui.screens.asking import tell
from ui.screens.choice_editors import ChoiceEditor
from ui.screens.labels import field_label
from ui.screens.millimetres import Millimetres
from ui.screens.parts import button, plain
from ui.screens.photos_editor import Album
from ui.screens.text_editors import TextEditor

_LEAST, _MOST = 100, 1000  # mm, as the record allows
_FAR = 50  # mm of offset, the same


class SheetForm(QWidget):
    """Shows a template and says what the user changes of it, one value at a time."""

    changed = Signal(str, object)  # the name of a field of the template, its value

    def __init__(
        self,
        album: Album,
        parent: QWidget | None = None,
        *,
        pick: Callable[[QWidget], Path | None] | None = None,
    ) -> None:
        super().__init__(parent)
        self._album, self._pick = album, pick or _pick_file
        self.name = TextEditor()
        self.form = ChoiceEditor(offered("award_forms"), known=words("award_forms"))
        self.authority = ChoiceEditor(
            offered("award_authorities"),
            empty=True,
            known=words("award_authorities"),
        )
        self.sizes = {name: QSpinBox(minimum=_LEAST, maximum=_MOST) for name in ("width", "height")}
        for box in self.sizes.values():
            box.setKeyboardTracking(False)
            box.setMinimumHeight(28)
        self.shifts = {name: Millimetres(-_FAR, _FAR, step=0.1) for name in ("shift_x", "shift_y")}
        self.picture_button = button(_("Chọn ảnh &phôi…"), self._choose_picture, picture="photo")
        self.drop_button = button(_("Bỏ ảnh"), lambda: self.changed.emit("picture", ""))
        self._connect()
        self._lay_out()

    def show_template(self, template: CertificateTemplate) -> None:
        """Show another template."""
        if self.name.read().strip() != template.name:
            self.name.write(template.name)
        self.form.write(template.form)
        self.authority.write(template.authority or "")
        for name, size in self.sizes.items():
            with QSignalBlocker(size):
                size.setValue(getattr(template, name))
        for name, shift in self.shifts.items():
            with QSignalBlocker(shift):
                shift.setValue(getattr(template, name) / 10)
        self.drop_button.setEnabled(bool(template.picture))

    def _connect(self) -> None:
        self.name.changed.connect(lambda: self.changed.emit("name", self.name.read().strip()))
        self.form.changed.connect(lambda: self.changed.emit("form", self.form.read()))
        self.authority.changed.connect(
            lambda: self.changed.emit("authority", self.authority.read() or None)
        )
        for name, size in self.sizes.items():
            size.valueChanged.connect(self._teller(name, 1))
        for name, shift in self.shifts.items():
            shift.valueChanged.connect(self._teller(name, 10))

    def _teller(self, name: str, times: int) -> Any:
        return lambda value: self.changed.emit(name, round(value * times))

    def _choose_picture(self) -> None:
        path = self._pick(self)
        if path is None:
            return
        try:
            data = path.read_bytes()
        except OSError:
            said = _("Không đọc được tệp {name}. Sổ không đổi; hãy chép tệp vào máy rồi thử.")
            tell(self, _("Chưa thêm được ảnh"), said.format(name=path.name))
            return
        digest = self._album.add_photo(data)
        if digest:
            self.changed.emit("picture", digest)

    def _lay_out(self) -> None:
        labels = {
            "width": _("Khổ rộng (mm)"),
            "height": _("Khổ cao (mm)"),
            "shift_x": _("Bù sang phải (mm)"),
            "shift_y": _("Bù xuống dưới (mm)"),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        tops = {
            _("Tên m&ẫu"): self.name,
            _("Hình thức"): self.form,
            _("Cấp khen thưởng (để trống: mọi cấp)"): self.authority,
        }
        for label, editor in tops.items():
            column.addWidget(field_label(label, editor))
            column.addWidget(editor)
            editor.call(label.replace("&", ""))
        grid = QGridLayout()
        grid.setVerticalSpacing(2)
        boxes: dict[str, QWidget] = {**self.sizes, **self.shifts}
        for place, (name, box) in enumerate(boxes.items()):
            down, across = divmod(place, 2)
            grid.addWidget(field_label(labels[name], box), 2 * down, across)
            grid.addWidget(box, 2 * down + 1, across)
        column.addLayout(grid)
        row = QHBoxLayout()
        row.addWidget(self.picture_button)
        row.addWidget(self.drop_button)
        column.addSpacing(6)
        column.addLayout(row)
        said = _("Ảnh chụp hoặc quét phôi chỉ để căn chỗ, chỉ lưu ở máy này, không in ra.")
        column.addWidget(plain(said, look="muted", wrap=True))
        column.addStretch()


def _pick_file(parent: QWidget) -> Path | None:
    kinds = _("Ảnh (*.jpg *.jpeg *.png *.webp)")
    path, _kind = QFileDialog.getOpenFileName(parent, _("Chọn ảnh phôi"), "", kinds)
    return Path(path) if path else None

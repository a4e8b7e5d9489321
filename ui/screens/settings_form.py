"""The settings of the books as a form: whom papers come from, when months end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import ValidationError
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from resources.wording import _
from storage.settings import Settings
from ui.screens.complaints import complaints_of
from ui.screens.editors import Editor
from ui.screens.labels import complain, complaint, field_label
from ui.screens.parts import plain
from ui.screens.text_editors import (
    CountEditor,
    LongTextEditor,
    MonthEditor,
    TextEditor,
    YesNoEditor,
)

_WIDEST = 760


@dataclass(frozen=True, slots=True)
class Setting:
    """One field: its label, the editor that fits it, and a word of help."""

    label: str
    editor: type[Editor]
    help: str = ""


UNIT: Mapping[str, Setting] = {
    "unit_name": Setting(_("Tên đơn vị trên giấy tờ"), TextEditor),
    "superior_name": Setting(_("Tên đơn vị cấp trên"), TextEditor),
    "place": Setting(_("Địa danh"), TextEditor, _("đứng trước ngày tháng của văn bản")),
    "symbol": Setting(_("Ký hiệu"), TextEditor, _("sau số văn bản: 12/BC-CAX")),
    "signer_title": Setting(
        _("Chức vụ người ký"), LongTextEditor, _("mỗi dòng một hàng: KT. …, rồi PHÓ TRƯỞNG …")
    ),
    "signer_name": Setting(_("Họ tên người ký"), TextEditor),
    "signer_rank": Setting(_("Cấp bậc người ký"), TextEditor),
    "show_rank": Setting(_("In cấp bậc trước họ tên"), YesNoEditor),
    "recipients": Setting(_("Nơi nhận"), LongTextEditor, _("mỗi dòng một nơi")),
}
MONTHS: Mapping[str, Setting] = {
    "begins": Setting(
        _("Tháng đầu tiên phải chốt"),
        MonthEditor,
        _("tháng/năm, ví dụ 11/2026; việc của các tháng trước vẫn ghi được để làm tư liệu"),
    ),
    "cutoff_day": Setting(
        _("Ngày cuối của kỳ báo cáo tháng"),
        CountEditor,
        _("14: kỳ từ ngày 15 tháng trước đến ngày 14; 31: theo tháng lịch. Tháng đã chốt giữ kỳ."),
    ),
    "deadline_days": Setting(
        _("Hạn gửi sau khi hết kỳ (ngày làm việc)"), CountEditor, _("để nhắc và tính quá hạn")
    ),
}


class SettingsForm(QScrollArea):
    """Some of the settings; `entered` gives out the whole when they are right."""

    edited = Signal()

    def __init__(self, fields: Mapping[str, Setting], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editors: dict[str, Editor] = {}
        self.complaints = {name: complaint() for name in fields}
        self.is_dirty = False
        self._kept: Settings | None = None
        body = QWidget()
        body.setMaximumWidth(_WIDEST)
        grid = QGridLayout(body)
        grid.setColumnStretch(1, 1)
        for row, (name, field) in enumerate(fields.items()):
            self._add(grid, row * 3, name, field)
        grid.setRowStretch(len(fields) * 3, 1)
        self.setWidget(body)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields take the keyboard

    def show_settings(self, settings: Settings) -> None:
        """Fill the form; what was typed and not kept stays."""
        self._kept = settings
        if self.is_dirty:
            return
        for name, editor in self.editors.items():
            editor.write(getattr(settings, name))

    def restore(self) -> None:
        """Forget what was typed."""
        self.is_dirty = False
        if self._kept:
            self.show_settings(self._kept)

    def entered(self) -> Settings | None:
        """Return the settings; if something is wrong say it at each field and return none."""
        if self._kept is None:
            return None
        values = {name: editor.read() for name, editor in self.editors.items()}
        found: Mapping[str, str] = {}
        settings = None
        try:
            settings = Settings.model_validate(self._kept.model_dump() | values)
        except ValidationError as error:
            found = complaints_of(error)
        for name, label in self.complaints.items():
            complain(label, found.get(name, ""))
        return settings

    def _touch(self) -> None:
        self.is_dirty = True
        self.edited.emit()

    def _add(self, grid: QGridLayout, row: int, name: str, field: Setting) -> None:
        yes_no = field.editor is YesNoEditor
        editor = YesNoEditor(field.label) if yes_no else field.editor()
        editor.changed.connect(self._touch)
        if not yes_no:
            grid.addWidget(field_label(field.label, editor), row, 0)
        editor.call(field.label)
        grid.addWidget(editor, row, 1)
        if field.help:
            grid.addWidget(plain(field.help, look="muted", wrap=True), row + 1, 1)
        grid.addWidget(self.complaints[name], row + 2, 1)
        self.editors[name] = editor

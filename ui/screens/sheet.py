"""A form at work: it saves and removes through the desk, and keeps what is half typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from resources.wording import _
from storage.commendation.rules import AWARD_LISTS
from storage.records import KIND_NAMED, Record, fields_of
from storage.repository import find
from ui.screens.asking import ask_drop, ask_unsaved
from ui.screens.desk import Desk
from ui.screens.fitting import Surroundings
from ui.screens.form import RecordForm
from ui.screens.parts import button, plain
from ui.screens.sheet_history import offer_history
from ui.screens.sheet_parts import ask_removal, draft_bar
from ui.screens.words import name_of

# In a draft, beside the names of fields: when it was kept, and an older one that still waits.
_AT, _OLDER = "__at", "__older"


class Sheet(QFrame):
    """One record of one kind, being entered or changed."""

    DRAFT: ClassVar[str] = ""  # tells its drafts from those of another form for the same kind

    saved = Signal(object)
    opened = Signal()  # a record is shown, or a new one begun
    edited = Signal()  # something is typed into the form
    left = Signal()  # Esc: back to the list

    def __init__(
        self,
        desk: Desk,
        kind: type[Record],
        *,
        hidden: frozenset[str] = frozenset(),
        first: str = "",
        save: Callable[[Any], bool] | None = None,
    ) -> None:
        """Begin in the field `first`; `hidden` fields keep what they began with."""
        super().__init__()
        self.setObjectName("sheet")
        self.kind = kind
        self.record: Record | None = None
        self._desk = desk
        self._first = first
        self._drafted = self.DRAFT or kind.KIND
        self._put = save or desk.save
        self.names_for: Callable[[type[Record]], Mapping[str, str]] = desk.names
        self.removal_of: Callable[[Record], Sequence[Record]] = lambda record: [record]
        self._accepted = False
        self._hidden = hidden
        self._form: RecordForm | None = None
        self._refers = [field for field in fields_of(kind) if field.fact.refers]
        self._lists = AWARD_LISTS.keys() & {field.fact.choices for field in fields_of(kind)}
        self._draft: dict[str, Any] | None = desk.draft_of(self._drafted)
        self._make_parts()
        self._lay_out()
        offer_history(self, desk)
        self.close_record()

    @property
    def form(self) -> RecordForm:
        """Return the form; it is made when it is first wanted, for many are never looked at."""
        if self._form is None:
            self._form = self._made_form()
        return self._form

    @property
    def is_dirty(self) -> bool:
        """Tell whether something was typed that is not saved yet."""
        return self._form is not None and self._form.is_dirty

    def open(self, record: Record) -> None:
        """Show a record to change."""
        self._ready(record.model_dump())
        self.record = record
        self.form.show_record(record)
        self._show(name_of(record))

    def begin(self, values: Mapping[str, Any] | None = None) -> None:
        """Start a new record, with values copied from another or from what is around it."""
        self._ready(values or {})
        self.record = None
        self.form.begin(values or {})
        self._show(_("{kind}: ghi mới").format(kind=_(self.kind.TITLE)))
        self.form.focus_first(self._first)

    def close_record(self, words: str = "") -> None:
        """Show no record, and say what to do."""
        self.record = None
        self._be_clean()
        self.idle.setText(words)
        self.stack.setCurrentWidget(self.idle_box)
        self._offer_draft()

    @property
    def is_open(self) -> bool:
        """Tell whether a record is being entered or changed."""
        return self.stack.currentWidget() is self.work

    @property
    def has_draft(self) -> bool:
        """Tell whether something was half typed here when the app ended."""
        return self._draft is not None

    def save(self) -> bool:
        """Save what stands in the form; false if something is wrong with it or it is refused."""
        self._accepted = False
        return self.is_open and self.form.submit() and self._accepted

    def give_up(self) -> None:
        """Forget the changes (Esc); ask first if something was typed."""
        if self.is_dirty and not ask_drop(self, _("Bỏ những gì vừa nhập?")):
            return
        self._restore()
        self.left.emit()

    def may_leave(self) -> bool:
        """Tell whether the form may show something else; asks when something is unsaved."""
        if self._form:
            self._form.settle()
        if not self.is_dirty:
            return True
        answer = ask_unsaved(self, _("Bản ghi đang sửa chưa được ghi vào sổ."))
        if answer == "save":
            return self.save()
        if answer == "drop":
            self._restore()
        return answer == "drop"

    def remove(self) -> None:
        """Take the record out of the register, after asking."""
        together = self._removed_together()
        if self.record and together and ask_removal(self, self.record, together):
            changed, self.form.is_dirty = self.form.is_dirty, False
            if self._desk.remove(*together):
                self._forget_draft()
                self.close_record()
            else:
                self.form.is_dirty = changed

    def _removed_together(self) -> list[Record]:
        """Return what goes with the record, in order; nothing where it may not go."""
        found: list[Record] = []
        if self.record:
            record = self.record
            self._desk.attempt(lambda: found.extend(self.removal_of(record)))
        return found

    def _restore(self) -> None:
        """Show the record as it is in the books, or none if it was a new one."""
        self._forget_draft()
        self._be_clean()
        if self.record:
            self.open(self.record)
        else:
            self.close_record()

    def _ready(self, values: Mapping[str, Any]) -> None:
        """Offer the records that references choose from, and those that they say already."""
        names: dict[str, dict[str, str]] = {}
        for field in self._refers:
            of, kind = field.fact.refers, KIND_NAMED[field.fact.refers]
            if of not in names:
                names[of] = dict(self.names_for(kind))
            value = values.get(field.name) or ()
            said = (value,) if isinstance(value, str) else value
            names[of] |= self._desk.names_referred(kind, set(said) - set(names[of]))
        names |= {name: dict(self._desk.choices(name)) for name in self._lists}
        self.form.show_names(names)

    def _show(self, title: str) -> None:
        self.title.setText(title)
        own = self._desk.may("record") and (not self.record or self._desk.is_own(self.record))
        self.drop.setVisible(self.record is not None and own)
        self.keep.setVisible(own)  # above, what units sent is only looked at
        self.stack.setCurrentWidget(self.work)
        self._offer_draft()
        self._say_state()
        self.opened.emit()

    def _save(self, record: Record) -> None:
        if not self._put(record):
            return
        self._accepted = True
        self._forget_draft()
        self.open(record)
        self.saved.emit(record)

    def _keep_draft(self, values: dict[str, Any]) -> None:
        if self.is_dirty:
            at = datetime.now().astimezone().strftime("%H:%M %d/%m/%Y")
            self._desk.keep_draft(self._drafted, values | {_AT: at, _OLDER: self._draft})

    def _forget_draft(self) -> None:
        """Forget what is typed here; an older draft goes on waiting."""
        if self._draft is None:
            self._desk.drop_draft(self._drafted)
        else:
            self._desk.keep_draft(self._drafted, self._draft)

    def _offer_draft(self) -> None:
        self.draft_bar.setVisible(self._draft is not None)
        if self._draft:
            named = str(self._draft.get(self.kind.NAMED_BY) or "")
            words = _("Có bản đang nhập dở lúc {at}: {name}")
            self.draft_words.setText(words.format(at=self._draft.get(_AT, ""), name=named or "…"))

    def take_draft(self) -> None:
        """Bring back what was half typed when the app ended."""
        if self._draft is None or not self.may_leave():
            return
        values = {name: value for name, value in self._draft.items() if name not in (_AT, _OLDER)}
        self._draft = self._draft.get(_OLDER)
        self._ready(values)
        self.record = None
        self.form.begin({})
        self.form.recall(values)
        self.form.keep_behind(*find(self._desk.ledger, self.kind, id=str(values.get("id") or "")))
        self._show(_("{kind}: bản nhập dở").format(kind=_(self.kind.TITLE)))

    def drop_draft(self) -> None:
        """Forget what was half typed."""
        self._draft = (self._draft or {}).get(_OLDER)
        self._forget_draft()
        self._offer_draft()
        self._keep_draft(self.form.entered())

    def _say_state(self) -> None:
        self.state.setText(_("Chưa ghi") if self.is_dirty else "")
        self.cancel.setText(_("Bỏ thay đổi") if self.is_dirty else _("Đóng"))

    def _be_clean(self) -> None:
        if self._form:
            self._form.is_dirty = False

    def _made_form(self) -> RecordForm:
        around = Surroundings(self._desk.today(), self._desk)
        form = RecordForm(self.kind, self._desk.settings.unit, around, hidden=self._hidden)
        form.submitted.connect(self._save)
        form.typed.connect(self._keep_draft)
        form.edited.connect(self._say_state)
        form.edited.connect(self.edited)
        if not self._desk.may("record"):
            form.look_only()
        self._column.insertWidget(1, form, 1)
        return form

    def _make_parts(self) -> None:
        self.title = plain(name="sheetTitle", wrap=True)
        self.idle = plain(name="empty", wrap=True)
        self.idle.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.state = plain(look="warning")
        self.keep = button(_("Ghi &vào sổ"), self.save, look="primary")
        self.keep.setToolTip("Ctrl+S")
        self.cancel = button(_("Đóng"), self.give_up)
        self.cancel.setToolTip("Esc")
        self.drop = button(_("Xóa…"), self.remove, picture="delete", look="quiet")
        self.draft_words = plain(wrap=True)
        self.draft_bar = draft_bar(self.draft_words, self.take_draft, self.drop_draft)

    def _lay_out(self) -> None:
        """Lay out from the outside in: Qt styles anew all that is inside what is moved."""
        self.stack = QStackedWidget()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.setSpacing(0)
        whole.addWidget(self.draft_bar)
        whole.addWidget(self.stack, 1)
        self.idle_box, self.work = QWidget(), QWidget()
        self.stack.addWidget(self.idle_box)
        self.stack.addWidget(self.work)
        QVBoxLayout(self.idle_box).addWidget(self.idle)
        self.buttons = QHBoxLayout()
        self.buttons.setContentsMargins(12, 0, 12, 10)
        for part in (self.keep, self.cancel, self.state):
            self.buttons.addWidget(part)
        self.buttons.addStretch()
        self.buttons.addWidget(self.drop)
        self.head = QVBoxLayout()
        self.head.setContentsMargins(12, 10, 12, 0)
        self.head.addWidget(self.title)
        self._column = QVBoxLayout(self.work)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self.head)
        self._column.addLayout(self.buttons)

"""Bringing books back from a copy: which one, by which secret, and what becomes of the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from resources.wording import _
from storage.backup import HERE, Backup
from storage.backup_file import SUFFIX, BackupManifest, read_backup
from storage.backup_restoring import Restored, stage_restore, unlock_backup
from storage.backup_swap import finish_restore
from storage.books import Books, held
from storage.errors import KnownError
from storage.steps import Step, Steps
from sync.restored import tell_restored
from ui.screens.backup_words import size_words
from ui.screens.choice_editors import QuietComboBox
from ui.screens.desk import Desk
from ui.screens.jobs import Job, StoppedError
from ui.screens.labels import complain, complaint, field_label, heading
from ui.screens.parts import button, go_or_back, plain
from ui.screens.tips import plain_tip
from ui.screens.working import Working

_WIDTH = 600


class RestoreDialog(QDialog):
    """Asks for a copy and its secret; `desk` is that of the books if they are open.

    Books that are open are made ready only: whoever asked shuts them and opens them anew. `books`
    may be found out from the copy itself, on a computer that has none yet.
    """

    def __init__(
        self,
        books: Books | Callable[[BackupManifest], Books],
        known: Sequence[Backup],
        chosen: Path | None = None,
        parent: QWidget | None = None,
        *,
        desk: Desk | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Khôi phục từ bản sao lưu"))
        self.setMinimumWidth(_WIDTH)
        self._to, self._desk = books, desk
        self.books: Books | None = None  # where the copy went
        self._job: Job | None = None
        self.copies = QuietComboBox()
        for one in known:
            self._offer(one.path, one.said, one.size)
        if not known:  # with such words Qt would choose none of those there are
            self.copies.setPlaceholderText(_("Máy này chưa có bản nào; hãy chọn tệp bên cạnh"))
        if chosen:
            self.copies.setCurrentIndex(self.copies.findData(str(chosen)))
        self.browse = button(_("Chọn &tệp khác…"), self._browse, picture="file")
        self.by_passphrase = QRadioButton(_("&Mật khẩu của sổ (lúc sao lưu)"))
        self.by_code = QRadioButton(_("Mã khôi &phục in trên giấy"))
        self.by_passphrase.setChecked(True)
        self.secret = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        self.secret.setAccessibleName(_("Mật khẩu hoặc mã khôi phục"))
        self.by_code.toggled.connect(self._turn)
        self.complaint, self.working = complaint(), Working()
        self.go = button(_("&Khôi phục"), self.restore, look="primary")
        self.go.setDefault(True)
        self._lay_out()

    def use_file(self, path: Path) -> None:
        """Take a copy that lies anywhere."""
        try:
            self._offer(path, read_backup(path), path.stat().st_size)
        except KnownError as error:
            complain(self.complaint, str(error))
            return
        complain(self.complaint, "")
        self.copies.setCurrentIndex(self.copies.count() - 1)
        self.secret.setFocus()

    def restore(self) -> None:
        """Look through the copy and make it ready; closes when that is done."""
        if self.copies.currentIndex() < 0:
            complain(self.complaint, _("Chưa chọn bản sao lưu."))
            return
        if not self.secret.text() or self._job:
            complain(self.complaint, _("Hãy nhập mật khẩu hoặc mã khôi phục."))
            self.secret.setFocus()
            return
        complain(self.complaint, "")
        path = Path(self.copies.currentData())
        name = "code" if self.by_code.isChecked() else "passphrase"
        self._start(path, {name: self.secret.text()})

    def reject(self) -> None:
        """Go back; what is being looked through is given up."""
        if self._job:
            self._job.end()
        super().reject()

    def _start(self, path: Path, secret: dict[str, str]) -> None:
        to, is_open = self._to, self._desk is not None
        unit = self._desk.settings.unit if self._desk else ""

        def work() -> Steps[Books]:
            yield Step(0, 0)
            books = to if isinstance(to, Books) else to(read_backup(path))
            yield from restored(books, path, secret, unit, is_open=is_open)
            return books

        self._job = Job(work, self)
        self._job.failed.connect(self._failed)
        self.go.setEnabled(False)
        self.working.run(self._job, _("Đang kiểm tra bản sao lưu…"), self._done)

    def _done(self, books: Books) -> None:
        self._job, self.books = None, books
        self.secret.clear()
        self.accept()

    def _failed(self, error: Exception) -> None:
        self._job = None
        self.go.setEnabled(True)
        if isinstance(error, KnownError):
            complain(self.complaint, str(error))
            self.secret.selectAll()
            self.secret.setFocus()
        elif not isinstance(error, StoppedError):
            raise error

    def _offer(self, path: Path, said: BackupManifest, size: int) -> None:
        words = _("{when} – {name}, {size} ({place})").format(
            when=f"{said.made_at.astimezone():%H:%M %d/%m/%Y}",
            name=said.unit_name,
            size=size_words(size),
            place=_("máy này") if path.parent.name == HERE else path.parent,
        )
        self.copies.addItem(words, str(path))
        row = self.copies.count() - 1
        self.copies.setItemData(row, plain_tip(str(path)), Qt.ItemDataRole.ToolTipRole)

    def _browse(self) -> None:
        title = _("Chọn tệp sao lưu")
        wanted = _("Bản sao lưu (*{suffix})").format(suffix=SUFFIX)
        path, _filter = QFileDialog.getOpenFileName(self, title, "", wanted)
        if path:
            self.use_file(Path(path))

    def _turn(self, code: bool) -> None:  # noqa: FBT001  # a slot of Qt
        plainly = QLineEdit.EchoMode.Normal if code else QLineEdit.EchoMode.Password
        self.secret.setEchoMode(plainly)
        self.secret.setPlaceholderText("XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX" if code else "")
        self.secret.clear()
        self.secret.setFocus()

    def _lay_out(self) -> None:
        losing = _(
            "Những gì ghi sau lúc sao lưu sẽ không có trong sổ khôi phục. Sổ hiện nay không bị "
            "xóa: còn nguyên, cả tệp khóa, trong thư mục «ledger.truoc-khoi-phuc» cạnh sổ."
        )
        who = _(
            "Mật khẩu, mã khôi phục và người dùng trở lại như lúc sao lưu: mật khẩu đã đổi từ đó "
            "không mở được nữa, mật khẩu cũ lại mở được. Ai đã thôi, vai trò đã đổi từ đó thì máy "
            "giữ theo sổ hiện nay nếu còn đọc được; khôi phục xong xem ở «Người dùng»."
        )
        row = QHBoxLayout()
        row.addWidget(self.copies, 1)
        row.addWidget(self.browse)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addWidget(heading(self.windowTitle(), 1.3))
        column.addWidget(field_label(_("&Bản sao lưu"), self.copies))
        column.addLayout(row)
        column.addWidget(plain(_("Mở bằng"), name="fieldLabel"))
        column.addWidget(self.by_passphrase)
        column.addWidget(self.by_code)
        column.addWidget(self.secret)
        column.addWidget(plain(losing, look="warning", wrap=True))
        column.addWidget(plain(who, look="warning", wrap=True))
        column.addWidget(self.complaint)
        column.addWidget(self.working)
        column.addStretch()
        column.addLayout(go_or_back(self.go, self.reject))


def restored(
    books: Books, path: Path, secret: dict[str, str], unit: str, *, is_open: bool
) -> Steps[Restored]:
    """Make a copy ready, and swap it in unless the books are open."""
    wanted = unlock_backup(path, books.folder, **secret)
    if is_open:
        return (yield from stage_restore(books, wanted, tell_restored, unit=unit))
    with held(books):
        finish_restore(books)
        done = yield from stage_restore(books, wanted, tell_restored)
        finish_restore(books)
    return done

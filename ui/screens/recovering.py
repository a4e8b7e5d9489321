"""Books come back to a laptop: what there is, what cannot be there, and only then the taking."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from resources.wording import _
from storage.ledger import Ledger
from storage.periods import month_words
from storage.records import KIND_NAMED, KINDS
from storage.steps import Step, Steps
from sync.bundle import read_file
from sync.inheritance import Inheritance, plan_inheritance, take_inheritance
from sync.keys import UnitKeys
from sync.recovering import Plan, Recovered, plan_recovery, read_recovery, take_recovery
from ui.screens.asking import tell
from ui.screens.desk import Desk
from ui.screens.labels import heading
from ui.screens.lines import Line, LineTable
from ui.screens.parts import button, go_or_back, plain
from ui.screens.words import count_words
from ui.screens.working import Working

NEVER_LEFT = _(
    "Không thể có lại, vì chưa từng rời máy cũ: danh sách thành viên và số điện thoại, ghi chú nội "
    "bộ, ảnh chưa gửi, tên người trong khen thưởng, kết quả trả lời hồ sơ, bản nhập dở, tháng chưa "
    "gửi. Những phần này phải nhập lại từ giấy tờ, hoặc lấy từ bản sao lưu nếu có."
)
_NEVER_CAME = _(
    "Không có danh sách thành viên, hoạt động và số liệu cũ: số cũ vẫn đứng tên đơn vị cũ ở cấp "
    "trên. Danh mục đã chép rồi thì lần sau không chép lại."
)
_SIZE = 620, 520
_CHANGED = frozenset({kind.KIND for kind in KINDS})


class Recovering(QWidget):
    """Opens recovery files, shows what they bring, and takes them when the chief says so."""

    def __init__(self, desk: Desk, working: Working, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()  # it has nothing of its own to show
        self._desk, self._working = desk, working

    def begin(self, paths: Sequence[Path]) -> None:
        """Read the files of one recovery, and show what they would bring."""
        keys = self._desk.keys
        job = self._desk.job(lambda ledger: planned(ledger, paths, keys))
        self._working.run(job, _("Đang kiểm tra gói khôi phục…"), self.show_plan)

    def show_plan(self, plan: Plan | Inheritance) -> None:
        """Show what would come back; take it if that is wanted."""
        if RecoveryDialog(plan, self.parentWidget()).exec():
            self.take(plan)

    def take(self, plan: Plan | Inheritance) -> None:
        """Put the books back."""
        keys, kinds = self._desk.keys, (*_CHANGED, "outgoing", "closed_month", "registry", "figure")
        if isinstance(plan, Plan):
            job = self._desk.job(lambda ledger: take_recovery(ledger, plan, keys), *kinds)
            self._working.run(job, _("Đang đưa sổ trở lại…"), self._say_recovered)
        else:
            job = self._desk.job(lambda ledger: take_inheritance(ledger, plan), *kinds)
            self._working.run(job, _("Đang chép danh mục…"), self._say_inherited)

    def _say_recovered(self, done: Recovered) -> None:
        tell(self.parentWidget(), _("Đã khôi phục"), recovered_words(done))

    def _say_inherited(self, count: int) -> None:
        words = _("Đã chép {count} bản ghi danh mục của đơn vị cũ vào sổ này.")
        said = words.format(count=count_words(count))
        tell(self.parentWidget(), _("Đã chép danh mục"), f"{said}\n\n{_NEVER_CAME}")


class RecoveryDialog(QDialog):
    """What comes back by kind, which months, and plainly what does not."""

    def __init__(self, plan: Plan | Inheritance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Gói khôi phục"))
        self.resize(*_SIZE)
        own = isinstance(plan, Plan)
        title = _("Đưa sổ trở lại máy này?") if own else _("Chép danh mục của đơn vị cũ?")
        self.table = LineTable(_("Những gì trở lại"), (_("Phần"), _("Số lượng")), (1,))
        self.table.prefer(0)
        self.table.show_lines(recovery_lines(plan))
        self.stays = plain(stays_words(plan), wrap=True)
        self.lost = plain(NEVER_LEFT if own else _NEVER_CAME, look="warning", wrap=True)
        self.go = button(
            _("&Đưa vào sổ") if own else _("&Chép vào sổ"), self.accept, look="primary"
        )
        self.go.setEnabled(brings_something(plan))
        column = QVBoxLayout(self)
        column.addWidget(heading(title, 1.2))
        column.addWidget(self.stays)
        column.addWidget(self.table, 1)
        column.addWidget(self.lost)
        column.addLayout(go_or_back(self.go, self.reject))


def planned(ledger: Ledger, paths: Sequence[Path], keys: UnitKeys) -> Steps[Plan | Inheritance]:
    """Read files and say what they would bring: the own books, or a predecessor's registers."""
    yield Step(0, 1)
    recovery = read_recovery(ledger, map(read_file, paths), keys)
    if recovery.document.predecessor:
        return plan_inheritance(ledger, recovery, keys)
    return (yield from plan_recovery(ledger, recovery, keys))


def recovery_lines(plan: Plan | Inheritance) -> list[Line]:
    """Say what comes back, kind by kind in the order of the register."""
    if isinstance(plan, Inheritance):
        return _by_kind(plan.counts)
    counts = Counter({kind.KIND: len(rows) for kind, rows in plan.replayed.rows.items()})
    lines = [
        Line((_("Tháng đã chốt"), count_words(len(plan.replayed.months)))),
        Line((_("Trong đó máy này chưa có"), count_words(len(plan.missing)))),
        Line((_("Gói và biên nhận"), count_words(plan.bundles))),
    ]
    if plan.dossiers:
        lines.append(Line((_("Hồ sơ khen thưởng đã gửi"), count_words(len(plan.dossiers)))))
    return lines + _by_kind(counts)


def brings_something(plan: Plan | Inheritance) -> bool:
    """Tell whether these books lack something that comes back."""
    return bool(plan.counts) if isinstance(plan, Inheritance) else plan.lacking > 0


def stays_words(plan: Plan | Inheritance) -> str:
    """Say what becomes of what stands in these books already."""
    if isinstance(plan, Inheritance):
        if not brings_something(plan):
            return _("Sổ máy này đã có đủ danh mục của đơn vị cũ; không có gì để chép.")
        return _("Mỗi bản ghi thành bản ghi riêng của đơn vị này, sửa được như tự nhập.")
    if not brings_something(plan):
        return _("Sổ máy này đã có đủ những gì cấp trên nhận; không có gì để đưa vào.")
    months = ", ".join(month_words(month) for month in sorted(plan.missing))
    words = _(
        "Sẽ đưa lại: {months}. Những gì máy này đang có được giữ; bản ghi có ở cả hai nơi thì lấy "
        "bản sửa sau. Tháng nào máy này có ghi thêm thì để mở cho đơn vị xem lại rồi chốt."
    )
    return words.format(months=months or _("gói, hồ sơ và ảnh máy này chưa có"))


def recovered_words(done: Recovered) -> str:
    """Say what came back, what was left open, and once more what did not come."""
    words = _("{records} bản ghi, {months} tháng, {bundles} gói và biên nhận đã trở lại sổ.")
    said = [
        words.format(
            records=count_words(done.brought.records),
            months=len(done.brought.months),
            bundles=done.bundles,
        )
    ]
    if done.brought.left_open:
        months = ", ".join(month_words(month) for month in sorted(done.brought.left_open))
        left = _(
            "Để mở vì máy này có ghi khác: {months}; hãy xem lại rồi chốt, gói mới thay gói cũ."
        )
        said.append(left.format(months=months))
    return "\n\n".join([*said, NEVER_LEFT])


def _by_kind(counts: Mapping[str, int]) -> list[Line]:
    known = [kind for kind in KIND_NAMED.values() if counts.get(kind.KIND)]
    return [Line((kind.TITLE, count_words(counts[kind.KIND]))) for kind in known]

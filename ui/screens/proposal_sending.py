"""A dossier goes to the superior: what leaves is shown first, then sealed and written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from resources.wording import _
from storage.duties import require
from storage.ledger import Ledger
from storage.records import KIND_NAMED, Proposal, Record, fields_of
from storage.steps import Steps
from sync.couriers.folder import FolderCourier
from sync.dossier import DossierContent, dossier_fields, what_leaves_with
from sync.dossier_sealing import seal_dossier
from sync.keys import UnitKeys
from sync.outgoing import write_bundles
from ui.screens.asking import tell
from ui.screens.desk import Desk
from ui.screens.labels import heading
from ui.screens.leaving import FOR_MACHINES, Part, PartsView, told
from ui.screens.lines import Line
from ui.screens.parts import button, go_or_back, plain
from ui.screens.sticks import ask_folder
from ui.screens.words import Names, choice_word, date_words
from ui.screens.working import Working

_CHANGED = ("outgoing", "dossier")
_SAID_ALREADY = frozenset({"proposal", "honoree"})  # by the heading, and by the name itself
_KIB = 1024


class DossierLeaving(QDialog):
    """Shows every name, field and paper that a dossier takes along, and asks for consent."""

    def __init__(
        self, content: DossierContent, names: Names, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Những gì sẽ rời máy này"))
        never = _(
            "Chỉ cấp trên đã ghép đôi mở được. Ghi chú nội bộ và người không có tên trong đề nghị "
            "không rời máy."
        )
        self.view = PartsView(_parts(content, names), never)
        self.go = button(_("&Ký, mã hóa và ghi ra USB…"), self.accept, look="primary")
        self.go.setDefault(True)
        foot = go_or_back(self.go, self.reject)
        column = QVBoxLayout(self)
        column.addWidget(heading(_("Những gì sẽ rời máy này"), 1.3))
        column.addWidget(plain(content.words, look="muted", wrap=True))
        column.addWidget(self.view, 1)
        column.addLayout(foot)
        self.resize(940, 560)


def send(desk: Desk, proposal: Proposal, *, working: Working, parent: QWidget) -> None:
    """Show what leaves with a proposal; with consent, seal it and write it to a folder."""
    if desk.safe is None or not desk.attempt(lambda: require(desk.ledger, "export")):
        return
    content = what_leaves_with(desk.ledger, proposal)
    if not DossierLeaving(content, names_of_dossier(desk), parent).exec():
        return
    question = _("Chọn USB hoặc thư mục để ghi hồ sơ.")
    folder = ask_folder(parent, _("Gửi hồ sơ cho cấp trên"), question)
    if folder:
        keys, today = desk.keys, desk.today()
        job = desk.job(lambda ledger: _sent(ledger, proposal.id, folder, keys, today), *_CHANGED)
        working.run(job, _("Đang ký, mã hóa và ghi…"), partial(_say_written, parent, folder))


def _sent(ledger: Ledger, proposal: str, folder: Path, keys: UnitKeys, today: date) -> Steps[Path]:
    bundle = yield from seal_dossier(ledger, proposal, keys, today)
    return write_bundles(ledger, [bundle], FolderCourier(folder), keys)[0]


def _say_written(parent: QWidget, folder: Path, path: Path) -> None:
    words = _(
        "Đã ghi hồ sơ {name} vào {folder}, đọc lại và kiểm tra đúng. Đây chưa phải là đã nhận: "
        "chờ biên nhận của cấp trên. Hãy tháo USB an toàn trước khi rút."
    )
    tell(parent, _("Đã ghi hồ sơ"), words.format(name=path.name, folder=folder))


def _parts(content: DossierContent, names: Names) -> Mapping[str, Part]:
    parts = {_(kind.TITLE): _records(kind, rows, names) for kind, rows in content.records.items()}
    heads = (_("Ngày"), _("Hình thức"), _("Cấp khen"), _("Số"))
    held = [
        Line(
            (
                date_words(one.decided_on),
                choice_word("award_forms", one.form),
                choice_word("award_authorities", one.authority),
                one.number,
            )
        )
        for one in content.held
    ]
    parts[_("Khen thưởng đã có của họ")] = heads, held
    papers = [Line((one.title, f"{one.size // _KIB} KB")) for one in content.papers]
    parts[_("Giấy tờ kèm theo")] = (_("Tên giấy tờ"), _("Cỡ")), papers
    return {title: part for title, part in parts.items() if part[1]}


def _records(kind: type[Record], rows: Sequence[Mapping[str, object]], names: Names) -> Part:
    sent = set(dossier_fields(kind)) - FOR_MACHINES
    told_of = [one for one in fields_of(kind) if one.fact.refers not in _SAID_ALREADY]
    fields = [field for field in told_of if field.name in sent]
    return told(kind, rows, fields, names)


def names_of_dossier(desk: Desk) -> Names:
    """Return the names of all that a dossier may refer to."""
    kinds = ("proposal", "honoree", "achievement", "nominee", "activity")
    return {kind: desk.names(KIND_NAMED[kind]) for kind in kinds}

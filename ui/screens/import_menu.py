"""The ways from a list to Excel and back: import into it, or save an empty template for it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton, QWidget

from resources.wording import _
from storage.imports import COMMENDED, IMPORTED, template
from storage.records import Nominee, Proposal, Record
from ui.screens.allowed import only
from ui.screens.asking import tell
from ui.screens.desk import Desk
from ui.screens.import_decision import ImportDecision
from ui.screens.importing import Importing
from ui.screens.listing import RecordList
from ui.screens.parts import button
from ui.screens.saving import write_workbook


def offer_import(
    records: RecordList,
    desk: Desk,
    kind: type[Record],
    field: str = "",
    owner: Callable[[], Record | None] = lambda: None,
) -> None:
    """Give a list its ways to Excel, if its kind can be imported and the books are a post's.

    A reader begins nothing new there.

    Where the file does not tell a `field`, all rows belong to the `owner` chosen now.
    """

    def fixed() -> dict[str, str]:
        whose = owner()
        return {field: whose.id} if whose else {}

    only(desk, "record", records.new)
    if kind not in (COMMENDED if desk.settings.is_superior else IMPORTED):
        return
    way = excel_button(records, desk, kind, fixed)
    records.add_beside(way)
    if kind is Nominee:
        words = _("Đối chiếu &quyết định (Word, Excel)…")
        way.menu().addAction(words, lambda: match(records, desk, owner()))


def match(parent: QWidget, desk: Desk, proposal: Record | None) -> None:
    """Hold the list of a decision against a proposal."""
    if not isinstance(proposal, Proposal):
        return
    if proposal.unit != desk.settings.unit:
        words = _("Đề nghị này do đơn vị khác gửi lên: trả lời ở mục thẩm định. Sổ không đổi.")
        tell(parent, _("Không đối chiếu ở đây"), words)
        return
    ImportDecision(desk, proposal, parent.window()).exec()


def excel_button(
    parent: QWidget, desk: Desk, kind: type[Record], fixed: Callable[[], dict[str, str]] = dict
) -> QPushButton:
    """Return the button whose menu imports a kind of record or saves its empty template."""
    made = button(_("Word, Excel") if kind in COMMENDED else _("Excel"))
    made.setToolTip(_("Nhập từ Excel, Word; lưu mẫu trống"))
    made.setAccessibleName(made.toolTip())
    menu = QMenu(made)
    menu.addAction(
        _("&Nhập từ Excel, Word…"), lambda: Importing(desk, kind, fixed(), parent.window()).exec()
    )
    menu.addAction(_("&Lưu mẫu Excel trống…"), lambda: save_template(parent, desk, kind))
    made.setMenu(menu)
    only(desk, "record", made)
    return made


def save_template(parent: QWidget, desk: Desk, kind: type[Record]) -> None:
    """Ask where to, and write an empty template."""
    title = _("Lưu mẫu Excel trống")
    name = _("Mẫu nhập {title}.xlsx").format(title=kind.TITLE.lower())
    chosen, _kind = QFileDialog.getSaveFileName(parent, title, name, _("Tệp Excel (*.xlsx)"))
    if chosen:
        write_workbook(parent, chosen, template(desk.ledger, kind))

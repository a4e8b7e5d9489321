"""The post's own wording for its papers: sentences by section, and grounds with their validity."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar

from resources.catalogues import offered, words
from resources.wording import _
from storage.records import Phrase, Record
from storage.repository import find, search
from ui.screens.asking import tell
from ui.screens.below import Wording
from ui.screens.desk import Desk
from ui.screens.register import Register
from ui.screens.usual_phrases import UsualPhrases, not_kept_yet


class Phrases(Register):
    """The library of phrases; usual ones may be copied into it."""

    TITLE: ClassVar[str] = _("Câu mẫu, căn cứ")
    SHOWS: ClassVar[frozenset[str]] = frozenset({Phrase.KIND})

    def __init__(self, desk: Desk) -> None:
        empty = _(
            "Chưa có câu nào. Bấm «Thêm câu» để ghi câu đơn vị hay dùng, hoặc «Thêm căn cứ, câu "
            "thường dùng…» để chọn từ danh sách có sẵn."
        )
        super().__init__(desk, Phrase, Wording(_("câu"), _("Thêm câu"), empty))
        self.list.prefer("text")
        self.list.add_filter("section", _("Phần"), offered("report_sections"))
        self.list.add_filter("state", _("Hiệu lực"), {})
        self.list.offer("state", {"": _("Còn áp dụng"), "ended": _("Đã hết"), "all": _("Tất cả")})
        self.list.add_button(_("Thêm căn cứ, câu thường dùng…"), self.add_usual)

    def records(self) -> Sequence[Record]:
        narrowed = dict(self.list.narrowed)
        state = narrowed.pop("state", "")
        found = search(self.desk.ledger, Phrase, self.list.text, **narrowed)
        today = self.desk.today()
        shown = (
            one for one in found if state == "all" or _is_over(one, today) == (state == "ended")
        )
        return sorted(shown, key=_place)

    def new_values(self) -> dict[str, Any]:
        return {"section": self.list.narrowed.get("section", "basis")}

    def add_usual(self) -> None:
        """Copy chosen grounds and sentences out of the list that comes with the program."""
        if not self.shown.may_leave():
            return
        ledger, today = self.desk.ledger, self.desk.today()
        usual = not_kept_yet(find(ledger, Phrase), self.desk.settings.unit)
        if not usual:
            said = _("Mọi căn cứ, câu thường dùng đều đã có trong sổ này.")
            tell(self, _("Không còn câu nào để thêm"), said)
            return
        dialog = UsualPhrases(usual, today, self)
        if dialog.exec() and dialog.chosen:
            self.desk.save(*dialog.chosen)


def _place(phrase: Phrase) -> int:
    """Put phrases in the order in which a report uses them, a section of a newer catalogue last."""
    order = list(words("report_sections"))
    return order.index(phrase.section) if phrase.section in order else len(order)


def _is_over(phrase: Phrase, today: date) -> bool:
    return phrase.valid_to is not None and phrase.valid_to < today

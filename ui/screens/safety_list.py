"""The list of subjects, each with how far it came in the year that is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from resources.catalogues import words
from resources.wording import _
from storage.records import Record, SafetySubject
from storage.safety import COMMUNE, YearBook, stage_of
from ui.screens.listing import RecordList
from ui.screens.safety_words import STAGES
from ui.screens.table import Column, columns_of
from ui.screens.words import Names, date_words

_STAGE, _SINCE = "stage", "since"  # of the names given to the columns, and of a filter
_EXCLUDED = _("Không thuộc diện")


class SubjectList(RecordList):
    """Name, kind, stage and day of registration; narrowed by kind and stage."""

    def __init__(self, take_hamlets: Callable[[], object]) -> None:
        columns = (
            *columns_of(SafetySubject, frozenset({"excluded"})),
            _column(_STAGE, _("Giai đoạn")),
            _column(_SINCE, _("Ngày đăng ký")),
        )
        by_name = sorted(columns, key=lambda column: column.name != "name")
        super().__init__(by_name, _("đối tượng"), new=_("Thêm đối tượng"))
        self.prefer("name", _SINCE)
        self.say_when_empty(
            _(
                "Chưa có đối tượng nào. Bấm «Lấy từ sổ thôn» để đưa xã và các thôn, tổ dân phố "
                "vào danh sách; cơ quan, doanh nghiệp, trường học thì bấm «Thêm đối tượng»."
            )
        )
        self.add_filter("kind", _("Loại"), words("safety_subjects"))
        stages = {code: state.word for code, state in STAGES.items()}
        self.add_filter(_STAGE, _("Giai đoạn"), stages)
        self.add_button(_("Lấy từ sổ thôn"), take_hamlets)

    def show_book(self, book: YearBook, found: Sequence[SafetySubject]) -> None:
        """Show those of the found subjects that the filters ask for, the commune first."""
        stages = {one.id: stage_of(book.assessments.get(one.id)) for one in book.subjects}
        narrowed = self.narrowed
        shown = [
            one
            for one in sorted(found, key=_place)
            if narrowed.get("kind", one.kind) == one.kind
            and narrowed.get(_STAGE, stages[one.id]) == stages[one.id]
        ]
        self.show_records(shown, _names(book, stages))


def _place(subject: SafetySubject) -> int:
    """Put the commune first, then kind by kind, a kind of a newer catalogue last."""
    order = [COMMUNE, *words("safety_subjects")]
    return order.index(subject.kind) if subject.kind in order else len(order)


def _names(book: YearBook, stages: dict[str, str]) -> Names:
    excluded = {one.id for one in book.subjects if one.excluded}
    said = {
        one: _EXCLUDED if one in excluded else STAGES[stage].word for one, stage in stages.items()
    }
    days = {
        one: date_words(kept.registered_on)
        for one, kept in book.assessments.items()
        if kept.registered_on
    }
    return {_STAGE: said, _SINCE: days}


def _column(name: str, label: str) -> Column:
    def said(record: Record, names: Names) -> str:
        return names.get(name, {}).get(record.id, "")

    return Column(name, label, said, said)

"""Putting the rows of a plan into the books: all in one change, or none."""

from __future__ import annotations

from collections.abc import Iterable

from resources.wording import _
from storage.cards import list_due
from storage.commendation.honorees import Naming, linked
from storage.driver import IntegrityError
from storage.duties import require
from storage.imports.around import around
from storage.imports.batches import Batch, keep_batch
from storage.imports.doubtful import reasons_of
from storage.imports.errors import DoubtfulWordsError, ImportChangedError
from storage.imports.plans import Plan
from storage.journal import journal_head
from storage.ledger import Ledger
from storage.privacy.override import note_reasons
from storage.records import KINDS, Honoree, Member, Record
from storage.repository import find, put, recount_teams, row_of
from storage.steps import Step, Steps

_AT_A_TIME = 500


def carry_out(ledger: Ledger, *plans: Plan, reason: str = "") -> Steps[Batch]:
    """Put all good rows of one sheet or of several in, in one change; return what takes them back.

    `reason` says why doubtful cells go in too; the journal keeps it. Raises NotAllowedError,
    DoubtfulWordsError where a reason is lacking, or ImportChangedError when the books are no longer
    those that the plan was made for: a month was closed, a record named is gone, or the plan was
    carried out before. Then nothing is changed.
    """
    require(ledger, "record")
    if not reason and any(plan.doubts for plan in plans):
        raise _doubtful()
    records = [record for plan in plans for record in plan.records]
    try:
        with ledger.change():
            _refuse_members(ledger, records)
            note_reasons(ledger, reasons_of(plans, reason))
            first = journal_head(ledger.db).seq + 1
            yield from _insert_all(ledger, _with_pages(ledger, records))
            recount_teams(ledger, {one.team for one in records if isinstance(one, Member)})
            list_due(ledger.db)  # here there is time for it; the next search should not wait
            names = ", ".join(plan.sheet.name for plan in plans if plan.ready)
            said = {"file": plans[0].sheet.file, "sheet": names, "first": first}
            said["last"] = journal_head(ledger.db).seq
            rows = sum(len(plan.ready) for plan in plans)
            return keep_batch(ledger, plans[0].matching.kind, rows, said)
    except IntegrityError as error:
        raise _changed() from error


def _with_pages(ledger: Ledger, records: list[Record]) -> list[Record]:
    """Return the records that are new, each that names somebody linked to that one's page.

    A page that the books have gets what they did not know of it yet: the year of birth.
    """
    naming = [record for record in records if isinstance(record, Naming)]
    found = linked(ledger, naming) if naming else []
    known = {one.id for one in find(ledger, Honoree)} if naming else set()
    for page in (one for one in found if one.id in known):
        put(ledger, page)
    others = (record for record in records if not isinstance(record, Naming))
    return [*others, *(one for one in found if one.id not in known)]


def _insert_all(ledger: Ledger, records: Iterable[Record]) -> Steps[None]:
    of_kind: dict[type[Record], list[Record]] = {}
    for record in records:
        of_kind.setdefault(type(record), []).append(record)
    total = sum(len(each) for each in of_kind.values())
    done = 0
    for kind in sorted(of_kind, key=KINDS.index):
        for start in range(0, len(of_kind[kind]), _AT_A_TIME):
            rows = [row_of(record) for record in of_kind[kind][start : start + _AT_A_TIME]]
            names = ", ".join(f"[{name}]" for name in rows[0])
            marks = ", ".join(f":{name}" for name in rows[0])
            insert = f"INSERT INTO [{kind.KIND}] ({names}) VALUES ({marks})"
            ledger.connection.executemany(insert, rows)
            done += len(rows)
            yield Step(done, total, kind.TITLE)


def _refuse_members(ledger: Ledger, records: Iterable[Record]) -> None:
    teams = {record.team for record in records if isinstance(record, Member)}
    if teams & around(ledger).refused_teams:
        raise _changed()


def _doubtful() -> DoubtfulWordsError:
    return DoubtfulWordsError(
        _(
            "Có ô có vẻ chứa số căn cước, số điện thoại hoặc dấu mật nên chưa nhập dòng nào. Hãy "
            "bỏ các dòng ấy ra, hoặc nêu lý do vẫn nhập."
        )
    )


def _changed() -> ImportChangedError:
    return ImportChangedError(
        _(
            "Sổ đã thay đổi từ lúc xem tệp (tháng vừa chốt, một mục vừa xóa, hoặc tệp đã nhập rồi) "
            "nên chưa nhập dòng nào. Hãy xem lại tệp rồi nhập lại."
        )
    )

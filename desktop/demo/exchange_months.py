"""The first month of the sample exchange: by mailbox and by stick, given back, put right."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.demo.exchange_stage import (
    BY_MAIL,
    BY_STICK,
    CHANGED,
    FIRST,
    TODAY,
    Party,
    Stage,
    came_words,
    post_named,
    written_name,
)
from desktop.demo.plan import Post
from desktop.demo.records import members, month_records, register
from resources.wording import _
from storage.consolidation import consolidate
from storage.months import reopen
from storage.periods import month_words
from storage.records import Record, Team
from storage.recurring import write_due
from storage.report_period import month_period
from storage.repository import find, put
from sync.answered import receipt_for, returned_months
from sync.answers import Remark, remark
from sync.board import board
from sync.outbox import Outgoing
from sync.receipts import ANSWERS

PHONE = "0912345678"  # of every member: it leaves no post

_MISTAKEN = 40  # people too many at one meeting


def record_first(stage: Stage) -> None:
    """Let both posts write their registers, with people, and what they did in the first month."""
    for party, post in posts_of(stage):
        put_all(party, register(post))
        team = find(party.ledger, Team, form="civil_defence")[0]
        people = [one.model_copy(update={"phone": PHONE}) for one in members(post, team)]
        put_all(party, people)
        record(party, post, FIRST)
        if party is stage.by_stick:
            _mistake(party)
        count = party.ledger.db.table("activity").count
        said = _("{count} hoạt động, {people} thành viên tổ.")
        stage.tell(
            party,
            _("Ghi sổ {month}").format(month=month_words(FIRST)),
            verdict=said.format(count=count, people=len(people)),
        )


def first_by_mailbox(stage: Stage) -> None:
    """Send the first month of one post by the mailbox; its receipt comes back by itself."""
    party, above = stage.by_mail, stage.superior
    stage.tell(above, _("Chạy hộp thư"), stage.mailbox, _("Hộp thư chỉ giữ tệp đã mã hóa."))
    bundle = party.close(FIRST)
    stage.visit(party)
    sent = _("Đã gửi, chưa phải đã nhận: chờ biên nhận.")
    stage.tell(party, _("Chốt tháng; hộp thư tự gửi"), bundle.name, sent, state=state(party, FIRST))
    served = stage.visit(above).standing
    said = _("Nhận {taken}, trả {left} tệp; không ai phải bấm gì.")
    said = said.format(taken=served.taken, left=served.left)
    stage.tell(above, _("Hộp thư tự nhận gói, trả biên nhận"), bundle.name, said)
    stage.visit(party)
    stage.tell(party, _("Biên nhận về qua hộp thư"), verdict=answer(party, FIRST))


def first_by_stick(stage: Stage) -> None:
    """Carry the first month of the other post by stick, up and down."""
    party = stage.by_stick
    bundle = party.close(FIRST)
    stage.trip(party)
    stage.tell(party, _("Chốt tháng, ghi ra USB"), bundle.name, _("Đã ghi, đọc lại đúng."))
    carried_up(stage, bundle)
    told_below(stage)


def give_back(stage: Stage) -> None:
    """Let the superior doubt one record of the month that came by stick, and say why."""
    party, above = stage.by_stick, stage.superior
    wrong = party.meeting(FIRST)
    words = _("Số người dự {count} không khớp biên bản; hãy đếm lại.").format(
        count=wrong.measures["attendances"]
    )
    identity = party.newest(FIRST).bundle_id
    remark(above.ledger, identity, "returned", [Remark(words, [wrong.id])], above.keys)
    stage.tell(
        above,
        _("Trả lại {month}, chỉ đúng một hoạt động").format(month=month_words(FIRST)),
        written_name(stage.trip(above), "receipt"),
        words,
        board=states(stage, FIRST),
        figure=figure(stage),
        record=wrong.id,
    )
    said = came_words(stage.trip(party), "receipt")
    stage.tell(party, _("Cắm USB, đọc lý do trả lại"), verdict=said)


def put_right(stage: Stage) -> None:
    """Open the month again, correct the record, close it as revision 2 and send it again."""
    party = stage.by_stick
    (given_back,) = returned_months(party.ledger)
    reopen(party.ledger, FIRST, given_back.words)
    wrong = party.meeting(FIRST)
    right = {"attendances": wrong.measures["attendances"] - _MISTAKEN}
    put(party.ledger, wrong.model_copy(update={"measures": {**wrong.measures, **right}}))
    bundle = party.close(FIRST)
    stage.trip(party)
    said = _("Bản {revision}, kèm phiếu điều chỉnh.").format(revision=bundle.revision)
    stage.tell(
        party,
        _("Mở lại tháng, sửa, chốt lại, ghi ra USB"),
        bundle.name,
        said,
        revision=bundle.revision,
    )
    carried_up(stage, bundle)
    told_below(stage)


def carried_up(stage: Stage, bundle: Outgoing) -> None:
    """Let the superior plug the stick in: it takes the bundle and writes the receipt."""
    above, month = stage.superior, bundle.month
    report = stage.trip(above)
    stage.tell(
        above,
        _("Cắm USB, bấm “Làm hết”"),
        written_name(report, "receipt"),
        came_words(report, "bundle", bundle.name),
        board=states(stage, month),
        figure=figure(stage),
    )


def told_below(stage: Stage) -> None:
    """Let the post plug the stick in and hear what was answered."""
    party = stage.by_stick
    said = came_words(stage.trip(party), "receipt")
    stage.tell(party, _("Cắm USB, nhận biên nhận"), verdict=said, state=state(party, FIRST))


def figure(stage: Stage) -> int:
    """Return the superior's total of the figure that is put right, in the first month."""
    return consolidate(stage.superior.ledger, stage.units, month_period(FIRST))[CHANGED].value


def states(stage: Stage, month: str) -> dict[str, str]:
    """Return how a month stands on the superior's board, unit by unit."""
    return {cell.unit: cell.state for cell in board(stage.superior.ledger, [month], TODAY)}


def state(party: Party, month: str) -> str:
    """Return how far the newest bundle of a month has come, as its post knows."""
    return party.newest(month).state


def answer(party: Party, month: str) -> str:
    """Say what was answered to the newest bundle of a month."""
    kept = receipt_for(party.ledger, party.newest(month))
    return f"{ANSWERS[kept.answer].capitalize()}." if kept else ""


def posts_of(stage: Stage) -> list[tuple[Party, Post]]:
    """Return the posts with what the sample year knows of each."""
    return [(stage.by_mail, post_named(BY_MAIL)), (stage.by_stick, post_named(BY_STICK))]


def record(party: Party, post: Post, month: str) -> None:
    """Write what a post did in a month."""
    put_all(party, month_records(post, month))
    write_due(party.ledger, month, TODAY)


def put_all(party: Party, records: Iterable[Record]) -> None:
    """Write records in one change."""
    with party.ledger.change():
        for each in records:
            put(party.ledger, each)


def _mistake(party: Party) -> None:
    """Count some people too many at a meeting, to be found by the superior."""
    held = party.meeting(FIRST)
    more = {"attendances": held.measures["attendances"] + _MISTAKEN}
    put(party.ledger, held.model_copy(update={"measures": {**held.measures, **more}}))

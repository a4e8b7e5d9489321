"""The second month of the sample exchange: a lock, a notice, an adjustment, new keys, a call."""

from __future__ import annotations

from datetime import date

from desktop.demo.exchange_leave import print_receipt
from desktop.demo.exchange_months import (
    answer,
    carried_up,
    figure,
    posts_of,
    record,
    state,
    states,
)
from desktop.demo.exchange_stage import (
    CHANGED,
    FIRST,
    SECOND,
    TODAY,
    Stage,
    came_words,
    refusal,
)
from resources.catalogues import indicators
from resources.wording import _
from storage.adjusting import adjust, adjustable
from storage.consolidation import consolidate_both
from storage.months import reopen
from storage.periods import month_words
from storage.records.base import new_identity
from storage.report_period import month_period
from sync.changing_keys import change_keys
from sync.held import held_registry
from sync.locking import lock
from sync.notice import NoticeTask
from sync.notice_signing import NoticeDraft, sign_notices
from sync.notice_taking import take_waiting_lists
from sync.phone_code import phone_code, take_phone_code
from sync.rotation import pending_rotation

PAPER = "48/BC-CAH ngày 20/12/2022"

_FORGOTTEN = 12  # people who were at a meeting of the first month
_LIST = 'floods = "Phòng, chống thiên tai, cứu nạn"\n'


def lock_first(stage: Stage) -> None:
    """Let the superior report the first month upward: from then on nobody says it anew."""
    above = stage.superior
    before = figure(stage)
    lock(above.ledger, FIRST, PAPER, TODAY)
    said = _("Đã báo cáo số {paper}; từ nay chỉ điều chỉnh ở tháng đang mở.").format(paper=PAPER)
    what = _("Khóa số liệu đến hết {month}").format(month=month_words(FIRST))
    stage.tell(above, what, verdict=said, figure=before, board=states(stage, FIRST))


def announce(stage: Stage) -> None:
    """Send a notice with a task and a newer list: one by mailbox, one by stick."""
    above = stage.superior
    task = NoticeTask(
        id=new_identity(),
        title=_("Rà soát mô hình phòng, chống thiên tai"),
        set_on=TODAY,
        due_on=date(TODAY.year, 1, 31),
    )
    text = _("Từ tháng này ghi thêm chủ đề phòng, chống thiên tai khi tuyên truyền.")
    draft = NoticeDraft(text, (task,), {"topics": _LIST.encode()})
    made = sign_notices(above.ledger, stage.units, draft, above.keys, TODAY)
    stage.visit(above)
    stage.trip(above)
    said = _("{count} thông báo đã ký, chỉ đơn vị nhận mở được.").format(count=len(made))
    stage.tell(above, _("Gửi thông báo, nhiệm vụ, danh mục mới"), verdict=said)
    stage.visit(stage.by_mail)
    taken = take_waiting_lists(stage.by_mail.ledger)
    said = _("Nhiệm vụ vào sổ; đã xem trước rồi dùng {count} danh mục mới.")
    stage.tell(
        stage.by_mail,
        _("Thông báo về qua hộp thư"),
        verdict=said.format(count=len(taken)),
        state=state(stage.by_mail, FIRST),
    )
    said = came_words(stage.trip(stage.by_stick), "notice")
    stage.tell(stage.by_stick, _("Thông báo về bằng USB"), verdict=said)


def adjust_first(stage: Stage) -> None:
    """Let a post find a mistake too late: the locked month stands, the open one adjusts it."""
    party = stage.by_mail
    refused = refusal(lambda: reopen(party.ledger, FIRST, "Ghi sót người dự"))
    what = _("Mở lại {month} đã khóa").format(month=month_words(FIRST))
    stage.tell(party, what, verdict=str(refused), code=refused.CODE)
    said = next(each for each in adjustable(party.ledger, FIRST) if each.code == CHANGED)
    right = said.value + _FORGOTTEN
    made = adjust(party.ledger, said, right, _("Ghi sót người dự một buổi họp."), TODAY)
    stage.tell(
        party,
        _("Ghi “Điều chỉnh kỳ trước” ở tháng đang mở"),
        verdict=_("{name}: đã báo cáo {reported}, đúng là {right}.").format(
            name=indicators()[CHANGED].name, reported=made.reported, right=made.right
        ),
        reported=made.reported,
        right=made.right,
    )


def change_keys_of_first(stage: Stage) -> None:
    """Give the post new keys; the superior confirms them without pairing anew."""
    party, above = stage.by_mail, stage.superior
    party.keys = change_keys(party.ledger, party.keys, party.key_place)
    stage.visit(party)
    said = _("Khóa mới ký từ gói sau; chờ cấp trên xác nhận.")
    stage.tell(party, _("Đổi khóa của máy"), verdict=said)
    for each in (above, above, party):  # the registry goes up when the superior comes again
        stage.visit(each)
    version = held_registry(party.ledger).version
    done = pending_rotation(party.ledger, party.keys) is None
    said = _("Sổ đơn vị bản {version} đã ghi khóa mới.").format(version=version)
    stage.tell(above, _("Xác nhận khóa mới"), verdict=said, version=version, confirmed=done)


def second_month(stage: Stage) -> None:
    """Close and send the second month both ways; one answer is read over the telephone."""
    for party, post in posts_of(stage):
        record(party, post, SECOND)
    above, party = stage.superior, stage.by_mail
    bundle = party.close(SECOND)
    for each in (party, above, party):
        stage.visit(each)
    before, after = consolidate_both(above.ledger, stage.units, month_period(FIRST))
    stage.tell(
        party,
        _("Gửi {month} kèm dòng điều chỉnh").format(month=month_words(SECOND)),
        bundle.name,
        answer(party, SECOND),
        reported=before[CHANGED].value,
        adjusted=after[CHANGED].value,
    )
    _second_by_stick(stage)


def _second_by_stick(stage: Stage) -> None:
    party, above = stage.by_stick, stage.superior
    bundle = party.close(SECOND)
    stage.trip(party)
    carried_up(stage, bundle)
    code = phone_code(above.ledger, bundle.bundle_id, above.keys)
    print_receipt(stage, bundle.bundle_id, code)
    stage.tell(above, _("Đọc mã biên nhận qua điện thoại: {code}").format(code=code), words=code)
    take_phone_code(party.ledger, bundle, code, party.keys)
    said = _("Tạm báo đã nhận; chờ biên nhận thật.")
    stage.tell(party, _("Gõ mã nghe được"), verdict=said, state=state(party, SECOND))
    said = came_words(stage.trip(party), "receipt")
    what = _("Hôm sau cắm USB, nhận biên nhận")
    stage.tell(party, what, verdict=said, state=state(party, SECOND))

"""What goes wrong in the sample exchange: a lost laptop that is replaced, and a cloned one."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from shutil import copytree, ignore_patterns

from desktop.compose import opened
from desktop.demo.books import PASSPHRASE, sample_books
from desktop.demo.exchange_months import record, states
from desktop.demo.exchange_pairing import pair
from desktop.demo.exchange_stage import (
    BY_MAIL,
    FIRST,
    SECOND,
    Party,
    Stage,
    came_words,
    post_named,
)
from resources.wording import _
from storage.books import Books
from storage.keystore import unlock_with_passphrase
from storage.months import reopen
from storage.repository import put
from storage.steps import drain
from sync.bundle import read_file
from sync.couriers.folder import FolderCourier
from sync.forks import fork_of
from sync.held import held_registry
from sync.lost_laptop import end_lost_laptop, write_recovery
from sync.outgoing import write_out
from sync.recovering import plan_recovery, read_recovery, take_recovery

_MORE = 15  # people whom two laptops count differently


def lose_laptop(stage: Stage, stack: ExitStack) -> None:
    """End the key of a laptop that is gone, and pair another one."""
    above, lost = stage.superior, stage.by_stick
    signed = end_lost_laptop(above.ledger, lost.unit, above.keys)
    key = signed.registry.unit(lost.unit).keys[-1]
    said = _("Khóa máy cũ chỉ còn tin đến gói số {seq}.").format(seq=key.to_seq)
    stage.tell(above, _("Xã báo mất máy: dừng khóa"), verdict=said, to_seq=key.to_seq)
    _finder_tries(stage, lost)
    folder = lost.books.folder.with_name(f"{lost.books.folder.name}_may-moi")
    books = stack.enter_context(sample_books(folder, lost.unit, "post", FIRST))
    stage.by_stick = Party(_("{name} (máy mới)").format(name=lost.name), books)
    pair(stage, stage.by_stick)


def bring_books_back(stage: Stage) -> None:
    """Write what the superior accepted onto the stick, and let the new laptop take it."""
    above, party = stage.superior, stage.by_stick
    stick = FolderCourier(stage.usb)
    paths = drain(write_recovery(above.ledger, party.unit, stick, above.keys))
    said = _("Đã ghi ra USB, chỉ máy mới mở được.")
    stage.tell(above, _("Ghi gói khôi phục"), paths[0].name, said)
    recovery = read_recovery(party.ledger, map(read_file, paths), party.keys)
    plan = drain(plan_recovery(party.ledger, recovery, party.keys))
    done = drain(take_recovery(party.ledger, plan, party.keys))
    words = _("Xem trước rồi đưa vào sổ: {records} bản ghi, {months} tháng đã chốt.")
    said = words.format(records=done.brought.records, months=len(done.brought.months))
    what = _("Mở gói khôi phục ở «Gửi – nhận»")
    stage.tell(party, what, paths[0].name, said, months=list(done.brought.months))


def go_on(stage: Stage) -> None:
    """Let the new laptop correct what the lost one sent; it waits in the mailbox to be fetched."""
    party = stage.by_stick
    stage.visit(stage.superior)  # the mailbox hears of the new laptop
    reopen(party.ledger, SECOND, _("Ghi sót người dự"))
    _count_more(party)
    bundle = party.close(SECOND)
    stage.visit(party)
    key = held_registry(party.ledger).registry.unit(party.unit).keys[-1]
    stage.tell(
        party,
        _("Sửa tháng máy cũ đã gửi, gửi qua hộp thư"),
        bundle.name,
        _("Đang chờ trong hộp thư đến khi cấp trên mở máy."),
        epoch=key.epoch,
        seq=bundle.seq,
        revision=bundle.revision,
    )


def clone_laptop(stage: Stage, clone: Path) -> None:
    """Let a copy of a laptop close the same month otherwise, and bring it by stick."""
    books = Books(clone)
    with opened(books, unlock_with_passphrase(books.key_file, PASSPHRASE)) as both:
        twin = Party(_("{name} (máy chép)").format(name=stage.by_mail.name), both)
        stage.tell(twin, _("Ai đó chép cả ổ đĩa sang máy khác"), clone.name)
        record(twin, post_named(BY_MAIL), SECOND)
        _count_more(twin)
        bundle = twin.close(SECOND)
        stage.trip(twin)
        stage.tell(twin, _("Máy chép cũng chốt tháng, ghi ra USB"), bundle.name)
    above = stage.superior
    said = came_words(stage.trip(above), "bundle", bundle.name)
    fork = fork_of(above.ledger, twin.unit)
    stage.tell(
        above,
        _("Cắm USB"),
        bundle.name,
        said,
        tails=len(fork.tails) if fork else 0,
        board=states(stage, SECOND),
    )
    stage.tell(above, _("Mở «Đơn vị», “Chọn bản được tính…”"), verdict=_("Chờ lãnh đạo chọn."))


def copy_books(party: Party) -> Path:
    """Copy the folder of some books, as a thief or a helpful colleague would."""
    folder = party.books.folder.with_name(f"{party.books.folder.name}_may-chep")
    party.ledger.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    copytree(party.books.folder, folder, ignore=ignore_patterns("*.lock", "*-wal", "*-shm"))
    return folder


def _finder_tries(stage: Stage, lost: Party) -> None:
    """Let whoever has the lost laptop sign another month with it."""
    reopen(lost.ledger, SECOND, "?")
    _count_more(lost)
    lost.close(SECOND)
    path = write_out(lost.ledger, SECOND, FolderCourier(stage.usb), lost.keys)
    report = stage.trip(stage.superior)
    (came,) = [one for one in report.came if one.found.path == path]
    stage.tell(
        stage.superior,
        _("Có người gửi gói ký bằng máy đã mất"),
        path.name,
        came.taken.words,
        code=came.taken.state,
        outcome=came.taken.outcome,
    )


def _count_more(party: Party) -> None:
    held = party.meeting(SECOND)
    more = {"attendances": held.measures["attendances"] + _MORE}
    put(party.ledger, held.model_copy(update={"measures": {**held.measures, **more}}))

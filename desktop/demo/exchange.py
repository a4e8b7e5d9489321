"""The sample exchange from end to end: two posts, their superior, a stick and a mailbox."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from desktop.demo.books import sample_books
from desktop.demo.exchange_leave import leave_behind, print_slip_of_correction
from desktop.demo.exchange_mailbox import mailbox_here
from desktop.demo.exchange_months import (
    first_by_mailbox,
    first_by_stick,
    give_back,
    put_right,
    record_first,
)
from desktop.demo.exchange_pairing import pair_both, put_spare_key_away
from desktop.demo.exchange_second import (
    adjust_first,
    announce,
    change_keys_of_first,
    lock_first,
    second_month,
)
from desktop.demo.exchange_stage import BY_MAIL, BY_STICK, FIRST, SUPERIOR, Party, Stage, Told
from desktop.demo.exchange_trouble import (
    bring_books_back,
    clone_laptop,
    copy_books,
    go_on,
    lose_laptop,
)
from resources.wording import _
from storage.settings import Role
from storage.steps import Step, Steps

Chapter = tuple[str, Callable[[Stage], object]]


@dataclass(frozen=True, slots=True)
class Exchanged:
    """The story as it was told, and what is left to look at."""

    story: list[Told]
    places: dict[str, Path]


def run_exchange(out: Path) -> Steps[Exchanged]:
    """Play the exchange with real books, keys, files and service; nothing is pretended."""
    (out / "usb").mkdir(parents=True)
    yield Step(0, 1, _("Lập ba cuốn sổ"))
    with ExitStack() as stack:
        stage = _stage(out, stack)
        chapters = _chapters(stack)
        for place, (title, play) in enumerate(chapters):
            yield Step(place, len(chapters), title)
            stage.chapter = title
            play(stage)
        return Exchanged(stage.story, leave_behind(stage))


def _chapters(stack: ExitStack) -> tuple[Chapter, ...]:
    return (
        (_("Ghép đôi"), _prepare),
        (_("Ghi sổ"), record_first),
        (_("Tháng thứ nhất qua hộp thư"), partial(_first_by_mailbox, stack)),
        (_("Tháng thứ nhất bằng USB"), first_by_stick),
        (_("Trả lại"), give_back),
        (_("Sửa, gửi lại"), _put_right),
        (_("Khóa số liệu"), lock_first),
        (_("Thông báo"), announce),
        (_("Điều chỉnh kỳ trước"), adjust_first),
        (_("Đổi khóa"), change_keys_of_first),
        (_("Tháng thứ hai"), _second_month),
        (_("Mất máy"), partial(lose_laptop, stack=stack)),
        (_("Khôi phục"), bring_books_back),
        (_("Máy bị chép"), _clone),
        (_("Máy mới đi tiếp"), go_on),
    )


def _stage(out: Path, stack: ExitStack) -> Stage:
    def party(code: str, role: Role) -> Party:
        folder = out / "ledgers" / code.replace("/", "_")
        books = stack.enter_context(sample_books(folder, code, role, FIRST))
        return Party(books.ledger.settings.unit_name, books)

    by_mail, by_stick = (party(f"{SUPERIOR}/{short}", "post") for short in (BY_MAIL, BY_STICK))
    return Stage(out, party(SUPERIOR, "superior"), by_mail, by_stick)


def _prepare(stage: Stage) -> None:
    put_spare_key_away(stage)
    pair_both(stage)


def _first_by_mailbox(stack: ExitStack, stage: Stage) -> None:
    served = mailbox_here(stage.superior.ledger, stage.out / "mailbox")
    stage.mailbox = stack.enter_context(served)
    first_by_mailbox(stage)


def _put_right(stage: Stage) -> None:
    put_right(stage)
    print_slip_of_correction(stage)


def _second_month(stage: Stage) -> None:
    stage.clone = copy_books(stage.by_mail)
    second_month(stage)


def _clone(stage: Stage) -> None:
    clone_laptop(stage, stage.clone)

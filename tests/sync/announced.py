"""A superior with two posts, and what it announces to them."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from storage.records.base import new_identity
from sync.notice import NoticeTask
from sync.notice_signing import NoticeDraft, notice_bytes, sign_notices
from sync.notice_taking import TakenNotice, take_notice
from tests.conftest import UNIT
from tests.sync.offices import Office, district, post

NEIGHBOUR = "ninh-binh/gia-vien/gia-van"
ON = date(2022, 12, 20)
FLOODS = 'floods = "Phòng, chống thiên tai"\n'.encode()


class Told(NamedTuple):
    """Who announces and who hears."""

    superior: Office
    post: Office
    neighbour: Office


def told() -> Told:
    superior = district()
    return Told(superior, post(superior), post(superior, NEIGHBOUR))


def task(title: str = "Rà soát mô hình", **more: Any) -> NoticeTask:
    values = {"id": new_identity(), "title": title, "set_on": ON, "due_on": date(2023, 1, 10)}
    return NoticeTask.model_validate(values | more)


def announce(
    case: Told, text: str = "", *tasks: NoticeTask, to: str = UNIT, **lists: bytes
) -> bytes:
    draft = NoticeDraft(text, tasks, lists)
    office = case.superior
    (made,) = sign_notices(office.ledger, [to], draft, office.keys, ON)
    return notice_bytes(office.ledger, made.digest, office.keys)


def take(office: Office, data: bytes) -> TakenNotice:
    return take_notice(office.ledger, data, office.keys)

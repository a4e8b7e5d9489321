"""Tasks with who does them and by when; the next report reads back what became of them."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from storage.records.base import Code, Identity, Name, Record, Text
from storage.records.facts import Fact


class Task(Record):
    """One thing to do, set by a conference or a report; an owner is an office, not a person."""

    KIND: ClassVar[str] = "task"
    TITLE: ClassVar[str] = "Nhiệm vụ"
    NAMED_BY: ClassVar[str] = "title"
    SENT: ClassVar[bool] = False

    title: Annotated[Name, Fact("Nội dung", listed=True)]
    owner: Annotated[Text, Fact("Giao cho (chức danh, đơn vị)", listed=True)] = ""
    set_on: Annotated[date, Fact("Ngày giao")]
    due_on: Annotated[date | None, Fact("Hạn", listed=True)] = None
    state: Annotated[Code, Fact("Tình trạng", listed=True, choices="task_states")] = "open"
    done_on: Annotated[date | None, Fact("Ngày xong", listed=True)] = None
    result: Annotated[Text, Fact("Kết quả")] = ""
    activity: Annotated[Identity | None, Fact("Từ hội nghị, kiểm tra", refers="activity")] = None

"""Small books of a post and its superior in which every place has something to show."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from storage.records import Asset, Award, Committee, Hamlet, Member, Task, Team
from storage.report_period import month_period
from storage.repository import put
from storage.steps import drain
from sync.inbox import receive
from tests.ui.screens.commendation_books import begin_proposal
from tests.ui.screens.pair import JANUARY, POST, TODAY, Pair, close, paired
from ui.paper.reports.making import report_on

AWARD = Award(
    unit=POST,
    decided_on=TODAY,
    form="certificate",
    authority="commune_chair",
    subject="individual",
    occasion="Phong trào năm 2021",
)


@contextmanager
def small_books(folder: Path) -> Iterator[Pair]:
    """Give two desks: the post has closed a month, the superior has taken it in."""
    with paired(folder) as pair:
        _write(pair)
        drain(receive(pair.superior.ledger, close(pair.post, JANUARY), pair.superior.keys))
        yield pair


def _write(pair: Pair) -> None:
    ledger = pair.post.ledger
    hamlet = Hamlet(unit=POST, name="Thôn Đoài", households=1234)
    team = Team(unit=POST, name="Tổ 1", form="mediation", hamlets=(hamlet.id,))
    for record in (
        hamlet,
        team,
        Member(unit=POST, team=team.id, full_name="Nguyễn Văn Bình", birth_year=1980),
        Asset(unit=POST, kind="camera", name="Ngã ba chợ", hamlet=hamlet.id),
        Committee(unit=POST, name="Ban chỉ đạo"),
        Task(unit=POST, title="Nộp báo cáo", set_on=date(2022, 2, 1), due_on=date(2022, 2, 25)),
        AWARD,
    ):
        put(ledger, record)
    begin_proposal(pair.post)
    put(ledger, report_on(ledger, "month", month_period(JANUARY)))

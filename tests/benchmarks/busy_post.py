"""The books of a busy post, the same ones each time: what measures and tests of speed stand on.

Five hundred activities a month, a hundred teams, two thousand members; every month but the open
one is closed, so that figures are frozen as they would be.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Any

from resources.catalogues import ActivityKind, activity_kinds, indicators, model_types, words
from storage.adoption import adopt
from storage.ledger import Ledger
from storage.months import freeze
from storage.periods import months_between, window_of
from storage.records import (
    KINDS,
    Activity,
    Asset,
    Award,
    Hamlet,
    Member,
    ModelRating,
    ModelSite,
    PastFigure,
    Record,
    SafetyAssessment,
    SafetySubject,
    SecurityModel,
    StatusEvent,
    Task,
    Team,
)
from tests.conftest import UNIT, post_settings

TODAY, MONTH = date(2022, 12, 8), "2022-12"  # the open month, and a day in it
A_MONTH, HAMLETS, MODELS, SITES, TEAMS, MEMBERS = 500, 25, 60, 200, 100, 2_000
_LONG_AGO = date(1900, 1, 1)
_USUAL = ("propaganda", "talk", "broadcast", "patrol", "patrol", "mediation", "order_review")
_AWARDS, _TASKS_A_MONTH, _YEARS_BEFORE = 10, 5, 5
_SAID = """họp tổ dân phố tuyên truyền pháp luật phòng cháy chữa cháy ma túy tội phạm giao thông
lừa đảo trên không gian mạng nhà văn hóa trường học hội phụ nữ đoàn thanh niên cựu chiến binh nông
dân mặt trận an ninh trật tự liên gia camera dòng họ giáo xứ phát hiện xử lý vận động ký cam kết ra
quân tuần tra đêm kiểm tra cơ sở kinh doanh có điều kiện Đoài Đông Nam Bắc Trung Thượng Hạ Phú Quý
Lộc Thọ Khang Ninh Vĩnh Phúc Thái Hòa nghĩa trang chợ cầu cống đê điều mùa màng lễ hội"""
_FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Đinh", "Vũ", "Bùi")
_GIVEN = ("An", "Bình", "Chi", "Dũng", "Hà", "Lan", "Minh")


def fill_busy_post(
    ledger: Ledger,
    months: int = 24,
    *,
    closed: bool = True,
    members: int = MEMBERS,
    photos: Sequence[str] = (),
) -> None:
    """Fill empty books with so many months up to the open one; 100 months are 50,000 activities.

    `photos` are digests of kept pictures; every month gets its part of them.
    """
    begins = _begin(months)
    ledger.keep_settings(post_settings(begins=begins, place="Gia Thắng"))
    records = busy_records(months, members)
    records[Activity] = list(_pictured(records[Activity], photos))
    adopt(
        ledger, UNIT, _LONG_AGO, TODAY, {kind: records[kind] for kind in KINDS if kind in records}
    )
    if closed:
        with ledger.change():
            for month in months_between(begins, MONTH)[:-1]:
                freeze(ledger, month)


def busy_records(months: int, members: int = MEMBERS) -> dict[type[Record], list[Any]]:
    """Make all records of a busy post, those of a kind together."""
    chance = Random(1)
    found: dict[type[Record], list[Any]] = {Hamlet: list(_hamlets())}
    found |= _models(chance, found[Hamlet]) | _people(chance, found[Hamlet], members)
    found |= _safety(found[Hamlet]) | {Asset: list(_assets(found[Hamlet]))}
    found[PastFigure] = list(_past_figures(chance, int(_begin(months)[:4])))
    found |= {Activity: [], Award: [], Task: []}
    for month in months_between(_begin(months), MONTH):
        found[Activity] += _activities(chance, month, found)
        found[Award] += _awards(month)
        found[Task] += _tasks(month)
    return found


def said(chance: Random, count: int) -> str:
    """Return some words of the trade."""
    return " ".join(chance.choices(_words(), k=count))


def _begin(months: int) -> str:
    place = 2022 * 12 + 12 - months
    return f"{place // 12}-{place % 12 + 1:02}"


def _hamlets() -> Iterator[Hamlet]:
    for number in range(1, HAMLETS + 1):
        yield Hamlet(unit=UNIT, name=f"Thôn {number}", households=200 + number, residents=700)


def _models(chance: Random, hamlets: list[Hamlet]) -> dict[type[Record], list[Any]]:
    types = list(model_types())
    models = [
        SecurityModel(
            unit=UNIT,
            type=types[number],
            name=f"Mô hình {said(chance, 4)} {number + 1}",
            launched_on=date(2013 + number % 9, 1 + number % 12, 5),
        )
        for number in range(MODELS)
    ]
    sites = [
        ModelSite(
            unit=UNIT,
            model=models[number % MODELS].id,
            name=f"Điểm {number + 1}",
            hamlet=hamlets[number % HAMLETS].id,
            members=10 + number % 30,
        )
        for number in range(SITES)
    ]
    events = [
        StatusEvent(unit=UNIT, model=one.id, happened_on=day, status=status, paper="12/BC")
        for one in models
        for day, status in ((one.launched_on or TODAY, "new"), (date(2022, 11, 20), "strengthened"))
    ]
    ratings = [
        ModelRating(unit=UNIT, model=one.id, rated_on=date(year, 12, 1), rating=_rating())
        for one in models
        for year in range(2018, 2023)
    ]
    return {SecurityModel: models, ModelSite: sites, StatusEvent: events, ModelRating: ratings}


def _pictured(activities: list[Activity], photos: Sequence[str]) -> Iterator[Activity]:
    """Spread the pictures evenly: of every five activities so many have one."""
    for number, one in enumerate(activities):
        before, after = (len(photos) * each // len(activities) for each in (number, number + 1))
        yield one.model_copy(update={"photos": tuple(photos[before:after])})


def _people(chance: Random, hamlets: list[Hamlet], many: int) -> dict[type[Record], list[Any]]:
    forms = list(words("team_forms"))
    teams = [
        Team(
            unit=UNIT,
            name=f"Tổ {number + 1}",
            form=forms[number % len(forms)],
            hamlets=(hamlets[number % HAMLETS].id,),
            founded=date(2010 + number % 12, 3, 1),
            headcount=many // TEAMS,
        )
        for number in range(TEAMS)
    ]
    members = [
        Member(
            unit=UNIT,
            team=teams[number % TEAMS].id,
            full_name=f"{chance.choice(_FAMILY)} Văn {chance.choice(_GIVEN)}",
            birth_year=1950 + number % 50,
            joined_on=date(2020, 1, 1),
        )
        for number in range(many)
    ]
    return {Team: teams, Member: members}


def _safety(hamlets: list[Hamlet]) -> dict[type[Record], list[Any]]:
    subjects = [
        SafetySubject(unit=UNIT, kind="residential_area", name=one.name, hamlet=one.id)
        for one in hamlets
    ]
    subjects += [
        SafetySubject(unit=UNIT, kind=kind, name=f"{kind} {number}")
        for kind in ("office", "enterprise", "school")
        for number in range(1, 26)
    ]
    assessments = [
        SafetyAssessment(unit=UNIT, subject=one.id, year=year, registered_on=date(year, 2, 10))
        for one in subjects
        for year in (2020, 2021, 2022)
    ]
    return {SafetySubject: subjects, SafetyAssessment: assessments}


def _assets(hamlets: list[Hamlet]) -> Iterator[Asset]:
    for number, kind in enumerate([*words("asset_kinds")] * HAMLETS):
        hamlet = hamlets[number % HAMLETS]
        name = f"{words('asset_kinds')[kind]}, {hamlet.name}"
        yield Asset(unit=UNIT, kind=kind, name=name, hamlet=hamlet.id, quantity=number % 5 + 1)


def _past_figures(chance: Random, begun: int) -> Iterator[PastFigure]:
    for year in range(begun - _YEARS_BEFORE, begun):
        for code in indicators():
            span = {"first": date(year, 1, 1), "last": date(year, 12, 31)}
            yield PastFigure(unit=UNIT, indicator=code, value=chance.randrange(500), **span)


def _activities(
    chance: Random, month: str, found: dict[type[Record], list[Any]]
) -> Iterator[Activity]:
    first, last = window_of(month)
    kinds, parts = activity_kinds(), list(words("organisations"))
    names = [*_USUAL * 8, *(code for code in kinds if code != "inventory"), "inventory"]
    for _number in range(A_MONTH):
        kind = kinds[chance.choice(names)]
        asked = {"topics": (chance.choice(_topics()),)} if "topics" in kind.asks else {}
        yield Activity(
            unit=UNIT,
            kind=kind.code,
            happened_on=first + timedelta(days=chance.randrange((last - first).days + 1)),
            title=said(chance, 9),
            place=said(chance, 3),
            result=said(chance, 8),
            hamlets=(chance.choice(found[Hamlet]).id,),
            teams=(chance.choice(found[Team]).id,),
            models=(chance.choice(found[SecurityModel]).id,),
            organisations=("police", chance.choice(parts)),
            measures=_measures(chance, kind),
            **asked,
        )


def _measures(chance: Random, kind: ActivityKind) -> dict[str, int]:
    counted = {one.code: chance.randrange(1, 60) for one in kind.measures if not one.is_part}
    return counted | {
        one.code: counted[one.at_most] // 3 for one in kind.measures if one.at_most in counted
    }


def _awards(month: str) -> Iterator[Award]:
    subjects = list(words("award_subjects"))
    for number in range(_AWARDS):
        yield Award(
            unit=UNIT,
            decided_on=window_of(month)[0],
            form="certificate",
            authority="commune_chair",
            subject=subjects[number % len(subjects)],
            name=f"Trần Văn {number}",
            occasion="Sơ kết phong trào",
        )


def _tasks(month: str) -> Iterator[Task]:
    first, last = window_of(month)
    state = {} if month == MONTH else {"state": "done", "done_on": last}
    for number in range(1, _TASKS_A_MONTH + 1):
        yield Task(unit=UNIT, title=f"Việc {number}", set_on=first, due_on=last, **state)


@cache
def _words() -> list[str]:
    return _SAID.split()


@cache
def _rating() -> str:
    return next(iter(words("model_ratings")))


@cache
def _topics() -> list[str]:
    return list(words("topics"))

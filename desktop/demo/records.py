"""The records of one post in the sample year, made from the facts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from desktop.demo.plan import Post, concerns, facts, month_built, schools_of, settled_in
from desktop.demo.standing import (
    hamlet_reviews,
    identity,
    standing_of_month,
    standing_records,
)
from storage.periods import window_of
from storage.records import (
    Activity,
    Award,
    Hamlet,
    Member,
    ModelSite,
    PaperRead,
    Record,
    SecurityModel,
    StatusEvent,
    Team,
)

_HAMLETS, _MEMBERS = 5, 6
_MONEY, _ROUND = 1_000_000, 100_000  # đồng: what is so large was given in round sums
_PEOPLE = (
    "Nguyễn Văn Bảy",
    "Trần Thị Chín",
    "Lê Văn Hữu",
    "Phạm Thị Là",
    "Vũ Văn Ngọ",
    "Đỗ Thị Út",
)
_FORCES = (
    ("Đội dân phòng", "civil_defence", 15, 0),
    ("Tổ tuần tra nhân dân", "peoples_patrol", 12, 0),
    ("Đội thanh niên xung kích", "youth_shock", 18, 0),
)


def register(post: Post) -> Iterator[Record]:
    """Yield what the post had in its books when the year began."""
    hamlets = [_hamlet(post, number) for number in range(1, _HAMLETS + 1)]
    yield from hamlets
    yield from standing_records(post, hamlets)
    for fact in facts()["kept"]:
        if concerns(fact, post):
            yield from _model(post, fact, [fact["name"]], fact["since"])
    for name, form, headcount, households in _FORCES:
        full = f"{name} {post.name}"
        numbers = {"headcount": headcount, "households": households, "women": headcount // 4}
        yield Team(unit=post.code, name=full, form=form, founded=date(2019, 3, 1), **numbers)
    for hamlet in hamlets:
        for name, form, headcount in (
            ("Tổ tự quản", "self_managed", 9),
            ("Tổ hòa giải", "mediation", 5),
        ):
            yield Team(
                unit=post.code,
                name=f"{name} {hamlet.name}",
                form=form,
                hamlets=(hamlet.id,),
                founded=date(2018, 5, 10),
                headcount=headcount,
                women=headcount // 3,
            )


def members(post: Post, team: Team) -> Iterator[Member]:
    """Yield invented members of a team, for the lists on screen."""
    for number, name in enumerate(_PEOPLE[:_MEMBERS]):
        yield Member(
            unit=post.code,
            team=team.id,
            full_name=name,
            birth_year=1970 + 3 * number,
            sex="female" if " Thị " in name else "male",
            role="leader" if number == 0 else "member",
            joined_on=date(2019, 3, 1),
            fit=True,
            fit_on=date(2021, 11, 1),
        )


def month_records(post: Post, month: str) -> Iterator[Record]:
    """Yield what the post recorded in one report month."""
    first, _last = window_of(month)
    number = int(month[-2:])
    chance = Random(f"{post.short} {month}")  # noqa: S311  # the same sample on each machine
    for fact in facts()["built"]:
        if concerns(fact, post) and month_built(fact, post) == number:
            yield from _built(post, fact, first + timedelta(days=10))
    for fact in facts()["routine"]:
        yield _activity(post, fact, first, chance)
    for fact in facts()["seasonal"]:
        if number in fact["months"]:
            yield _activity(post, fact, first, chance)
    yield from hamlet_reviews(post, month)
    yield from standing_of_month(post, number)
    yield _cases(post, number, first)
    for fact in facts()["award"]:
        if fact["post"] == post.short and window_of(month)[0] <= fact["day"] <= window_of(month)[1]:
            yield _award(post, fact)


def begun_month(post: Post) -> Iterator[Record]:
    """Yield what was recorded so far of the month after the sample year, which is still open."""
    first, _last = window_of(f"{facts()['year'] + 1}-01")
    chance = Random(f"{post.short} begun")  # noqa: S311  # the same sample on each machine
    for fact in (*facts()["routine"], *facts()["begun"]):
        if first + timedelta(days=fact["day"]) < facts()["today"]:
            yield _activity(post, fact, first, chance)


def _hamlet(post: Post, number: int) -> Hamlet:
    kind, noun = ("to_dan_pho", "Phố") if post.kind == "township" else ("thon", "Thôn")
    size = 150 + 7 * ((post.place + 3 * number) % 11)
    return Hamlet(
        id=identity(post, f"hamlet {number}"),
        unit=post.code,
        name=f"{noun} {number}",
        type=kind,
        households=size,
        residents=size * 4,
    )


def _model(post: Post, fact: dict[str, Any], places: list[str], since: date) -> Iterator[Record]:
    model = SecurityModel(
        id=identity(post, f"model {fact['type']}"),
        unit=post.code,
        name=fact["name"],
        type=fact["type"],
        form=fact.get("form", "model"),
        setting=fact.get("setting", "residential"),
        launched_on=since,
        lead=post.police,
        four_self=("self_prevention", "self_management"),
        hosts_total=len(places) if fact.get("at_schools") else None,
    )
    yield model
    for place in places:
        yield ModelSite(
            unit=post.code,
            model=model.id,
            name=place,
            host=place if fact.get("at_schools") else "",
            opened_on=since,
            members=5 + post.place % 7,
            households=fact.get("households", 0),
            equipment=fact.get("equipment", ""),
        )


def _built(post: Post, fact: dict[str, Any], day: date) -> Iterator[Record]:
    places = schools_of(post) if fact.get("at_schools") else [fact["name"]]
    records = list(_model(post, fact, places, day))
    yield from records
    yield StatusEvent(
        unit=post.code,
        model=records[0].id,
        happened_on=day,
        status="new",
        paper=f"{20 + post.place}/QĐ-UBND",
        reason="Ra mắt mô hình theo kế hoạch năm 2022",
    )
    if fact["type"] == "D01":
        yield Team(
            unit=post.code,
            name=f"Tổ liên gia an toàn PCCC số 01 {post.name}",
            form="fire_safety_group",
            model=records[0].id,
            founded=day,
            headcount=12,
            households=fact["households"],
        )


def _activity(post: Post, fact: dict[str, Any], first: date, chance: Random) -> Activity:
    drawn = {code: chance.randint(*span) for code, span in fact["measures"].items()}
    measures = {code: n if n < _MONEY else n - n % _ROUND for code, n in drawn.items()}
    if "received" in measures:
        measures |= {"settled": measures["received"] - chance.randint(0, 1)}
    if "crime" in measures:
        measures["crime_valuable"] = min(1, measures["crime"])
    return Activity(
        unit=post.code,
        kind=fact["kind"],
        happened_on=first + timedelta(days=fact["day"]),
        title=fact["title"],
        place=fact.get("place", ""),
        organisations=tuple(fact.get("organisations", ())),
        programmes=tuple(fact.get("programmes", ())),
        topics=tuple(fact.get("topics", ())),
        hosts=tuple(fact.get("hosts", ())),
        papers=tuple(PaperRead(**paper) for paper in fact.get("papers", ())),
        measures=measures,
    )


def _cases(post: Post, month: int, first: date) -> Activity:
    occurred, settled = settled_in(post, month)
    return Activity(
        unit=post.code,
        kind="case_figures",
        happened_on=first + timedelta(days=27),
        title="Số liệu vụ việc trong tháng",
        measures={"occurred": occurred, "solved": settled, "grave": 0},
    )


def _award(post: Post, fact: dict[str, Any]) -> Award:
    return Award(
        unit=post.code,
        decided_on=fact["day"],
        subject=fact["subject"],
        name=fact["name"],
        **facts()["awarded"],
    )

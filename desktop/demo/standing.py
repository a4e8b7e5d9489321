"""What a post of the sample owns, repeats and stands for: equipment, rules, the safety standard."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import md5
from random import Random

from desktop.demo.plan import Post, concerns, facts, schools_of
from storage.periods import window_of
from storage.records import (
    Activity,
    Asset,
    Candidate,
    Committee,
    Hamlet,
    ModelRating,
    PastFigure,
    Phrase,
    Record,
    Recurrence,
    SafetyAnswer,
    SafetyAssessment,
    SafetySubject,
    Seat,
    SkippedDay,
    Task,
)
from storage.safety.rules import CRITERION, DISQUALIFIER, DOSSIER, default_rules

_REGISTERED, _DECIDED = 2, 12  # the months in which a year's registration and results are kept
_HAMLETS = 5
_YEARS_BEFORE, _WELL_KNOWN = 5, 2  # years of past figures, and of those that are exact
_GROWTH = 0.06  # of the movement, year by year


def identity(post: Post, name: str) -> str:
    """Return the identity of a record that another month speaks of again."""
    return md5(f"{post.code}/{name}".encode(), usedforsecurity=False).hexdigest()


def standing_records(post: Post, hamlets: list[Hamlet]) -> Iterator[Record]:
    """Yield what is in the books from the beginning, besides models and teams."""
    yield from _equipment(post, hamlets)
    yield _bulletin(post)
    yield from _subjects(post, hamlets)
    yield _committee(post)
    yield from _past_years(post)
    for section, text in facts()["phrases"].items():
        yield Phrase(unit=post.code, section=section, text=text)


def standing_of_month(post: Post, number: int) -> Iterator[Record]:
    """Yield what one month changes in them."""
    if number in (_REGISTERED, _DECIDED):
        yield from _assessments(post, number)
    if number in (6, _DECIDED):
        yield from _tasks(post, number)
    if number == _DECIDED:
        yield from _ratings(post)
    if number == 11:  # noqa: PLR2004  # before the commendations of the year
        yield _candidate(post)


def hamlet_reviews(post: Post, month: str) -> Iterator[Activity]:
    """Yield the monthly review of order, one a hamlet, as the grid of a month keeps them."""
    chance = Random(f"{post.short} review {month}")  # noqa: S311  # the same on each machine
    day = window_of(month)[0] + timedelta(days=20)
    for number in range(1, _HAMLETS + 1):
        issues = chance.randint(0, 1)
        yield Activity(
            unit=post.code,
            kind="order_review",
            happened_on=day,
            title="Rà soát tình hình ANTT hàng tháng",
            hamlets=(identity(post, f"hamlet {number}"),),
            measures={"hamlets": 1, "issues": issues, "settled": issues, "passed_up": 0},
        )


def _equipment(post: Post, hamlets: list[Hamlet]) -> Iterator[Asset]:
    for place, hamlet in enumerate(hamlets):
        for kind, name, quantity in (
            ("camera_eyes", f"Camera {hamlet.name}", 1 + (post.place + place) % 6),
            ("loudspeakers", f"Loa truyền thanh {hamlet.name}", 1),
            ("extinguishers", f"Bình chữa cháy nhà văn hóa {hamlet.name}", 2),
        ):
            yield Asset(
                unit=post.code,
                kind=kind,
                name=name,
                hamlet=hamlet.id,
                quantity=quantity,
                since=date(2019 + place % 3, 5, 10),
            )
    shelf = f"Tủ sách pháp luật {post.police.removeprefix('Công an ')}"
    yield Asset(
        unit=post.code,
        kind="bookcases",
        name=shelf,
        quantity=1 + post.place % 3,
        since=date(2016, 1, 1),
    )


def _bulletin(post: Post) -> Recurrence:
    chance = Random(f"{post.short} bulletin")  # noqa: S311  # the same on each machine
    year = facts()["year"]
    begin = window_of(f"{year}-01")[0]
    days = sorted({begin + timedelta(days=chance.randrange(364)) for _turn in range(14)})
    return Recurrence(
        id=identity(post, "bulletin"),
        unit=post.code,
        kind="broadcast",
        title="Bản tin an ninh trên loa truyền thanh",
        at="21:00",
        place="Đài truyền thanh",
        starts_on=begin,
        measures={"broadcasts": 1, "minutes": 15},
        skipped=tuple(SkippedDay(day=day, reason="Mất điện") for day in days),
    )


def _subjects(post: Post, hamlets: list[Hamlet]) -> Iterator[SafetySubject]:
    for number, hamlet in enumerate(hamlets, start=1):
        yield SafetySubject(
            id=identity(post, f"subject {number}"),
            unit=post.code,
            kind="residential_area",
            name=hamlet.name,
            hamlet=hamlet.id,
        )
    noun = "thị trấn" if post.kind == "township" else "xã"
    yield SafetySubject(
        id=identity(post, "commune"),
        unit=post.code,
        kind="commune",
        name=f"{noun.capitalize()} {post.name}",
    )
    for number, school in enumerate(schools_of(post), start=1):
        yield SafetySubject(
            id=identity(post, f"school {number}"), unit=post.code, kind="school", name=school
        )


def _ratings(post: Post) -> Iterator[ModelRating]:
    """Yield how the models that were kept up did in the year; those built in it are too young."""
    kept = [fact["type"] for fact in facts()["kept"] if concerns(fact, post)]
    for place, kind in enumerate(kept):
        weak = place == 1 and post.place % 4 == 0
        yield ModelRating(
            unit=post.code,
            model=identity(post, f"model {kind}"),
            rated_on=date(facts()["year"], 12, 2),
            period=f"Năm {facts()['year']}",
            rating="limited" if weak else "effective",
            decision="strengthen" if weak else "maintain",
        )


def _assessments(post: Post, month: int) -> Iterator[SafetyAssessment]:
    year = facts()["year"]
    subjects = [(f"subject {n}", "residential_area") for n in range(1, _HAMLETS + 1)]
    subjects += [(f"school {n}", "school") for n in range(1, len(schools_of(post)) + 1)]
    subjects.append(("commune", "commune"))
    for place, (name, kind) in enumerate(subjects):
        done = month == _DECIDED
        failed = done and place == 4 and post.place % 3 == 0  # noqa: PLR2004  # one in three posts
        begun = SafetyAssessment(
            id=identity(post, f"assessment {name}"),
            unit=post.code,
            subject=identity(post, name),
            year=year,
            registered_on=date(year, 2, 1),
            households=160 if kind == "residential_area" else 0,
            households_registered=160 if kind == "residential_area" else 0,
        )
        if done:
            later = {} if kind == "commune" else _decided(failed=failed)  # the district's turn
            begun = begun.model_copy(update=_assessed(kind, failed=failed) | later)
        yield begun


def _assessed(kind: str, *, failed: bool) -> dict[str, object]:
    year = facts()["year"]
    rules = [rule for rule in default_rules() if kind in rule.subjects]
    answers = tuple(
        SafetyAnswer(rule=rule.code, yes=(rule.role == CRITERION and not failed))
        for rule in rules
        if rule.role in (CRITERION, DISQUALIFIER)
    )
    return {
        "answers": answers,
        "dossier": tuple(rule.code for rule in rules if rule.role == DOSSIER),
        "assessed_on": date(year, 11, 18),
        "minutes_paper": f"05/BB ngày 18/11/{year}",
        "submitted_on": date(year, 11, 22),
    }


def _decided(*, failed: bool) -> dict[str, object]:
    year = facts()["year"]
    return {
        "decided_on": date(year, 12, 6),
        "decision_paper": "" if failed else f"112/QĐ-UBND ngày 06/12/{year}",
        "result": "not_recognised" if failed else "recognised",
        "reason": "Tỷ lệ hộ đăng ký chưa đủ" if failed else "",
    }


def _committee(post: Post) -> Committee:
    return Committee(
        unit=post.code,
        name="Ban Chỉ đạo phòng, chống tội phạm, tệ nạn xã hội và xây dựng phong trào TDBVANTQ",
        decision_paper="15/QĐ-UBND",
        decided_on=date(2021, 7, 20),
        standing=post.police,
        seats=(
            Seat(role="Trưởng ban", office="Chủ tịch Ủy ban nhân dân"),
            Seat(role="Phó Trưởng ban thường trực", office="Trưởng Công an"),
            Seat(role="Phó Trưởng ban", office="Chủ tịch Ủy ban MTTQ"),
            Seat(role="Thành viên", office="Chủ tịch Hội Cựu chiến binh"),
        ),
    )


def _past_years(post: Post) -> Iterator[PastFigure]:
    """Yield what earlier years were reported with, so that the year can be compared."""
    for back in range(1, _YEARS_BEFORE + 1):
        year = facts()["year"] - back
        chance = Random(f"{post.short} {year}")  # noqa: S311  # the same on each machine
        for code, (least, most) in facts()["last_year"].items():
            rough = back > _WELL_KNOWN and code in facts()["rounded"]
            value = round(chance.randint(least, most) * (1 - _GROWTH * (back - 1)))
            yield PastFigure(
                unit=post.code,
                indicator=code,
                first=date(year, 1, 1),
                last=date(year, 12, 14),
                value=value // 100 * 100 if rough else value,
                precision="at_least" if rough else "exact",
                source=f"Báo cáo năm {year}",
            )


def _tasks(post: Post, month: int) -> Iterator[Task]:
    year = facts()["year"]
    for place, said in enumerate(facts()["tasks"]):
        done = month == _DECIDED and place < 2  # noqa: PLR2004  # the last one goes on
        yield Task(
            id=identity(post, f"task {place}"),
            unit=post.code,
            title=said["title"],
            owner=said["owner"],
            set_on=date(year, 6, 6),
            due_on=date(year, 11, 30) if place < 2 else date(year + 1, 1, 20),  # noqa: PLR2004
            state="done" if done else "open",
            done_on=date(year, 11, 25) if done else None,
        )


def _candidate(post: Post) -> Candidate:
    return Candidate(
        unit=post.code,
        subject="collective",
        name=f"Tổ tự quản Thôn 1 {post.name}",
        merit="Vận động Nhân dân lắp camera, giữ địa bàn không có tội phạm",
        noted_on=date(facts()["year"], 10, 20),
    )

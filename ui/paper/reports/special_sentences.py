"""Sentences that join several figures: 49/50 vụ, 10 loại với 70 mô hình, who gave which awards."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from resources.catalogues import indicators, words
from resources.wording import _
from storage.consolidation import Total, percent
from storage.precision import Amount, joined
from storage.records import Task
from ui.paper.reports.facts import Facts, type_name
from ui.paper.reports.figure_grid import of_groups
from ui.paper.writing import figure, short_date

_TIPS = ("TB01", "TB02", "TB03", "TB04", "TB05", "TB06", "TB09")
_SUBJECTS = {
    "collective": _("{count} tập thể"),
    "individual": _("{count} cá nhân"),
    "household": _("{count} hộ gia đình"),
}


_RUNNING = {  # are types known, are sites
    (True, True): _("Hiện có {types} loại với {sites} mô hình đang hoạt động."),
    (True, False): _("Hiện có {types} loại mô hình đang hoạt động."),
    (False, True): _("Hiện có {sites} mô hình đang hoạt động."),
}


def case_sentences(facts: Facts) -> Iterator[str]:
    """Say how many cases were settled of those that happened, and that none was grave."""
    happened, solved = facts.total("VV01"), facts.total("VV02")
    if happened.value:
        words_ = _("Đã điều tra, giải quyết {part}/{whole} vụ, đạt {rate}.")
        yield words_.format(
            part=figure(solved.value),
            whole=figure(happened.value),
            rate=percent(solved.value, happened.value),
        )
    elif happened.inexact:
        yield _("Xảy ra {count} vụ.").format(count=facts.words("VV01"))
    grave = facts.total("VV03")
    if grave.value or grave.inexact:
        yield _("Trọng án: {count} vụ.").format(count=facts.words("VV03"))
    elif _said_by_all(facts, grave):
        yield _("Không để xảy ra trọng án.")


def model_sentences(facts: Facts) -> Iterator[str]:
    """Say how many types and sites run, which, what was begun, and how far each has reached."""
    types, sites = facts.words("M01"), facts.words("M02")
    if facts.total("M01").value or facts.total("M02").value or facts.total("M02").inexact:
        known = (bool(facts.total("M01").value), _happened(facts.total("M02")))
        yield _RUNNING[known].format(types=types, sites=sites)
    built = facts.total("M06").parts
    kept = [c for c, n in facts.total("M02").parts.items() if c and n and not built.get(c)]
    if kept:
        said = "; ".join(type_name(code) for code in sorted(kept))
        yield _("Duy trì hoạt động {count} loại: {names}.").format(count=len(kept), names=said)
    yield from _built(facts)
    yield from _coverage(facts)
    rated, good = facts.value("M11"), facts.value("M12")
    if rated:
        told = _("Đánh giá {rated} mô hình đủ thời gian: {good} hoạt động hiệu quả, đạt {rate}.")
        yield told.format(rated=figure(rated), good=figure(good), rate=percent(good, rated))


def force_sentences(facts: Facts) -> Iterator[str]:
    """Say each kind of team with its people or households in one line."""
    for code in of_groups("teams"):
        of = f"{code}-2"
        if of in indicators() and _happened(facts.total(code)):
            teams = f"{facts.words(code)} {indicators()[code].unit}"
            people = f"{facts.words(of) or '0'} {indicators()[of].unit}"
            yield f"{indicators()[code].name}: {teams}, {people}."


def tip_sentences(facts: Facts) -> Iterator[str]:
    """Say all tips as one number, and how many were valuable."""
    totals = [facts.total(code) for code in _TIPS]
    exact = [Amount(t.value) for t in totals if t.units]
    inexact = [a for t in totals for a in t.inexact] if facts.with_rough else []
    whole, valuable = joined([*exact, *inexact]), facts.words("TB10")
    if whole and whole.value:
        told = _("Nhân dân cung cấp {count} nguồn tin").format(count=whole.words)
        of = _(", trong đó {count} tin có giá trị").format(count=valuable)
        yield f"{told}{of if _happened(facts.total('TB10')) else ''}."
    elif _happened(facts.total("TB10")):
        yield _("Nhân dân cung cấp {count} nguồn tin có giá trị.").format(count=valuable)


def partner_sentences(facts: Facts) -> Iterator[str]:
    """Say what was done together with each organisation."""
    of: Counter[str] = Counter()
    for activity in facts.records.activities:
        of.update(dict.fromkeys([*activity.hosts, *activity.organisations], 1))
    del of["police"]
    for code, count in of.most_common():
        name = words("organisations").get(code, code)
        yield _("{name}: {count} hoạt động phối hợp.").format(name=name, count=figure(count))


def safety_sentences(facts: Facts) -> Iterator[str]:
    """Say how many subjects are registered and recognised."""
    whole, registered, reached = (facts.value(code) for code in ("AT01-2", "AT01", "AT02"))
    if whole:
        told = _("{registered}/{whole} đối tượng đăng ký đạt tiêu chuẩn “An toàn về ANTT”")
        found = told.format(registered=figure(registered), whole=figure(whole))
        more = _("; {reached} được công nhận, đạt {rate}")
        rate = percent(reached, registered)
        yield found + (more.format(reached=figure(reached), rate=rate) if reached else "") + "."


def award_sentences(facts: Facts) -> Iterator[str]:
    """Say who was honoured in all, then by form and authority."""
    given: dict[tuple[str, str], dict[str, list[Amount]]] = defaultdict(lambda: defaultdict(list))
    for award in facts.records.awards:
        amount = Amount(award.quantity, award.precision)
        given[award.form, award.authority][award.subject].append(amount)
    whole = [
        f"{facts.words(code)} {indicators()[code].unit}"
        for code in of_groups("awards")
        if _happened(facts.total(code))
    ]
    if whole:
        yield _("Khen thưởng {whom}.").format(whom=", ".join(whole))
    for (form, authority), subjects in sorted(given.items()):
        whom = ", ".join(_subject(code, subjects[code]) for code in _SUBJECTS if subjects[code])
        form_word = words("award_forms").get(form, form)
        by = words("award_authorities").get(authority, authority)
        yield _("{form} của {authority}: {whom}.").format(form=form_word, authority=by, whom=whom)


def read_back_tasks(facts: Facts) -> Iterator[str]:
    """Say what became of the tasks that were set before."""
    for task in facts.tasks.done:
        yield _("Đã xong: {task}.").format(task=_task(task, task.result))
    for task in facts.tasks.still_open:
        if task.set_on < facts.first:
            yield _("Đang làm: {task}.").format(task=_task(task, _due(task)))


def open_tasks(facts: Facts) -> Iterator[str]:
    """Say what is to be done next, by whom and by when."""
    for task in facts.tasks.still_open:
        yield f"{_task(task, _due(task))}."


def _built(facts: Facts) -> Iterator[str]:
    built = facts.total("M06")
    where = _("tại {count} đơn vị") if facts.by_unit else _("{count} mô hình")
    for code, count in sorted(built.parts.items()):
        if code and count:
            number = built.reach.get(code, 0) if facts.by_unit else count
            said = where.format(count=figure(number))
            yield _("Xây dựng mới “{name}” {where}.").format(name=type_name(code), where=said)
    grown = facts.total("M07")
    if _happened(grown):
        yield _("Nhân rộng {count} điểm.").format(count=facts.words("M07"))


def _coverage(facts: Facts) -> Iterator[str]:
    sites = facts.total("M02").parts
    for code, whole in sorted(facts.total("M02-2").parts.items()):
        part = sites.get(code, 0)
        if code and whole:
            words_ = _("{name}: {part}/{whole} nơi ({rate}).")
            yield words_.format(
                name=type_name(code),
                part=figure(part),
                whole=figure(whole),
                rate=percent(part, whole),
            )


def _subject(code: str, amounts: list[Amount]) -> str:
    known = joined(amount for amount in amounts if amount.is_number)
    worded = [amount.words for amount in amounts if not amount.is_number]
    told = _SUBJECTS[code].format(count=known.words if known else "").strip()
    return f"{told} ({'; '.join(dict.fromkeys(worded))})" if worded else told


def _task(task: Task, more: str) -> str:
    owner = f" – {task.owner}" if task.owner else ""
    return f"{task.title.rstrip('.')}{owner}{f' ({more})' if more else ''}"


def _due(task: Task) -> str:
    return _("hạn {day}").format(day=short_date(task.due_on)) if task.due_on else ""


def _said_by_all(facts: Facts, total: Total) -> bool:
    """Tell whether every unit said its nought; a post speaks for itself."""
    below = set(facts.units) if facts.by_unit else {facts.own}
    return below <= total.units.keys() and not total.inexact


def _happened(total: Total) -> bool:
    return bool(total.value or total.inexact)

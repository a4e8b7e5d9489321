"""Sentences that join several figures: 49/50 vụ, 10 loại với 70 mô hình, who gave which awards."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from resources.catalogues import indicators, words
from resources.wording import in_vietnamese as _
from storage.commendation.award_words import authority_words
from storage.consolidation import Total, percent
from storage.precision import Amount, joined
from storage.records import Activity, Task
from ui.paper.reports.facts import Facts, type_name
from ui.paper.reports.figure_grid import awards_by_giver, of_groups
from ui.paper.reports.patterns import happened, number, since
from ui.paper.writing import figure, short_date

TIPS = ("TB01", "TB02", "TB03", "TB04", "TB05", "TB06", "TB09")
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
    """Say how many cases happened, how many were settled, and that none was grave."""
    happened_, solved, grave = (facts.total(code) for code in ("VV01", "VV02", "VV03"))
    parts: list[str] = []
    if happened(happened_):
        count = _("xảy ra {count} vụ phạm pháp").format(count=number(facts, "VV01"))
        compared = since(facts, "VV01")
        parts.append(f"{count} ({compared})" if compared else count)
    if happened_.value and solved.units:
        words_ = _("đã điều tra, giải quyết {part}/{whole} vụ")
        parts.append(words_.format(part=figure(solved.value), whole=figure(happened_.value)))
        rate = percent(solved.value, happened_.value)
        parts[-1] += _(", đạt {rate}").format(rate=rate) if solved.value <= happened_.value else ""
    elif happened(solved):
        words_ = _("đã điều tra, giải quyết {count} vụ")
        parts.append(words_.format(count=number(facts, "VV02")))
    if happened(grave):
        parts.append(_("trong đó {count} vụ trọng án").format(count=number(facts, "VV03")))
    elif _said_by_all(facts, grave):
        parts.append(_("không để xảy ra trọng án"))
    if parts:
        yield _sentence("; ".join(parts))


def model_sentences(facts: Facts) -> Iterator[str]:
    """Say how many types and sites run, which, what was begun, and how far each has reached."""
    types, sites = facts.words("M01"), facts.words("M02")
    if facts.total("M01").value or facts.total("M02").value or facts.total("M02").inexact:
        known = (bool(facts.total("M01").value), happened(facts.total("M02")))
        yield _RUNNING[known].format(types=types, sites=sites)
    built = facts.total("M06").parts
    kept = [c for c, n in facts.total("M02").parts.items() if c and n and not built.get(c)]
    if kept:
        said = "; ".join(type_name(code) for code in sorted(kept))
        yield _("Duy trì hoạt động {count} loại: {names}.").format(count=len(kept), names=said)
    yield from _built(facts)
    yield from _coverage(facts)


def force_sentences(facts: Facts) -> Iterator[str]:
    """Say all kinds of teams, each with its people or households."""
    told = []
    for code in of_groups("teams"):
        of, indicator = f"{code}-2", indicators()[code]
        if of in indicators() and happened(facts.total(code)):
            name = f"{indicator.name[0].lower()}{indicator.name[1:]}"
            unit = "" if name.startswith(indicator.unit) else f"{indicator.unit} "
            people = number(facts, of)
            more = f" ({people} {indicators()[of].unit})" if happened(facts.total(of)) else ""
            told.append(f"{number(facts, code)} {unit}{name}{more}")
    if told:
        yield _("Lực lượng nòng cốt ở cơ sở hiện có {teams}.").format(teams="; ".join(told))


def tip_sentences(facts: Facts) -> Iterator[str]:
    """Say all tips as one number with their categories, and how many were valuable."""
    totals = [facts.total(code) for code in TIPS]
    exact = [Amount(t.value) for t in totals if t.units]
    inexact = [a for t in totals for a in t.inexact] if facts.with_rough else []
    whole, valuable = joined([*exact, *inexact]), number(facts, "TB10")
    has_valuable = happened(facts.total("TB10"))
    kinds = "; ".join(_category(facts, code) for code in TIPS if happened(facts.total(code)))
    if whole and whole.value:
        told = _("Nhân dân cung cấp {count} nguồn tin").format(count=whole.words)
        of = _(", trong đó {count} tin có giá trị").format(count=valuable)
        by = _(" (gồm: {kinds})").format(kinds=kinds)
        sums = sum(facts.compared[code].year_to_date.value for code in TIPS)
        year = _("; lũy kế từ đầu năm {count} tin").format(count=figure(sums))
        more = year if sums > whole.value else ""
        yield f"{told}{by}{of if has_valuable else ''}{more}."
        return
    if has_valuable:
        yield _("Nhân dân cung cấp {count} nguồn tin có giá trị.").format(count=valuable)
    if kinds:
        yield _("Nguồn tin theo lĩnh vực: {kinds}.").format(kinds=kinds)


def partner_sentences(facts: Facts) -> Iterator[str]:
    """Say how much was done together, and with whom."""
    of = _by_organisation(facts)
    whole = {activity.id for mine in of.values() for activity in mine}
    if whole:
        told = _(
            "Phối hợp với Mặt trận Tổ quốc, các ban, ngành, đoàn thể tổ chức {count} hoạt động"
        )
        most = sorted(of.items(), key=lambda pair: (-len(pair[1]), pair[0]))
        names = (f"{words('organisations').get(code, code)} {len(mine)}" for code, mine in most)
        by = _("; số hoạt động có từng đơn vị tham gia: {names}.").format(names="; ".join(names))
        yield told.format(count=figure(len(whole))) + by


def organisation_sentences(facts: Facts) -> Iterator[str]:
    """Say of each organisation what was done with it, how many came, which models were built."""
    running = [m for m in facts.records.models if m.id in facts.records.running]
    models = Counter(partner for model in running for partner in model.partners)
    of = _by_organisation(facts)
    for code, name in words("organisations").items():
        parts = []
        if of.get(code):
            people = sum(each.measures.get("attendances", 0) for each in of[code])
            done = _("phối hợp tổ chức {count} hoạt động").format(count=figure(len(of[code])))
            more = _(" với {people} lượt người tham gia").format(people=figure(people))
            parts.append(done + (more if people else ""))
        if models[code] and code != "police":
            parts.append(_("cùng xây dựng {count} mô hình").format(count=figure(models[code])))
        if parts:
            yield f"{name}: {'; '.join(parts)}."


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
    whole = [
        f"{number(facts, code)} {indicators()[code].unit}"
        for code in of_groups("awards")
        if happened(facts.total(code))
    ]
    if whole:
        told = _("Khen thưởng {whom}").format(whom=", ".join(whole))
        compared = since(facts, "KT01")
        yield f"{told} ({compared})." if compared else f"{told}."
    for given in awards_by_giver(facts):
        amounts: dict[str, list[Amount]] = defaultdict(list)
        for award in given:
            amounts[award.subject].append(Amount(award.quantity, award.precision))
        whom = ", ".join(_subject(code, amounts[code]) for code in _SUBJECTS if amounts[code])
        form = facts.word("award_forms", given[0].form)
        by = authority_words(given[0], facts.own_words.get("award_authorities", {}))
        yield _("{form} của {authority}: {whom}.").format(form=form, authority=by, whom=whom)


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
    told = []
    for code, count in sorted(built.parts.items()):
        if not (code and count):
            continue
        name = _("“{name}”").format(name=type_name(code))
        if facts.by_unit:
            reach = figure(built.reach.get(code, 0))
            name += _(" tại {count} đơn vị").format(count=reach)
        elif count > 1:
            name += _(" ({count} mô hình)").format(count=figure(count))
        told.append(name)
    if told:
        lead = _("Xây dựng mới {count} mô hình: {names}.")
        yield lead.format(count=number(facts, "M06"), names="; ".join(told))
    elif happened(built):
        yield _("Xây dựng mới {count} mô hình.").format(count=number(facts, "M06"))


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


def _category(facts: Facts, code: str) -> str:
    name = indicators()[code].name.removeprefix(_("Nguồn tin về ")).removeprefix(_("Nguồn tin "))
    return f"{name} {number(facts, code)}"


def _by_organisation(facts: Facts) -> dict[str, list[Activity]]:
    of: dict[str, list[Activity]] = defaultdict(list)
    for activity in facts.coordinated:
        for code in {*activity.hosts, *activity.organisations} - {"police"}:
            of[code].append(activity)
    return of


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."

"""Words for an achievement, out of what was noted when it happened; nothing is added to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from resources.catalogues import activity_kinds
from resources.wording import in_vietnamese as _
from resources.wording import official
from storage.ledger import Ledger
from storage.records import Achievement, Activity
from storage.repository import find
from storage.stated import stated_words
from ui.paper.writing import short_date

_LONG = 20_000  # letters


@official
def text_of(ledger: Ledger, achievements: Iterable[str], activities: Iterable[str]) -> str:
    """Return the lines of achievements and activities, given by their identities.

    An achievement speaks in the words that were noted, an activity in its title, its result and
    its figures.
    """
    noted = [one for each in achievements for one in find(ledger, Achievement, id=each)]
    ids = dict.fromkeys((*activities, *(one.activity for one in noted if one.activity)))
    done = [one for each in ids for one in find(ledger, Activity, id=each)]
    lines = sorted(_told(noted, done), key=lambda line: line[0])
    return "\n".join(words for _day, words in lines)[:_LONG]


def _told(noted: Sequence[Achievement], done: Sequence[Activity]) -> Iterator[tuple[date, str]]:
    known = {one.id: one for one in done}
    for achievement in noted:
        behind = known.pop(achievement.activity or "", None)
        figures = _figures(behind) if behind else ""
        text = achievement.text or (_words(behind) if behind else "")
        yield achievement.happened_on, _line(achievement.happened_on, text, figures)
    for activity in known.values():
        yield (
            activity.happened_on,
            _line(activity.happened_on, _words(activity), _figures(activity)),
        )


def _line(day: date, text: str, figures: str) -> str:
    told = " ".join(text.split()).rstrip(". ")
    said = _("- Ngày {day}: {text}").format(day=short_date(day), text=told).rstrip(": ")
    return f"{said} ({figures})." if figures else f"{said}."


def _words(activity: Activity) -> str:
    kind = activity_kinds().get(activity.kind)
    title = activity.title or (kind.name if kind else "")
    return ". ".join(text.rstrip(". ") for text in (title, activity.result) if text)


def _figures(activity: Activity) -> str:
    """Say the measures of an activity: số buổi: 2; lượt người dự: 120."""
    kind = activity_kinds().get(activity.kind)
    told = []
    for measure in kind.measures if kind else ():
        number = activity.measures.get(measure.code, 0)
        if number:
            name = measure.name[:1].lower() + measure.name[1:].replace(": ", " ")
            unit = "" if measure.unit in name else f" {measure.unit}"
            told.append(f"{name}: {stated_words(number, activity.precision)}{unit}")
    return "; ".join(told)

"""What a nominee rests on: achievements, told in the words that were noted, never invented."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from resources.wording import in_vietnamese as _
from storage.records import Achievement, Nominee

_TEXT, _LONG = 500, 20_000  # letters


def resting_on(nominee: Nominee, done: Iterable[Achievement]) -> Nominee:
    """Add achievements to a nominee, with a line for each below what is written there."""
    known = set(nominee.achievements)
    new = sorted(
        (one for one in done if one.id not in known), key=lambda one: (one.happened_on, one.id)
    )
    lines = [_line(one) for one in new]
    activities = (*nominee.activities, *(one.activity for one in new if one.activity))
    values = {
        "achievements": (*nominee.achievements, *(one.id for one in new)),
        "activities": tuple(dict.fromkeys(activities)),
        "achievement": "\n".join(filter(None, (nominee.achievement, *lines)))[:_LONG],
        "summary": nominee.summary or _summary([one.text for one in new if one.text]),
    }
    return nominee.model_copy(update=values)


def _line(one: Achievement) -> str:
    told = _("- Ngày {day:%d/%m/%Y}: {text}").format(day=one.happened_on, text=one.text)
    return told.rstrip(": ")


def _summary(texts: Sequence[str]) -> str:
    """Return all that was noted in one line, or the shortest of it where that is too long."""
    lines = [" ".join(text.split()) for text in texts]
    joined = "; ".join(line.rstrip(".;") for line in lines)
    if len(joined) <= _TEXT:
        return joined
    shortest = min(lines, key=len)
    if len(shortest) <= _TEXT:
        return shortest
    return f"{shortest[: _TEXT - 1].rsplit(' ', 1)[0]}…"

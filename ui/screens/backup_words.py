"""How the copies of the books stand, in words: the same on the first screen and on their own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from resources.wording import _
from storage.backup_care import BackupStanding


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence on the copies; `tone` is good, warning or bad."""

    tone: str
    words: str


def standing_words(standing: BackupStanding) -> Said:
    """Say the worst of how the copies stand, or that all is well."""
    for wrong in (_failed(standing), _stale(standing), _place(standing)):
        if wrong:
            return wrong
    newest, trial = standing.newest, standing.notes.trial
    assert newest is not None
    day = day_words(newest.made_at, standing.at)
    if trial is None or not trial.went_well:
        words = _("Bản sao lưu mới nhất {day}, chưa thử mở lại.")
        return Said("good", words.format(day=day))
    words = _("Bản sao lưu mới nhất {day}, đã thử mở lại tốt {tried}.")
    return Said("good", words.format(day=day, tried=day_words(trial.at, standing.at)))


def place_words(standing: BackupStanding) -> Said:
    """Say how the second place stands."""
    notes = standing.notes
    if notes.place is None:
        words = _("Chưa chọn USB. Máy mất hoặc cháy thì mất cả sổ lẫn bản sao lưu trên máy.")
        return Said("warning", words)
    words = _("{place}: chưa có bản nào.").format(place=notes.place)
    if notes.carried:
        words = _("{place}: bản mới nhất ghi {day}.").format(
            place=notes.place, day=day_words(notes.carried.at, standing.at)
        )
    if not standing.place_is_there:
        words = " ".join((words, _("Chưa cắm USB này; cắm vào là tự ghi thêm.")))
    return Said("warning" if standing.place_is_old else "good", words)


def day_words(moment: datetime, now: datetime) -> str:
    """Say a day as people do: without the year if it is this year's."""
    day, today = moment.astimezone().date(), now.astimezone().date()
    return f"{day:%d/%m}" if day.year == today.year else f"{day:%d/%m/%Y}"


def size_words(size: int) -> str:
    """Say how large a file is, in MB."""
    return _("{size} MB").format(size=f"{size / 1e6:.1f}".replace(".", ","))


def _failed(standing: BackupStanding) -> Said | None:
    if standing.notes.failed:
        words = _(
            "Lần sao lưu gần nhất chưa được (mã {code}). Sổ không mất gì; hãy xem lại đĩa, USB."
        )
        return Said("bad", words.format(code=standing.notes.failed))
    trial = standing.notes.trial
    if trial and not trial.went_well:
        words = _("Bản sao lưu {day} không mở lại được (mã {code}). Hãy sao lưu lại ngay.")
        day = day_words(trial.at, standing.at)
        return Said("bad", words.format(day=day, code=trial.code))
    return None


def _stale(standing: BackupStanding) -> Said | None:
    newest = standing.newest
    if newest is None:
        return Said("warning", _("Sổ chưa có bản sao lưu nào."))
    if standing.is_old:
        words = _("Bản sao lưu mới nhất đã cũ ({day}); việc ghi sau đó chưa được sao lưu.")
        return Said("warning", words.format(day=day_words(newest.made_at, standing.at)))
    return None


def _place(standing: BackupStanding) -> Said | None:
    if not standing.place_is_old:
        return None
    if standing.notes.carried is None:
        return Said("warning", _("USB sao lưu chưa có bản nào; hãy cắm USB vào."))
    words = _("Bản sao lưu trên USB đã cũ ({day}); hãy cắm USB vào để ghi bản mới.")
    return Said("warning", words.format(day=day_words(standing.notes.carried.at, standing.at)))

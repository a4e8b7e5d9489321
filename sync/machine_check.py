"""How the computer stands under open books: disk, clock, copies, pages, journal; one line each."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from resources.wording import _
from storage.backup_care import OLD, standing_of
from storage.backup_notes import days_since
from storage.clock import clock_doubt
from storage.errors import KnownError
from storage.ledger import Ledger
from storage.pages import check_pages_beside
from storage.steps import Step, Steps
from sync.anchors import check_books_journal

CheckState = Literal["good", "warning", "bad"]

_GIB = 1024**3
_LITTLE, _NONE = 1.0, 0.2  # GiB of free room: soon full, and too little for a month's closing
_PATH = re.compile(r"(?<!\w)(?:[A-Za-z]:[\\/]|\\\\|~?/(?=\w))[^”\"'\n]*")


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at, how it stands, and that in words."""

    name: str
    state: CheckState
    words: str

    @property
    def well(self) -> bool:
        """Tell whether nothing has to be done at once."""
        return self.state != "bad"


def check_books(ledger: Ledger) -> Steps[tuple[Check, ...]]:
    """Look at all that open books need, the longest last; what is wrong is told, never raised."""
    quick: tuple[tuple[str, Callable[[Ledger], Check]], ...] = (
        (_("Chỗ trống của ổ đĩa"), _room),
        (_("Đồng hồ của máy"), _clock),
        (_("Sao lưu"), _copies),
        (_("Các trang của sổ"), _pages),
    )
    found: list[Check] = []
    for done, (name, look) in enumerate(quick):
        yield Step(done, len(quick) + 1, name)
        found.append(_told(name, look, ledger))
    name = _("Chuỗi nhật ký")
    try:
        head = yield from check_books_journal(ledger)
    except (KnownError, OSError) as error:
        found.append(Check(name, "bad", str(error)))
    else:
        words = _("{count} dòng nối liền nhau, khớp các gói đã ký").format(count=head.seq)
        found.append(Check(name, "good", words))
    return tuple(found)


def without_paths(words: str) -> str:
    """Leave out where files lie: the name of a folder may be somebody's name."""
    return _PATH.sub("…", words)


def _told(name: str, look: Callable[[Ledger], Check], ledger: Ledger) -> Check:
    try:
        return look(ledger)
    except (KnownError, OSError) as error:
        return Check(name, "bad", str(error))


def _room(ledger: Ledger) -> Check:
    name = _("Chỗ trống của ổ đĩa")
    if ledger.path is None:
        return Check(name, "good", _("sổ nằm trong bộ nhớ"))
    free = shutil.disk_usage(ledger.path.parent).free / _GIB
    state: CheckState = "bad" if free < _NONE else "warning" if free < _LITTLE else "good"
    said = _("còn {count} GB") if free >= _LITTLE else _("còn {count} GB: hãy xóa bớt tệp trên máy")
    return Check(name, state, said.format(count=f"{free:.1f}".replace(".", ",")))


def _clock(ledger: Ledger) -> Check:
    doubt = clock_doubt(ledger)
    said = _("không thấy gì sai")
    return Check(_("Đồng hồ của máy"), "warning" if doubt else "good", doubt or said)


def _copies(ledger: Ledger) -> Check:
    name = _("Sao lưu")
    if ledger.path is None:
        return Check(name, "good", _("sổ nằm trong bộ nhớ"))
    standing = standing_of(ledger)
    if standing.newest is None:
        return Check(name, "bad", _("chưa có bản nào; hãy bấm «Sao lưu ngay»"))
    age = days_since(standing.newest.made_at, standing.at)
    words = _("bản mới nhất làm hôm nay") if age == 0 else _("bản mới nhất đã {count} ngày")
    said = words.format(count=age)
    if standing.trial_failed:
        return Check(name, "bad", _("{said}; lần thử mở lại không được").format(said=said))
    if standing.is_old:
        words = _("{said}, sổ đã đổi; quá {count} ngày là cũ")
        return Check(name, "warning", words.format(said=said, count=OLD))
    if standing.place_is_old:
        return Check(name, "warning", _("{said}; bản trên USB đã cũ").format(said=said))
    return Check(name, "good", said)


def _pages(ledger: Ledger) -> Check:
    check_pages_beside(ledger)
    (version,) = ledger.db.execute("PRAGMA cipher_version").fetchone()
    words = _("đọc được hết; SQLCipher {version}").format(version=version)
    return Check(_("Các trang của sổ"), "good", words)

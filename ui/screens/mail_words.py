"""How the post office stands, in a few words for the foot and in a sentence for the card."""

from __future__ import annotations

from resources.wording import _
from sync.mail_standing import Moving, Standing

_HEAD = _("Hộp thư:")
_SHORT: dict[str, str] = {
    "off": "",
    "unpaired": _("Hộp thư: chờ ghép đôi"),
    "paused": _("Hộp thư: tạm dừng"),
    "metered": _("Hộp thư: chờ mạng khác"),
    "visiting": _("Hộp thư: đang kiểm tra…"),
    "resting": _("Hộp thư: hết việc"),
    "offline": _("Hộp thư: chờ mạng"),
    "troubled": _("Hộp thư: có trục trặc"),
}
_LONG: dict[str, str] = {
    "off": _("Chưa đặt địa chỉ hộp thư. Gói vẫn đi bằng USB như thường."),
    "unpaired": _("Ghép đôi với cấp trên xong thì hộp thư tự chạy."),
    "paused": _("Đang tạm dừng theo ý đồng chí. Gói chờ trong sổ; vẫn gửi được bằng USB."),
    "metered": _("Máy đang dùng mạng di động nên chờ. Có Wi-Fi hay mạng dây thì tự gửi tiếp."),
    "visiting": _("Đang hỏi hộp thư có gì mới…"),
    "resting": _("Đã gửi hết, nhận hết. Gửi đi chưa phải là đã nhận: chờ biên nhận của cấp trên."),
    "offline": "",
    "troubled": "",
}


_REST_ABOVE = _("Đã gửi hết, nhận hết. Xã nối hộp thư thì nhận được biên nhận và thông báo.")


def short_words(standing: Standing) -> str:
    """Return what the foot of the window says, "" when there is no mailbox."""
    return _moving_words(standing.moving) if standing.moving else _SHORT[standing.state]


def long_words(standing: Standing, *, above: bool = False) -> str:
    """Return what the card says: the trouble in its own words, or what is done and what to do.

    A superior waits for nobody's receipt.
    """
    if standing.moving:
        said = _("{what} Tệp đang đi: {name}.")
        what = _moving_words(standing.moving).removeprefix(_HEAD).strip()
        return said.format(what=what[:1].upper() + what[1:] + ".", name=standing.moving.name)
    if above and (standing.state, standing.words) == ("resting", ""):
        return _REST_ABOVE
    return standing.words or _LONG[standing.state]


def tone_of(standing: Standing) -> str:
    """Return how the words look: a trouble is a warning, being away is none."""
    if standing.state == "troubled":
        return "warning"
    return "good" if standing.state == "resting" else "muted"


def _moving_words(moving: Moving) -> str:
    if moving.direction == "out":
        said = _("Hộp thư: đang gửi {count} tệp… {percent}%")
    else:
        said = _("Hộp thư: đang nhận {count} tệp… {percent}%")
    percent = 100 * moving.done // max(moving.total, 1)
    return said.format(count=moving.more + 1, percent=percent)

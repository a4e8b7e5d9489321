"""What is said of a stick and of a trip, in plain words; the same on screen and command line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from resources.units import police_name, unit
from resources.wording import _
from storage.ledger import Ledger
from sync.dossier_sealing import bundle_title
from sync.held import held_registry, is_paired
from sync.parcel import Parcel
from sync.parcels import KINDS
from sync.stick import Found, StickSurvey
from sync.stick_trip import Came, TripReport

Tone = Literal["good", "warning", "bad", "muted"]

_COMMON = ("FAT32", "FAT", "exFAT", "NTFS", "")  # what the old laptops of a post can read
_MB, _GB = 10**6, 10**9
_NAMED = 3  # units in one sentence


class Said(NamedTuple):
    """One sentence and how grave it is."""

    tone: Tone
    words: str


def stick_words(ledger: Ledger, seen: StickSurvey) -> list[Said]:
    """Say what is odd about a stick, the gravest first; nothing for a good one."""
    return [*_troubles(seen), *_remarks(ledger, seen)]


def parcel_title(ledger: Ledger, parcel: Parcel) -> str:
    """Say what a parcel is about."""
    table = {"bundle": "outgoing", "receipt": "received"}.get(parcel.kind)
    words = KINDS[parcel.kind].words
    words = words[:1].upper() + words[1:]
    if table is None:
        return words
    query = f"SELECT kind, month FROM {table} WHERE bundle_id = ?"
    kind, month = ledger.db.execute(query, [parcel.identity]).fetchone()
    title = bundle_title(ledger, parcel.identity, kind, month)
    return title if parcel.kind == "bundle" else f"{words}: {title}"


def found_title(found: Found) -> str:
    """Say of what kind a found file is."""
    if not found.kind:
        return found.path.name
    words = found.label.title or KINDS[found.kind].words
    return words[:1].upper() + words[1:]


def found_words(ledger: Ledger, found: Found) -> Said:
    """Say where a found file stands."""
    above = ledger.settings.is_superior
    carried = _("Mang về cho xã") if above else _("Mang lên cấp trên")
    said: dict[str, Said] = {
        "new": Said("good", _("Mới, chưa nhận")),
        "known": Said("muted", _("Đã nhận trước đó")),
        "refused": Said("bad", _("Đã từ chối: {reason}").format(reason=found.refused)),
        "later": Said("muted", _("Của máy trước; chờ ghép đôi và gói khôi phục")),
        "damaged": Said("bad", _("Hỏng; chép lại từ máy gửi")),
        "carried": Said("muted", carried),
        "others": Said("muted", _("Để nguyên")),
        "strange": Said("muted", _("Không phải tệp Bình Yên")),
    }
    if found.standing == "others" and found.label.recipient:
        words = _("Gửi cho {unit}; để nguyên")
        return Said("muted", words.format(unit=some_units(ledger, [found.label.recipient])))
    return said[found.standing]


def next_words(ledger: Ledger, report: TripReport) -> str:
    """Say what to do next, after a trip."""
    if report.trouble:
        left = len(report.left_behind)
        words = _("{trouble} Còn {left} tệp chưa ghi.") if left else "{trouble}"
        return words.format(trouble=report.trouble, left=left)
    if not report.went:
        return _came_words(report) or _("USB này không có gì mới và không có gì chờ ghi ra.")
    said = _next_above(ledger, report) if ledger.settings.is_superior else _next_below(ledger)
    return " ".join(words for words in (_odd_words(report), said) if words)


def odd_ones(report: TripReport) -> list[Came]:
    """Return what came and was not simply taken: people must look at it."""
    return [one for one in report.came if one.taken.outcome not in ("good", "again")]


def unit_names(ledger: Ledger) -> dict[str, str]:
    """Return the names of the units these books know, by their codes."""
    settings = ledger.settings
    names = {settings.unit: settings.unit_name or settings.unit}
    if is_paired(ledger):
        registry = held_registry(ledger).registry
        names |= {registry.superior.code: registry.superior.name}
        names |= {unit.code: unit.name for unit in registry.units}
    return names


def partner_name(ledger: Ledger) -> str:
    """Return what the superior of a post is called, "" where nobody said."""
    if is_paired(ledger):
        return held_registry(ledger).registry.superior.name
    return ledger.settings.superior_name


def some_units(ledger: Ledger, units: Sequence[str]) -> str:
    """Name some units: a few by name, the others by number."""
    names = unit_names(ledger)
    said = ", ".join(names.get(unit) or _listed(unit) for unit in units[:_NAMED])
    more = len(units) - _NAMED
    return said if more <= 0 else _("{units} và {more} đơn vị khác").format(units=said, more=more)


def size_words(size: int) -> str:
    """Say a number of bytes as people read it off a stick."""
    if size < _MB:
        return f"{max(1, -(-size // 1000))} KB"
    unit, name = (_GB, "GB") if size >= _GB else (_MB, "MB")
    return f"{size / unit:.1f} {name}".replace(".", ",")


def _listed(code: str) -> str:
    """Name a unit that these books do not know, from the list of all communes."""
    try:
        return police_name(unit(code))
    except KeyError:
        return code


def _troubles(seen: StickSurvey) -> list[Said]:
    said: list[Said] = []
    if seen.volume.read_only:
        words = _(
            "USB này chỉ cho đọc: nhận được, chưa ghi được. Gạt nút khóa trên USB, hoặc dùng USB "
            "khác."
        )
        said.append(Said("bad", words))
    elif seen.lacks_room:
        need = sum(parcel.size for parcel in seen.to_write)
        words = _("USB gần đầy: còn {free}, cần {need}. Hãy dọn bớt ảnh, phim hoặc đổi USB.")
        said.append(
            Said("bad", words.format(free=size_words(seen.volume.free), need=size_words(need)))
        )
    damaged = seen.standing("damaged")
    if damaged:
        words = _("{count} tệp bị hỏng: {names}. Hãy chép lại từ máy gửi.")
        names = ", ".join(one.path.name for one in damaged[:_NAMED])
        said.append(Said("bad", words.format(count=len(damaged), names=names)))
    return said


def _remarks(ledger: Ledger, seen: StickSurvey) -> list[Said]:
    said: list[Said] = []
    if seen.is_foreign:
        words = _("USB này đang mang tệp của {units}. Tệp của họ được để nguyên.")
        said.append(Said("warning", words.format(units=some_units(ledger, seen.units))))
    if seen.volume.is_mounted and seen.volume.system not in _COMMON:
        words = _("USB định dạng {system}: máy Windows có thể không đọc được. Nên dùng FAT32.")
        said.append(Said("warning", words.format(system=seen.volume.system)))
    if seen.photos:
        words = _("Ảnh: {count} chưa gửi; sẽ ghi sau số liệu, nếu USB còn chỗ.")
        said.append(Said("muted", words.format(count=seen.photos)))
    if seen.elsewhere:
        units = list(dict.fromkeys(one.unit for one in seen.elsewhere))
        words = _("{count} tệp khác chờ USB của {units}.")
        said.append(
            Said("muted", words.format(count=len(seen.elsewhere), units=some_units(ledger, units)))
        )
    return said


def _came_words(report: TripReport) -> str:
    words = _("Đã xem {count} tệp. Không có gì chờ ghi ra. Tháo USB an toàn rồi rút được.")
    said = words.format(count=len(report.came)) if report.came else ""
    return " ".join(words for words in (_odd_words(report), said) if words)


def _odd_words(report: TripReport) -> str:
    words = _("Có {count} tệp phải xem lại, ở đầu danh sách «Đã nhận về gì».")
    odd = odd_ones(report)
    return words.format(count=len(odd)) if odd else ""


def _next_below(ledger: Ledger) -> str:
    words = _(
        "Đã ghi, đọc lại đúng. Đây chưa phải là đã nhận: mang USB lên {superior}, lấy biên nhận về."
    )
    return words.format(superior=partner_name(ledger) or _("cấp trên"))


def _next_above(ledger: Ledger, report: TripReport) -> str:
    own = ledger.settings.unit
    units = list(dict.fromkeys(one.unit for one in report.written if one.unit != own))
    words = _("Đã ghi, đọc lại đúng. Trả USB cho {units}: cắm vào máy của xã là có biên nhận.")
    return words.format(units=some_units(ledger, units) if units else _("đơn vị"))

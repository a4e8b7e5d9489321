"""What kind of subject a name is likely to be of: a collective, a household or a person."""

from __future__ import annotations

from storage.spelling import composed

# With their marks: Tô, Hồ and Đoàn are names of families.
_HOUSEHOLDS = ("hộ", "gia đình")
_COLLECTIVES = (
    *("ban", "cán bộ", "câu lạc bộ", "clb", "chi bộ", "chi đoàn", "chi hội", "công an", "công ty"),
    *("cơ quan", "đoàn thanh niên", "đoàn tn", "đoàn xã", "đoàn trường", "đội", "đơn vị"),
    *("dòng họ", "giáo xứ", "hội", "hợp tác xã", "khu", "mặt trận", "nhân dân", "nhóm", "phòng"),
    *("tập thể", "thôn", "tổ", "trạm", "trường", "ubnd", "ủy ban", "xã", "xóm"),
)
_PERSON = range(2, 6)  # words of a person's name, as most are


def likely_subject(name: str) -> str:
    """Return the likely code of award_subjects, "" where the name does not tell."""
    said = f"{composed(name).casefold().strip()} "
    if said.startswith(tuple(f"{word} " for word in _HOUSEHOLDS)):
        return "household"
    if said.startswith(tuple(f"{word} " for word in _COLLECTIVES)):
        return "collective"
    words = composed(name).split()
    told = len(words) in _PERSON and all(one.isalpha() and one[0].isupper() for one in words)
    return "individual" if told else ""

from __future__ import annotations

import pytest

from storage.commendation.naming import likely_subject


@pytest.mark.parametrize(
    ("name", "subject"),
    [
        ("Nguyễn Văn An", "individual"),
        ("Hồ Thị Lan", "individual"),
        ("Tô Văn Bảy", "individual"),
        ("Đoàn Thị Hậu", "individual"),
        ("Hộ ông Lê Văn Sáu", "household"),
        ("Gia đình bà Bùi Thị Na", "household"),
        ("Tổ tuần tra nhân dân thôn 5", "collective"),
        ("Nhân dân và cán bộ xã Gia Thắng", "collective"),
        ("Đoàn thanh niên xã", "collective"),
        ("Thôn 1", "collective"),
        ("nguyen van an", ""),
        ("Bình", ""),
        ("", ""),
    ],
)
def test_a_name_tells_whether_it_is_a_person_a_household_or_a_collective(
    name: str, subject: str
) -> None:
    assert likely_subject(name) == subject

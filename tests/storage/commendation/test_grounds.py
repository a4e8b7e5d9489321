from __future__ import annotations

from datetime import date

from storage.commendation.grounds import lasting_grounds, with_minutes

LAW = "Căn cứ Luật Thi đua, khen thưởng"
MINUTES = "Căn cứ Biên bản họp bình xét khen thưởng ngày 12 tháng 12 năm 2022 của Công an xã"


def test_the_next_proposal_does_not_rest_on_the_minutes_of_the_last_one() -> None:
    assert lasting_grounds(f"{LAW}\n{MINUTES}") == LAW
    assert lasting_grounds(f"{LAW}\ncăn cứ BIÊN BẢN họp ngày 1") == LAW


def test_the_minutes_of_the_own_meeting_stand_last_and_once() -> None:
    made = with_minutes(f"{LAW}\n{MINUTES}", date(2023, 1, 9), "Công an xã Gia Thắng")
    assert made.splitlines()[0] == LAW
    (minutes,) = made.splitlines()[1:]
    assert minutes.endswith("khen thưởng ngày 09 tháng 01 năm 2023 của Công an xã Gia Thắng")
    assert with_minutes(made, date(2023, 3, 20), "Công an xã").count("Biên bản") == 1
    assert "20 tháng 3 năm" in with_minutes("", date(2023, 3, 20), "Công an xã")

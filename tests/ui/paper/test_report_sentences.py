"""The sentences that a report proposes: figures that belong together stand in one of them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from resources.catalogues import entries, indicators, words
from storage.ledger import Ledger
from storage.months import freeze
from storage.records import Task
from storage.report_period import month_period, year_period
from storage.repository import put
from tests.conftest import UNIT, post_settings
from tests.storage.registers import activity, asset, award, day, event, model, site, team, told
from ui.paper.reports.facts import Facts, facts_of
from ui.paper.reports.patterns import duration, patterns
from ui.paper.reports.sentences import changed_since, figures_said, like, outline, proposed

A, B, SILENT = (f"ninh-binh/gia-vien/{name}" for name in ("gia-lac", "gia-minh", "gia-van"))
NAMES = {A: "Công an xã Gia Lạc", B: "Công an xã Gia Minh", SILENT: "Công an thị trấn Me"}
DECEMBER = month_period("2022-12")


def said(facts: Facts, form: str = "month") -> str:
    """Join what all sections of a report propose."""
    return "\n".join(proposed(section, facts) for section in outline(form))


def december(ledger: Ledger, **more: int) -> Facts:
    activity(ledger, "20/11/2022", measures=more)
    return facts_of(ledger, DECEMBER)


def test_meetings_and_their_people_stand_in_one_sentence(ledger: Ledger) -> None:
    text = said(december(ledger, sessions=3, attendances=1240))
    assert "- Tổ chức 3 buổi tuyên truyền với 1.240 lượt người tham dự." in text


def test_what_is_not_known_is_left_out_of_its_sentence(ledger: Ledger) -> None:
    assert "- Tổ chức 3 buổi tuyên truyền." in said(december(ledger, sessions=3))


def test_a_figure_that_no_sentence_can_hold_is_said_alone(ledger: Ledger) -> None:
    assert "- Lượt người được tuyên truyền: 40 lượt người." in said(
        december(ledger, attendances=40)
    )


def test_broadcasts_are_told_in_hours(ledger: Ledger) -> None:
    activity(ledger, "20/11/2022", "broadcast", measures={"broadcasts": 7, "minutes": 125})
    text = said(facts_of(ledger, DECEMBER))
    assert "Phát 7 lượt tin, bài trên hệ thống truyền thanh, tổng thời lượng 2 giờ 5 phút." in text
    assert [duration(minutes) for minutes in (0, 59, 60)] == ["0 phút", "59 phút", "1 giờ"]


def test_a_month_is_told_beside_the_year_so_far_and_the_year_before(ledger: Ledger) -> None:
    for month, on, sessions in (
        ("2021-12", "20/11/2021", 4),
        ("2022-11", "20/10/2022", 2),
        ("2022-12", "20/11/2022", 3),
    ):
        activity(ledger, on, measures={"sessions": sessions})
        freeze(ledger, month)
    text = said(facts_of(ledger, DECEMBER))
    words_ = "Tổ chức 3 buổi tuyên truyền (giảm 1 buổi, 25,0% so với cùng kỳ năm trước)"
    assert f"{words_} (lũy kế từ đầu năm: 5 buổi)." in text


def test_without_anything_to_compare_nothing_is_compared(ledger: Ledger) -> None:
    assert "cùng kỳ" not in said(december(ledger, sessions=3))


def test_tips_are_one_number_with_their_categories(ledger: Ledger) -> None:
    activity(ledger, "20/11/2022", "tips", measures={"crime": 5, "drugs": 2, "valuable": 3})
    text = said(facts_of(ledger, DECEMBER))
    lead = "Nhân dân cung cấp 7 nguồn tin (gồm: tội phạm hình sự 5; ma túy 2)"
    assert f"{lead}, trong đó 3 tin có giá trị" in text


def test_what_was_told_inexactly_is_said_in_its_own_words(ledger: Ledger) -> None:
    told(ledger, "TT01", "2013", "hàng nghìn")
    told(ledger, "M08", "2013", "hơn 1.000")
    text = said(facts_of(ledger, year_period(2013)), "year")
    assert "- Tổ chức hàng nghìn buổi tuyên truyền." in text
    assert "- Củng cố hơn 1.000 mô hình." in text


def test_force_and_equipment_are_lists_that_do_not_repeat_their_unit(ledger: Ledger) -> None:
    team(ledger, headcount=9)
    asset(ledger, "camera_eyes", 12)
    text = said(december(ledger, sessions=1))
    assert "Lực lượng nòng cốt ở cơ sở hiện có 1 tổ tự quản (9 người)." in text
    assert "Cơ sở vật chất phục vụ phong trào hiện có 12 mắt camera an ninh." in text


def test_models_that_run_and_models_that_are_new_are_named(ledger: Ledger) -> None:
    kept, new = model(ledger, "A01"), model(ledger, "D01")
    for each in (kept, new):
        site(ledger, each)
    event(ledger, new, "20/11/2022", "new")
    text = said(december(ledger, sessions=1))
    names = words("model_types")
    assert "Hiện có 2 loại với 2 mô hình đang hoạt động." in text
    assert f"Duy trì hoạt động 1 loại: {names['A01']}." in text
    assert f"Xây dựng mới 1 mô hình: “{names['D01']}”." in text


def test_awards_go_by_form_and_authority_in_the_order_of_their_lists(ledger: Ledger) -> None:
    for form, authority in (
        ("merit_certificate", "minister"),
        ("certificate", "province_police"),
        ("certificate", "commune_chair"),
    ):
        award(ledger, "20/11/2022", "individual", form=form, authority=authority)
    lines = said(facts_of(ledger, DECEMBER)).splitlines()
    first = lines.index("- Khen thưởng 3 cá nhân.")
    assert lines[first + 1 : first + 4] == [
        "- Giấy khen của Chủ tịch Ủy ban nhân dân xã: 1 cá nhân.",
        "- Giấy khen của Giám đốc Công an tỉnh: 1 cá nhân.",
        "- Bằng khen của Bộ trưởng Bộ Công an: 1 cá nhân.",
    ]


def test_a_sum_over_several_authorities_names_all_of_them_and_stays_whole(ledger: Ledger) -> None:
    given = {"form": "several", "authority": "several"}
    for who, authorities in (
        ("collective", ("minister", "province_police")),
        ("individual", ("minister", "province_police")),
        ("individual", ("minister", "district_chair")),
    ):
        award(ledger, "20/11/2022", who, quantity=3, authorities=authorities, **given)
    text = said(facts_of(ledger, DECEMBER))
    both = "Bằng khen, Giấy khen (chưa tách) của Bộ trưởng Bộ Công an"
    assert f"- {both}, Giám đốc Công an tỉnh: 3 tập thể, 3 cá nhân." in text
    assert f"- {both}, Chủ tịch Ủy ban nhân dân huyện: 3 cá nhân." in text


def test_partners_are_counted_for_each_of_them_and_once_in_all(ledger: Ledger) -> None:
    activity(ledger, "20/11/2022", organisations=("front", "women"))
    activity(ledger, "21/11/2022", organisations=("front",), hosts=("police",))
    activity(ledger, "22/11/2022")
    (line,) = [x for x in said(facts_of(ledger, DECEMBER)).splitlines() if "Phối hợp với" in x]
    assert "tổ chức 2 hoạt động" in line
    assert "Ủy ban Mặt trận Tổ quốc Việt Nam 2; Hội Liên hiệp Phụ nữ 1." in line


def test_a_programme_counts_what_no_other_programme_claims(ledger: Ledger) -> None:
    activity(ledger, "20/11/2022", organisations=("front",), programmes=("p09",))
    activity(ledger, "21/11/2022", organisations=("front",), measures={"attendances": 30})
    activity(ledger, "22/11/2022", organisations=("front",), programmes=("p38",))
    text = said(facts_of(ledger, DECEMBER, programme="p09"), "programme")
    told_of = "phối hợp tổ chức 2 hoạt động với 30 lượt người tham gia."
    assert f"Ủy ban Mặt trận Tổ quốc Việt Nam: {told_of}" in text


def test_tasks_are_read_back_from_their_list(ledger: Ledger) -> None:
    put(ledger, Task(unit=UNIT, title="Củng cố tổ", set_on=day("1/11/2022"), owner="Đ/c Tân"))
    done = {"state": "done", "done_on": day("2/12/2022"), "result": "đạt"}
    put(ledger, Task(unit=UNIT, title="Lắp camera", set_on=day("1/11/2022"), **done))
    text = said(facts_of(ledger, DECEMBER))
    assert "- Đã xong: Lắp camera (đạt)." in text
    assert "- Củng cố tổ – Đ/c Tân." in text


@pytest.mark.parametrize("form", [entry.code for entry in entries("report_forms")])
def test_no_figure_is_ever_left_out_of_a_report(ledger: Ledger, form: str) -> None:
    listed = [code for section in outline(form) for code in section.indicators]
    assert len(listed) == len(set(listed))
    bases = {i.ratio_to for i in indicators().values() if i.ratio_to}
    assert set(indicators()) - set(listed) <= bases | {"TT07-2"}
    ledger.keep_settings(post_settings(role="superior"))
    numbers = {}
    for place, code in enumerate(listed):
        numbers[code] = 100_000 + place
        told(ledger, code, "2013", str(numbers[code]))
    text = said(facts_of(ledger, year_period(2013)), form)
    rolled = {"TT07-2", "RS01-2", "AT01-2", "M02-2", "TT05", "M01"}
    for code, number in numbers.items():
        if code not in rolled:
            assert f"{number:,}".replace(",", ".") in text, code


def test_every_sentence_of_the_catalogue_speaks_of_its_own_group() -> None:
    for pattern in patterns():
        for code in pattern.codes:
            assert indicators()[code].group == pattern.group
        assert pattern.codes or pattern.tells_the_rest


def test_a_change_of_figures_since_the_writing_is_said(ledger: Ledger) -> None:
    section = next(each for each in outline("month") if each.code == "outreach")
    before = figures_said(section, december(ledger, sessions=3))
    now = december(ledger, sessions=2)
    assert changed_since(section, now, before) == ["Buổi tuyên truyền: khi viết là 3, nay là 5"]
    assert changed_since(section, now, figures_said(section, now)) == []


def test_a_section_of_a_joint_report_may_use_the_phrases_of_the_usual_one() -> None:
    assert like("joint_outreach") == ("joint_outreach", "outreach")
    assert like("outreach") == ("outreach",)


@pytest.fixture
def superior() -> Iterator[Ledger]:
    """Open the books of a superior: two units sent their figures, a third sent nothing."""
    with Ledger() as ledger:
        ledger.keep_settings(post_settings(unit="ninh-binh/gia-vien", role="superior"))
        keep(ledger, A, ("M02", "A01", 1), ("M06", "A02", 1), ("M02", "A02", 1))
        keep(ledger, A, ("VV01", "", 30), ("VV02", "", 29), ("VV03", "", 0), ("M02-2", "A01", 4))
        keep(ledger, B, ("M02", "A01", 2), ("M06", "A02", 1), ("M02-2", "A01", 6))
        keep(ledger, B, ("VV01", "", 20), ("VV02", "", 20), ("VV03", "", 0))
        yield ledger


def keep(ledger: Ledger, unit: str, *said_: tuple[str, str, int], how: str = "exact") -> None:
    """Put figures beside those that a unit said of December."""
    query = "INSERT INTO figure VALUES (?, '2022-12', ?, ?, ?, ?)"
    for code, part, value in said_:
        ledger.db.execute(query, [unit, code, part, how, value])


def year(ledger: Ledger) -> str:
    return said(facts_of(ledger, year_period(2022), NAMES), "year")


def test_the_year_joins_what_the_units_sent(superior: Ledger) -> None:
    text, names = year(superior), words("model_types")
    assert f"Xây dựng mới 2 mô hình: “{names['A02']}” tại 2 đơn vị." in text
    assert f"Duy trì hoạt động 1 loại: {names['A01']}." in text
    assert f"{names['A01']}: 3/10 nơi (30,0%)." in text
    assert "Xảy ra 50 vụ phạm pháp; đã điều tra, giải quyết 49/50 vụ, đạt 98,0%." in text


def test_calm_is_said_only_when_every_unit_said_so(superior: Ledger) -> None:
    calm = "không để xảy ra trọng án"
    assert calm not in year(superior)
    keep(superior, SILENT, ("VV03", "", 0))
    assert calm in year(superior)
    keep(superior, SILENT, ("VV03", "", 10), how="tens")
    assert calm not in year(superior)


def test_a_rough_figure_stands_beside_the_sum(superior: Ledger) -> None:
    keep(superior, A, ("TT01", "", 1000), how="at_least")
    keep(superior, B, ("TT01", "", 40))
    assert "Tổ chức 40 và hơn 1.000 buổi tuyên truyền." in year(superior)

"""What papers say is what the ledger holds: compared right, and what is unknown stays unknown."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from storage.indicators import Figure
from storage.ledger import Ledger
from storage.months import freeze, keep_figures
from storage.repository import put
from tests.conftest import UNIT, post_settings
from tests.storage.registers import activity, award, nominee, proposal, team
from ui.paper.figures import FigureRow
from ui.paper.gather import (
    dispatch_of,
    merit_of,
    monthly_report_of,
    nominees_of,
    proposal_paper_of,
)
from ui.paper.gather_year import consolidated_year_of
from ui.paper.merit import CollectiveMerit, IndividualMerit
from ui.paper.yearly import AwardRow, NewModel, Share

A, B, SILENT = (f"ninh-binh/gia-vien/{name}" for name in ("gia-lac", "gia-minh", "gia-van"))
NAMES = {A: "Gia Lạc", B: "Gia Minh", SILENT: "Gia Vân"}


def row(ledger: Ledger, month: str, code: str) -> FigureRow:
    """Return one line of the report of a month."""
    (found,) = (each for each in monthly_report_of(ledger, month).figures if each.code == code)
    return found


def test_a_report_compares_the_month_the_year_and_the_year_before(ledger: Ledger) -> None:
    team(ledger, headcount=9)
    for month, on, sessions in (
        ("2021-12", "20/11/2021", 5),
        ("2022-11", "20/10/2022", 2),
        ("2022-12", "20/11/2022", 3),
    ):
        activity(ledger, on, measures={"sessions": sessions})
        freeze(ledger, month)
    flow, stock = row(ledger, "2022-12", "TT01"), row(ledger, "2022-12", "T02-2")
    assert (flow.value, flow.year_to_date, flow.last_year) == (3, 5, 5)
    assert (stock.value, stock.year_to_date, stock.last_year) == (9, 9, 9)
    assert (flow.name, flow.unit, flow.note) == ("Buổi tuyên truyền", "buổi", "")


def test_a_report_says_its_days_and_whom_it_goes_to(ledger: Ledger) -> None:
    ledger.keep_settings(post_settings(superior_name="Công an huyện Gia Viễn"))
    report = monthly_report_of(ledger, "2023-01")
    assert (report.year, report.month) == (2023, 1)
    assert (report.start, report.end) == (date(2022, 12, 15), date(2023, 1, 14))
    assert report.addressees == ("Công an huyện Gia Viễn",)


def test_a_month_that_nobody_knows_is_blank_and_not_zero(ledger: Ledger) -> None:
    activity(ledger, "20/11/2022", measures={"sessions": 3})
    assert row(ledger, "2022-12", "TT01").last_year is None
    assert row(ledger, "2022-12", "TT02").value == 0
    before = row(ledger, "2022-10", "TT01")
    assert (before.value, before.year_to_date, before.last_year) == (None, None, None)


def test_what_was_told_inexactly_is_said_in_words_and_never_as_a_zero(ledger: Ledger) -> None:
    for month, on in (("2021-12", "20/11/2021"), ("2022-12", "20/11/2022")):
        for _twice in range(2):
            activity(ledger, on, measures={"attendances": 100}, precision="hundreds")
        freeze(ledger, month)
    told = row(ledger, "2022-12", "TT02")
    assert (told.value, told.note) == (None, "hàng trăm")
    assert (told.year_to_date, told.last_year) == ("hàng trăm", "hàng trăm")
    keep = [Figure("TT02", "", "exact", 40), Figure("TT02", "", "at_least", 1000)]
    ledger.db.execute("UPDATE closed_month SET state = 'reopened' WHERE month = '2021-12'")
    keep_figures(ledger, UNIT, "2021-12", keep)
    ledger.db.execute("UPDATE closed_month SET state = 'closed' WHERE month = '2021-12'")
    assert row(ledger, "2022-12", "TT02").last_year == 40


def test_a_proposal_names_collectives_households_and_people_apart(ledger: Ledger) -> None:
    asked = proposal(ledger).model_copy(
        update={
            "addressee": "Chủ tịch UBND xã",
            "bases": "Căn cứ Luật Thi đua, khen thưởng;\n \nCăn cứ Biên bản số 02",
        }
    )
    put(ledger, asked)
    nominee(ledger, asked, name="Trần Văn Bảy", birth_year=1961, sex="male", served_since=2015)
    nominee(ledger, asked, name="Lê Thị An", held="Giấy khen năm 2020\n\n Bằng khen năm 2021 ")
    nominee(ledger, asked, subject="household", name="Hộ ông Sáu", address="Thôn 2")
    nominee(ledger, asked, subject="collective", name="Tổ 3", summary="Dập tắt 02 đám cháy")
    paper = proposal_paper_of(ledger, asked)
    assert [each.name for each in paper.collectives] == ["Tổ 3"]
    assert paper.collectives[0].achievement == "Dập tắt 02 đám cháy"
    assert [(each.name, each.address) for each in paper.households] == [("Hộ ông Sáu", "Thôn 2")]
    an, bay = paper.individuals
    assert (an.name, an.born, an.serving) == ("Lê Thị An", "", "")
    assert an.held == "Giấy khen năm 2020; Bằng khen năm 2021"
    assert (bay.born, bay.sex, bay.serving) == ("1961", "Nam", "từ năm 2015")
    assert paper.award == f"{bay.award} của Chủ tịch UBND xã"
    assert paper.addressees == ("Chủ tịch UBND xã",)
    assert len(paper.grounds) == 2
    order = ["Tổ 3", "Hộ ông Sáu", "Lê Thị An", "Trần Văn Bảy"]
    assert [each.name for each in nominees_of(ledger, asked)] == order


def test_a_report_of_merit_is_that_of_a_person_or_of_a_collective(ledger: Ledger) -> None:
    asked = proposal(ledger)
    person = nominee(ledger, asked, sex="female", summary="Hòa giải 07 vụ", held="Giấy khen\n")
    group = nominee(ledger, asked, subject="collective", name="Tổ 3", achievement="Nhiều việc")
    told, other = merit_of(asked, person), merit_of(asked, group)
    assert isinstance(told, IndividualMerit)
    assert isinstance(other, CollectiveMerit)
    assert (told.sex, told.results, told.held) == ("Nữ", "Hòa giải 07 vụ", ("Giấy khen",))
    assert (other.name, other.results) == ("Tổ 3", "Nhiều việc")
    assert told.award == other.award


def test_the_rank_and_the_mark_of_practice_stand_where_they_are_set() -> None:
    settings = post_settings(
        signer_title="KT. TRƯỞNG CÔNG AN XÃ\nPHÓ TRƯỞNG", signer_rank="Đại úy", symbol="CAX"
    )
    plain = dispatch_of(settings, "BC", number=5)
    assert plain.signer.lines == ("KT. TRƯỞNG CÔNG AN XÃ", "PHÓ TRƯỞNG")
    assert (plain.signer.rank, plain.marks.practice, plain.reference) == ("", False, "05/BC-CAX")
    told = settings.model_copy(update={"show_rank": True, "sample": True, "recipients": "UBND xã"})
    set_so = dispatch_of(told, "TTr")
    assert (set_so.signer.rank, set_so.marks.practice) == ("Đại úy", True)
    assert set_so.recipients == ("UBND xã",)


@pytest.fixture
def superior() -> Iterator[Ledger]:
    """Open the books of a superior: two units sent their figures, a third sent nothing."""
    with Ledger() as ledger:
        ledger.keep_settings(post_settings(unit="ninh-binh/gia-vien", role="superior"))
        keep(ledger, A, ("M02", "A01", 1), ("M06", "A02", 1), ("M02", "A02", 1))
        keep(ledger, A, ("PL01", "", 3), ("VV01", "", 30), ("VV02", "", 29), ("VV03", "", 0))
        keep(ledger, A, ("M02-2", "A01", 4))
        keep(ledger, B, ("M02", "A01", 2), ("M06", "A02", 1), ("M02-2", "A01", 6))
        keep(ledger, B, ("VV01", "", 20), ("VV02", "", 20), ("VV03", "", 0))
        yield ledger


def keep(ledger: Ledger, unit: str, *said: tuple[str, str, int], how: str = "exact") -> None:
    """Put figures beside those that a unit said of December."""
    query = "INSERT INTO figure VALUES (?, '2022-12', ?, ?, ?, ?)"
    for code, part, value in said:
        ledger.db.execute(query, [unit, code, part, how, value])


def test_the_year_joins_what_the_units_sent(superior: Ledger) -> None:
    book = consolidated_year_of(superior, 2022, NAMES)
    assert book.units == ("Gia Lạc", "Gia Minh", "Gia Vân")
    (new,) = book.new
    assert new == NewModel(new.name, "tại 2 đơn vị")
    assert len(book.kept) == 1
    assert book.coverage == (Share(book.kept[0], 3, 10, "nơi"),)
    (solved,) = (share for share in book.order if share.whole == 50)
    assert (solved.part, solved.whole) == (49, 50)
    cases = next(each for each in book.rows if each.code == "VV01")
    assert (cases.total, cases.values) == (50, (30, 20, None))
    nobody = next(each for each in book.rows if each.code == "TT01")
    assert (nobody.total, nobody.values) == (None, (None, None, None))


def test_calm_is_said_only_when_every_unit_said_so(superior: Ledger) -> None:
    calm = "Không để xảy ra trọng án."
    assert calm not in consolidated_year_of(superior, 2022, NAMES).remarks
    keep(superior, SILENT, ("VV03", "", 0))
    assert consolidated_year_of(superior, 2022, NAMES).remarks == (calm,)
    keep(superior, SILENT, ("VV03", "", 10), how="tens")
    assert calm not in consolidated_year_of(superior, 2022, NAMES).remarks
    assert consolidated_year_of(superior, 2022, {}).remarks == ()


def test_rough_figures_are_told_in_words_beside_the_sums(superior: Ledger) -> None:
    keep(superior, A, ("TT02", "", 1000), how="at_least")
    keep(superior, B, ("TT02", "", 40))
    book = consolidated_year_of(superior, 2022, NAMES)
    (remark,) = book.remarks
    assert "hơn 1.000" in remark
    assert "không cộng vào tổng số" in remark
    told = next(each for each in book.rows if each.code == "TT02")
    assert (told.total, told.values) == (40, (None, 40, None))


def test_awards_are_counted_by_form_and_authority_for_each_kind_of_holder(
    superior: Ledger,
) -> None:
    for unit, subject in ((A, "collective"), (A, "individual"), (B, "individual")):
        award(superior, "20/11/2022", subject, unit=unit)
    award(superior, "20/12/2022", unit=A)  # of the year after
    award(superior, "20/11/2022", "household", unit=B, authority="province")
    found = consolidated_year_of(superior, 2022, NAMES).awards
    form = found[0].form
    assert found == (
        AwardRow(form, found[0].authority, 1, 2, 0),
        AwardRow(form, found[1].authority, 0, 0, 1),
    )

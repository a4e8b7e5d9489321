"""Báo cáo thành tích of a collective or a person, as the usual forms ask for it."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable

from resources.wording import _
from ui.paper.blocks import dashes, paragraph, paragraphs, parts, sections, subheading
from ui.paper.dispatch import Dispatch
from ui.paper.document import Column, Grid
from ui.paper.grids import grid_story, numbered
from ui.paper.head import Head, title
from ui.paper.merit import AwardHeld, CollectiveMerit, IndividualMerit, Merit
from ui.paper.sheet import WIDTH, print_sheet
from ui.paper.signature import Spot, close_with


def collective_merit_pdf(dispatch: Dispatch, merit: CollectiveMerit) -> bytes:
    """Print the report of a collective; raises `MissingLetterError`."""
    facts = (
        (_("Tên tập thể"), merit.name),
        (_("Trụ sở, địa bàn"), merit.address),
        (_("Điện thoại"), merit.phone),
        (_("Quá trình thành lập"), merit.founding),
    )
    signers = [
        (
            Spot((_("Xác nhận của cấp trình"), _("khen thưởng")), _("Ký tên, đóng dấu")),
            Spot((_("Thủ trưởng đơn vị"),), _("Ký, ghi rõ họ và tên"), merit.head),
        )
    ]
    described = (
        (_("Đặc điểm, tình hình"), [*_facts(facts), *paragraphs(merit.features)]),
        (_("Chức năng, nhiệm vụ"), paragraphs(merit.duties)),
    )
    achieved = (
        *_achieved(merit),
        (_("Thực hiện chủ trương, chính sách, pháp luật"), paragraphs(merit.compliance)),
        (_("Hoạt động đảng, đoàn thể"), paragraphs(merit.organisations)),
    )
    named = (
        (_("Sơ lược đặc điểm, tình hình"), parts(described)),
        (_("Thành tích đạt được"), parts(achieved)),
        (_("Các hình thức đã được khen thưởng"), _held(merit)),
    )
    story = [*sections(named), *close_with(_promise(), signers)]
    return _print(dispatch, merit, story)


def individual_merit_pdf(dispatch: Dispatch, merit: IndividualMerit) -> bytes:
    """Print the report of a person; raises `MissingLetterError`."""
    facts = (
        (_("Họ và tên"), merit.name),
        (_("Bí danh"), merit.alias),
        (_("Ngày, tháng, năm sinh"), merit.born),
        (_("Giới tính"), merit.sex),
        (_("Quê quán"), merit.home),
        (_("Trú quán"), merit.residence),
        (_("Đơn vị công tác"), merit.workplace),
        (_("Chức vụ"), merit.position),
        (_("Trình độ"), merit.schooling),
    )
    unit = Spot((_("Thủ trưởng đơn vị"), _("xác nhận")), _("Ký tên, đóng dấu"))
    person = Spot((_("Người báo cáo thành tích"),), _("Ký, ghi rõ họ và tên"), merit.name)
    above = Spot((_("Xác nhận của cấp trình"), _("khen thưởng")), _("Ký tên, đóng dấu"))
    duties = [*subheading(_("Quyền hạn, nhiệm vụ được giao")), *paragraphs(merit.duties)]
    achieved = (
        *_achieved(merit),
        (_("Hiệu quả, phạm vi ảnh hưởng"), paragraphs(merit.effect)),
    )
    named = (
        (_("Sơ lược lý lịch"), [*_facts(facts), *(duties if merit.duties else [])]),
        (_("Thành tích đạt được"), parts(achieved)),
        (_("Các hình thức đã được khen thưởng"), _held(merit)),
    )
    story = [*sections(named), *close_with(_promise(), [(unit, person), (above, None)])]
    return _print(dispatch, merit, story)


def _print(dispatch: Dispatch, merit: Merit, story: Sequence[Flowable]) -> bytes:
    kind, about = _("Báo cáo thành tích"), _("Đề nghị tặng {award}").format(award=merit.award)
    return print_sheet(
        [Head(dispatch, numbered=False), *title(kind, about), *story],
        title=f"{kind}: {merit.name}",
        author=dispatch.letterhead.unit_name,
        marks=dispatch.marks,
    )


def _facts(facts: Sequence[tuple[str, str]]) -> list[Flowable]:
    return dashes(f"{label}: {value.strip().rstrip('.')}." for label, value in facts if value)


def _achieved(merit: Merit) -> tuple[tuple[str, list[Flowable]], ...]:
    results = [*paragraphs(merit.results), *(_targets(merit) if merit.targets else [])]
    return (
        (_("Kết quả thực hiện nhiệm vụ"), results),
        (_("Biện pháp, nguyên nhân đạt được"), paragraphs(merit.measures)),
    )


def _targets(merit: Merit) -> list[Flowable]:
    columns = (
        Column(_("TT"), 10, "centre"),
        Column(_("Nội dung"), 78),
        Column(_("Đơn vị tính"), 25, "centre"),
        *(Column(_("Năm {year}").format(year=year), 18, "number") for year in merit.years),
    )
    rows = [(target.name, target.unit, *target.values) for target in merit.targets]
    return grid_story(Grid("", columns, numbered(rows)), WIDTH, 12)


def _held(merit: Merit) -> list[Flowable]:
    tables = (
        (_("Danh hiệu thi đua"), _held_table(_("Danh hiệu"), merit.titles_held)),
        (_("Hình thức khen thưởng"), _held_table(_("Hình thức"), merit.awards_held)),
    )
    return [*parts(tables), *dashes(merit.held)] or [paragraph(_("Chưa được khen thưởng."))]


def _held_table(form: str, awards: Sequence[AwardHeld]) -> list[Flowable]:
    columns = (
        Column(_("Năm"), 18, "centre"),
        Column(form, 62),
        Column(_("Số, ngày, tháng, năm của quyết định; cơ quan ban hành"), 85),
    )
    rows = tuple((award.year, award.form, award.decision) for award in awards)
    return grid_story(Grid("", columns, rows), WIDTH, 12) if rows else []


def _promise() -> str:
    return _(
        "Nội dung báo cáo đúng sự thật, không sao chép của đơn vị, cá nhân khác; kính đề nghị cấp "
        "trên xem xét, khen thưởng"
    )

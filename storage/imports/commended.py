"""From the values of a row to whom it names: a nominee, a page, an achievement."""

from __future__ import annotations

import re
from typing import Any

from resources.wording import _
from storage.imports.around import Around
from storage.imports.making import birth_by_sex, plain_values, valid
from storage.imports.plans import Line
from storage.imports.problems import CellError
from storage.imports.reading import Reader
from storage.imports.subjects import subject_said
from storage.imports.targets import ASKED, plain_words
from storage.records import Achievement, Honoree, Nominee, Proposal, Record

_TEXT = 500  # letters of a summary
_HOUSEHOLD = re.compile(r"(?:gia dinh|ho)\b(?! va ten)")  # what the name of a household begins with
_OF_PEOPLE = ("birth_year", "sex")  # fields that only people have
_COMRADE = re.compile(r"(?:đồng chí|đ/c)\.?:?\s+", re.IGNORECASE)
_PARTS = re.compile(r"\s*;\s*|\n")


def make_nominees(line: Line, reader: Reader, around: Around) -> tuple[Record, ...]:
    """Make a nominee; the form of award that its row asks for must be the proposal's (K9)."""
    values = named_values(Nominee, line, reader)
    proposal = around.proposals.get(values.get("proposal", ""))
    if proposal and proposal.unit != around.unit:
        raise CellError(
            _("Đề nghị này do đơn vị khác gửi lên, không thêm người vào đó."),
            _("Lập đề nghị trong sổ của mình rồi nhập vào đó."),
            "proposal",
        )
    _refuse_other_form(line, reader, proposal)
    if "held" in values:
        values["held"] = "\n".join(part for part in _PARTS.split(values["held"]) if part)
    if len(values.get("summary", "")) > _TEXT and not values.get("achievement"):
        values |= {"achievement": values["summary"], "summary": _shortened(values["summary"])}
        said = _("Dài quá {most} ký tự: cả đoạn vào «Thành tích đạt được», tóm tắt lấy phần đầu.")
        reader.note(line.row, line.columns.get("summary"), said.format(most=_TEXT))
    return (valid(Nominee, values, around),)


def make_honorees(line: Line, reader: Reader, around: Around) -> tuple[Record, ...]:
    """Make the page of a collective, a person or a household."""
    return (valid(Honoree, named_values(Honoree, line, reader), around),)


def make_achievements(line: Line, reader: Reader, around: Around) -> tuple[Record, ...]:
    """Make an achievement; of a month it is noted on the first day."""
    values = named_values(Achievement, line, reader, month=True)
    return (valid(Achievement, values, around),)


def named_values(
    kind: type[Record], line: Line, reader: Reader, *, month: bool = False
) -> dict[str, Any]:
    """Return the values of a record that names somebody; raises CellError if it is unclear whom.

    Whether it is a collective, a person or a household says the row, the title above it, the head
    of the names, or what only one of them has.
    """
    values = plain_values(kind, line, reader, month=month)
    values |= birth_by_sex(line)
    name = values.get("name", "")
    values["subject"] = values.get("subject") or _subject(reader, values)
    if values["subject"] != "collective" and name:
        values["name"] = _person(name)
    return values


def _person(name: str) -> str:
    """Write a name with its capitals, however it was typed, without "đồng chí" before it."""
    bare = _COMRADE.sub("", name, count=1) if _COMRADE.match(name) else name
    return bare.title() if bare.isupper() or bare.islower() else bare


def _subject(reader: Reader, values: dict[str, Any]) -> str:
    if subject := subject_said(reader.heading_of("name")):
        return subject
    if any(values.get(name) for name in _OF_PEOPLE):
        return "individual"
    if _HOUSEHOLD.match(plain_words(values.get("name", ""))):
        return "household"
    raise CellError(
        _("Không rõ đây là tập thể, cá nhân hay hộ gia đình."),
        _("Thêm cột «Đối tượng», ghi tiêu đề «Tập thể» hay «Cá nhân», hoặc chọn một cho mọi dòng."),
        "name",
    )


def _refuse_other_form(line: Line, reader: Reader, proposal: Proposal | None) -> None:
    """Refuse a row that asks for another form, or another authority, than the proposal does."""
    said = line.values.get(ASKED, "")
    if not said or proposal is None:
        return
    form, authority = reader.find.award(said, ASKED)
    if form == proposal.form and authority in ("", proposal.authority):
        return
    asked = reader.find.of("award_forms").word(proposal.form)
    if form == proposal.form:
        known = reader.find.of("award_authorities")
        asked = _("{form} của {authority}").format(
            form=asked, authority=known.word(proposal.authority)
        )
    raise CellError(
        _("Đề nghị này xin «{form}», dòng này xin hình thức khác.").format(form=asked),
        _("Lập đề nghị riêng cho hình thức, cấp khen ấy rồi nhập dòng này vào đó; hoặc sửa ô này."),
        ASKED,
    )


def _shortened(text: str) -> str:
    """Return as many whole words of a text as a summary may have."""
    return text[: _TEXT - 1].rsplit(maxsplit=1)[0].rstrip(" ,;.-") + "…"

"""What the law and the province set for commendation, as data that the unit may change."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from storage.records.base import Code, Codes, LongText, Record, Text
from storage.records.facts import Fact


class CommendationRule(Record):
    """One authority, form, rate, part of the dossier, standard or check, as the unit has it.

    It stands in place of the rule of the catalogue that has the same code. Empty lists of forms,
    authorities, types and subjects mean all of them.
    """

    KIND: ClassVar[str] = "commendation_rule"
    TITLE: ClassVar[str] = "Quy định khen thưởng"
    NAMED_BY: ClassVar[str] = "text"
    SENT: ClassVar[bool] = False
    SOUGHT: ClassVar[bool] = False

    code: Annotated[Code, Fact("Mã", listed=True)]
    role: Annotated[Code, Fact("Loại", listed=True, choices="commendation_roles")]
    text: Annotated[LongText, Fact("Nội dung", listed=True)] = Field(min_length=1)
    forms: Annotated[Codes, Fact("Hình thức", choices="award_forms")] = ()
    authorities: Annotated[Codes, Fact("Cấp khen thưởng", choices="award_authorities")] = ()
    types: Annotated[Codes, Fact("Loại hình", choices="award_types")] = ()
    subjects: Annotated[Codes, Fact("Đối tượng", choices="award_subjects")] = ()
    value: Annotated[Text, Fact("Giá trị", listed=True)] = ""
    level: Annotated[Code | None, Fact("Mức", listed=True, choices="rule_levels")] = None
    basis: Annotated[Text, Fact("Căn cứ", listed=True)] = ""
    valid_from: Annotated[date | None, Fact("Áp dụng từ ngày", listed=True)] = None
    valid_to: Annotated[date | None, Fact("Đến ngày", listed=True)] = None

"""How a giấy khen is printed onto stock that the authority had printed before."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from storage.records.base import Code, Name, Record, Text, Value
from storage.records.facts import Fact

_SHEET = 1000  # mm, the longest side of stock


class CertificateSpot(Value):
    """Where one part of the text stands on the sheet; places are mm from the upper left corner.

    `y` is the baseline of the first line. `text` is a pattern where the part is free words.
    """

    part: Code
    x: Annotated[float, Field(ge=0, le=_SHEET)]
    y: Annotated[float, Field(ge=0, le=_SHEET)]
    width: Annotated[float, Field(gt=0, le=_SHEET)]
    size: Annotated[float, Field(ge=6, le=96)] = 16.0  # points
    bold: bool = False
    italic: bool = False
    upper: bool = False
    align: Literal["left", "center", "right"] = "center"
    colour: Literal["black", "red"] = "black"
    text: Text = ""


class CertificateTemplate(Record):
    """The places of the text on one kind of stock; emblem and border are never drawn."""

    KIND: ClassVar[str] = "certificate_template"
    TITLE: ClassVar[str] = "Mẫu in giấy khen"
    SENT: ClassVar[bool] = False
    SOUGHT: ClassVar[bool] = False

    name: Annotated[Name, Fact("Tên mẫu", listed=True)]
    form: Annotated[Code, Fact("Hình thức", listed=True, choices="award_forms")] = "certificate"
    authority: Annotated[
        Code | None, Fact("Cấp khen thưởng", listed=True, choices="award_authorities")
    ] = None
    width: Annotated[int, Fact("Rộng (mm)", listed=True)] = Field(default=297, ge=100, le=_SHEET)
    height: Annotated[int, Fact("Cao (mm)", listed=True)] = Field(default=210, ge=100, le=_SHEET)
    shift_x: Annotated[int, Fact("Lệch ngang (1/10 mm)")] = Field(default=0, ge=-500, le=500)
    shift_y: Annotated[int, Fact("Lệch dọc (1/10 mm)")] = Field(default=0, ge=-500, le=500)
    spots: Annotated[tuple[CertificateSpot, ...], Fact("Vị trí các dòng chữ")] = ()
    picture: Annotated[Text, Fact("Ảnh phôi")] = ""

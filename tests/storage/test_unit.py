"""Units: their names and superiors by date, over every reform."""

from __future__ import annotations

from datetime import date

import pytest

from storage.records import Unit, UnitName, UnitSuperior

DISTRICT = UnitSuperior(
    code="ninh-binh/gia-vien", name="Công an huyện Gia Viễn", valid_to=date(2025, 2, 28)
)
PROVINCE = UnitSuperior(
    code="ninh-binh", name="Công an tỉnh Ninh Bình", valid_from=date(2025, 3, 1)
)
POST = Unit(
    unit="ninh-binh/gia-vien/gia-thang",
    name="Công an xã Gia Viễn",
    type="commune",
    names=(UnitName(name="Công an xã Gia Thắng", valid_to=date(2025, 6, 30)),),
    superiors=(DISTRICT, PROVINCE),
)


@pytest.mark.parametrize(
    ("on", "name", "superior"),
    [
        (date(2022, 12, 14), "Công an xã Gia Thắng", DISTRICT),
        (date(2025, 2, 28), "Công an xã Gia Thắng", DISTRICT),
        (date(2025, 3, 1), "Công an xã Gia Thắng", PROVINCE),
        (date(2025, 7, 1), "Công an xã Gia Viễn", PROVINCE),
    ],
)
def test_a_unit_bears_the_name_and_has_the_superior_of_the_day(
    on: date, name: str, superior: UnitSuperior
) -> None:
    assert POST.name_on(on) == name
    assert POST.superior_on(on) == superior


def test_a_unit_without_a_known_superior_has_none() -> None:
    alone = POST.model_copy(update={"superiors": (DISTRICT,)})
    assert alone.superior_on(date(2025, 3, 1)) is None

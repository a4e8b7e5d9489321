from __future__ import annotations

from storage.ledger import Ledger
from storage.repository import put
from tests.conftest import UNIT
from tests.ui.paper.certificates.samples import A4, OLD, spot, template
from ui.paper.certificates import note_of, templates_for


def names(ledger: Ledger, form: str, authority: str | None = None) -> list[str]:
    return [one.name for one in templates_for(ledger, form, authority)]


def test_without_templates_of_its_own_a_unit_has_those_that_ship(ledger: Ledger) -> None:
    found = templates_for(ledger, "certificate", "commune_chair")
    assert [(one.width, one.height) for one in found] == [(297, 210), (420, 297), (400, 300)]
    assert {one.unit for one in found} == {UNIT}
    assert templates_for(ledger, "merit_certificate")[0].id == OLD.id


def test_own_templates_stand_first_those_of_the_authority_before_others(ledger: Ledger) -> None:
    for name, authority in (("Phôi chung", None), ("Phôi xã", "commune_chair"), ("Phôi tỉnh", "x")):
        own = template(spot(), authority=authority)
        put(ledger, own.model_copy(update={"name": name}))
    assert names(ledger, "certificate", "commune_chair")[:2] == ["Phôi xã", "Phôi chung"]
    assert "Phôi tỉnh" not in names(ledger, "certificate", "commune_chair")
    assert "Phôi xã" not in names(ledger, "merit_certificate", "commune_chair")


def test_a_default_that_was_saved_is_the_units_own_and_not_there_twice(ledger: Ledger) -> None:
    put(ledger, A4.model_copy(update={"shift_x": 12}))
    found = templates_for(ledger, "certificate")
    assert [one.shift_x for one in found if one.id == A4.id] == [12]
    assert found[0].id == A4.id


def test_what_is_not_confirmed_is_said(ledger: Ledger) -> None:
    assert "chưa xác nhận" in note_of(A4)
    assert "Nghị định 50/2006/NĐ-CP" in note_of(OLD)
    assert note_of(template(spot())) == ""


def test_no_default_puts_texts_upon_each_other_or_off_the_sheet(ledger: Ledger) -> None:
    for one in templates_for(ledger):
        assert all(each.x + each.width <= one.width for each in one.spots)
        assert all(8 < each.y < one.height - 8 for each in one.spots)

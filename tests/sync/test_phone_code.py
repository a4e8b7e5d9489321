"""Ten letters read over the telephone say what the superior answered, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage.months import closed_month
from sync.acknowledgement import take_receipt
from sync.answers import return_bundle
from sync.changing_keys import change_keys, countersign
from sync.key_errors import PhoneCodeError, PhoneCodeVoidError
from sync.keys import KeyPlace, UnitKeys
from sync.outbox import Outgoing, bundle_bytes, outgoing
from sync.phone_code import may_phone, phone_code, take_phone_code
from tests.sync.offices import Office, fill, post

MONTH = "2022-12"


@pytest.fixture
def office(superior: Office) -> Office:
    made = post(superior)
    fill(made, "20/11/2022")
    made.close(MONTH)
    return made


def sent(office: Office) -> Outgoing:
    return outgoing(office.ledger)[-1]


def answered(superior: Office, office: Office) -> str:
    """Let the superior take the bundle in and read its code out."""
    superior.receive(bundle_bytes(office.ledger, sent(office)))
    return phone_code(superior.ledger, sent(office).bundle_id, superior.keys)


def test_what_is_read_out_shows_at_the_post_until_the_receipt_comes(
    superior: Office, office: Office
) -> None:
    receipt = superior.receive(bundle_bytes(office.ledger, sent(office))).receipts[0]
    code = phone_code(superior.ledger, sent(office).bundle_id, superior.keys)
    assert take_phone_code(office.ledger, sent(office), code, office.keys) == "full"
    assert (sent(office).state, sent(office).answer) == ("phoned_full", None)
    take_receipt(office.ledger, receipt)
    assert (sent(office).state, sent(office).phoned) == ("full", None)


def test_the_code_is_ten_letters_in_two_groups(superior: Office, office: Office) -> None:
    code = answered(superior, office)
    assert [len(group) for group in code.split("-")] == [5, 5]
    assert set(code) <= set("0123456789ABCDEFGHJKMNPQRSTVWXYZ-")
    assert phone_code(superior.ledger, sent(office).bundle_id, superior.keys) == code


def test_it_may_be_typed_as_it_was_heard(superior: Office, office: Office) -> None:
    code = answered(superior, office).lower().replace("-", "  ")
    heard = code.replace("0", "o").replace("1", "l")
    assert take_phone_code(office.ledger, sent(office), heard, office.keys) == "full"


def test_another_answer_has_another_code(superior: Office, office: Office) -> None:
    code = answered(superior, office)
    return_bundle(superior.ledger, sent(office).bundle_id, "Thiếu số", superior.keys)
    again = phone_code(superior.ledger, sent(office).bundle_id, superior.keys)
    assert again != code
    assert take_phone_code(office.ledger, sent(office), again, office.keys) == "returned"
    assert sent(office).state == "phoned_returned"


def test_the_code_of_one_bundle_says_nothing_of_another(superior: Office, office: Office) -> None:
    code = answered(superior, office)
    office.close("2023-01")
    with pytest.raises(PhoneCodeError):
        take_phone_code(office.ledger, sent(office), code, office.keys)


def test_nobody_else_can_work_it_out(superior: Office, office: Office) -> None:
    answered(superior, office)
    forged = phone_code(superior.ledger, sent(office).bundle_id, UnitKeys.generate())
    with pytest.raises(PhoneCodeError):
        take_phone_code(office.ledger, sent(office), forged, office.keys)


def test_five_wrong_codes_and_only_the_receipt_counts(superior: Office, office: Office) -> None:
    code = answered(superior, office)
    for left in (4, 3, 2, 1):
        with pytest.raises(PhoneCodeError, match=f"còn {left} lần"):
            take_phone_code(office.ledger, sent(office), "00000-00000", office.keys)
    assert may_phone(office.ledger, sent(office))
    for typed in ("00000-00000", code):
        with pytest.raises(PhoneCodeVoidError):
            take_phone_code(office.ledger, sent(office), typed, office.keys)
    assert not may_phone(office.ledger, sent(office))
    assert sent(office).state == "sealed"


def test_nothing_but_the_state_changes(superior: Office, office: Office) -> None:
    before = closed_month(office.ledger, MONTH), bundle_bytes(office.ledger, sent(office))
    take_phone_code(office.ledger, sent(office), answered(superior, office), office.keys)
    assert (closed_month(office.ledger, MONTH), bundle_bytes(office.ledger, sent(office))) == before
    assert not may_phone(office.ledger, sent(office))


@pytest.mark.parametrize("confirmed", [False, True])
def test_it_is_right_while_and_after_the_post_changes_its_keys(
    superior: Office, office: Office, tmp_path: Path, *, confirmed: bool
) -> None:
    place = KeyPlace(tmp_path / "signing.key", bytes(32))
    office.keys = change_keys(office.ledger, office.keys, place)
    if confirmed:
        countersign(superior.ledger, office.keys.request, superior.keys)
    code = answered(superior, office)
    assert take_phone_code(office.ledger, sent(office), code, office.keys) == "full"

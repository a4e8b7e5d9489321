from __future__ import annotations

import pytest

from storage.spelling import fold
from sync.bundle import verify_bundle
from sync.container import read_container, write_container
from sync.enrolment import (
    INVITATION_MIMETYPE,
    REQUEST_MIMETYPE,
    Invitation,
    Pairing,
    Request,
    ask,
    invite,
    pairing_words,
    read_invitation,
    read_request,
    spoken_code,
)
from sync.errors import RefusedError
from sync.keys import UnitKeys
from sync.trust import accept_registry, sign_registry, steps_out
from sync.trust_errors import (
    AlreadyPairedError,
    InvitationError,
    RequestError,
    RequestOfOtherError,
    RequestVoidError,
    WrongWordsError,
)
from tests.sync.parties import DISTRICT, POST, SIGNED, SUPERIOR, bundle, registry

NEW, NAME = "ninh-binh/gia-vien/gia-van", "Công an xã Gia Vân"
KEYS = UnitKeys.generate()
INVITATION = invite(NEW, NAME, SIGNED, SUPERIOR)
REQUEST = ask(INVITATION, KEYS)
CODE = spoken_code(REQUEST)


def test_words_read_aloud_put_the_unit_into_the_registry() -> None:
    invited, held = read_invitation(INVITATION)
    next_one = Pairing(REQUEST).confirm(CODE, SIGNED, SUPERIOR)
    assert (invited.unit, held) == (NEW, SIGNED)
    assert accept_registry(held, next_one).registry.unit(NEW).name == NAME
    said = bundle(keys=KEYS, sender=NEW)
    assert verify_bundle(said, next_one.registry).manifest.sender == NEW


def test_the_code_is_five_words_and_four_digits() -> None:
    *words, digits = CODE.split()
    assert len(words) == 5
    assert set(words) <= set(pairing_words())
    assert len(digits) == 4
    assert digits.isdigit()


def test_marks_capitals_and_spaces_do_not_matter_when_typing() -> None:
    typed = "  " + fold(CODE).upper().replace(" ", " - ")
    assert Pairing(REQUEST).confirm(typed, SIGNED, SUPERIOR).version == 2


def test_a_swapped_key_shows_other_words() -> None:
    assert spoken_code(ask(INVITATION, UnitKeys.generate())) != CODE
    other = invite(NEW, NAME, SIGNED, SUPERIOR)
    assert spoken_code(ask(other, KEYS)) != CODE


def test_three_wrong_tries_void_the_request() -> None:
    pairing = Pairing(REQUEST)
    for left in (2, 1):
        with pytest.raises(WrongWordsError, match=f"còn {left} lần"):
            pairing.confirm("ba-lô ba-lô ba-lô ba-lô ba-lô 0000", SIGNED, SUPERIOR)
    for _again in range(2):
        with pytest.raises(RequestVoidError):
            pairing.confirm(CODE + "0", SIGNED, SUPERIOR)
    with pytest.raises(RequestVoidError):
        Pairing(REQUEST, wrong=3).confirm(CODE, SIGNED, SUPERIOR)


def test_a_unit_pairs_once_and_again_only_in_a_new_epoch() -> None:
    def paired(epoch: int) -> int:
        invitation = invite(POST, "x", SIGNED, SUPERIOR, epoch)
        request = ask(invitation, KEYS)
        code = spoken_code(request)
        return Pairing(request).confirm(code, SIGNED, SUPERIOR).version

    with pytest.raises(AlreadyPairedError):
        paired(1)
    assert paired(2) == 2


def test_a_request_answers_only_its_own_invitation() -> None:
    values = read_request(REQUEST)[0].model_dump()
    for wrong in ({"unit": POST}, {"invitation": "0" * 64}):
        said = Request(**values | wrong).to_bytes()
        with pytest.raises(RequestOfOtherError):
            Pairing(packed_request(said, KEYS))


def test_a_request_that_answers_another_superior_is_refused() -> None:
    other = sign_registry(
        registry(1).model_copy(
            update={"superior": registry(1).superior.model_copy(update={"name": "y"})}
        ),
        SUPERIOR,
    )
    with pytest.raises(RequestOfOtherError):
        Pairing(REQUEST).confirm(CODE, other, SUPERIOR)


def test_keys_that_the_sender_does_not_hold_are_refused() -> None:
    said = read_container(REQUEST, REQUEST_MIMETYPE)["request.json"]
    with pytest.raises(RequestError):
        read_request(packed_request(said, UnitKeys.generate()))


def test_an_invitation_by_other_keys_than_it_names_is_refused() -> None:
    entries = read_container(INVITATION, INVITATION_MIMETYPE)
    said = entries["invitation.json"]
    forged = UnitKeys.generate()
    stranger = sign_registry(registry(1), forged)
    unlike = sign_registry(
        registry(1).model_copy(
            update={"superior": registry(1).superior.model_copy(update={"name": "y"})}
        ),
        SUPERIOR,
    )
    signed = {"invitation.json": said, "invitation.json.sig": entries["invitation.json.sig"]}
    for bad in (
        entries | {"invitation.json.sig": forged.sign("invitation@binhyen", said)},
        signed,
        signed | steps_out([stranger]),
        signed | steps_out([unlike]),
    ):
        with pytest.raises(InvitationError):
            read_invitation(write_container(INVITATION_MIMETYPE, bad))


@pytest.mark.parametrize("data", [INVITATION, REQUEST], ids=["invitation", "request"])
def test_no_flipped_bit_of_a_pairing_file_passes(data: bytes) -> None:
    for at in range(0, len(data) * 8, 11):
        bad = bytearray(data)
        bad[at // 8] ^= 1 << at % 8
        with pytest.raises(RefusedError):
            (read_invitation if data is INVITATION else read_request)(bytes(bad))


def test_the_invitation_says_who_invites() -> None:
    assert isinstance(read_invitation(INVITATION)[0], Invitation)
    assert read_invitation(INVITATION)[0].superior.code == DISTRICT


def packed_request(said: bytes, keys: UnitKeys) -> bytes:
    own = {"request.json": said, "request.json.sig": keys.sign("request@binhyen", said)}
    return write_container(REQUEST_MIMETYPE, own | {"invitation.byx": INVITATION})

"""Pairing ("ghép đôi") by files carried by hand and words read aloud.

The superior invites; the unit makes its keys and asks; both screens show the same five words and
four digits, made from the keys of both; the superior types what the unit reads out. Whoever
swapped a key on the way would have to show the same words, so no certificate is needed: five of
2,048 words and four digits are 68 bits, and the unit's own keys are made after the invitation.
"""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.resources import files
from os import urandom
from typing import Annotated, ClassVar

from pydantic import StringConstraints

from storage.records.base import UnitCode
from storage.spelling import fold
from sync.container import (
    DOCUMENT_CAP,
    REGISTRY_CAP,
    SIGNATURE_CAP,
    expect,
    read_container,
    write_container,
)
from sync.document import Digest, Document, Number, Title
from sync.errors import RefusedError, SignatureError, WrongPurposeError
from sync.keys import PublicKeys, UnitKeys
from sync.registry import Superior, UnitKey, with_unit
from sync.sshsig import verify
from sync.trust import SignedRegistry, sign_registry, steps_in, steps_out
from sync.trust_errors import (
    InvitationError,
    RequestError,
    RequestOfOtherError,
    RequestVoidError,
    WrongWordsError,
)

INVITATION_MIMETYPE = "application/vnd.binhyen.invitation+zip"
REQUEST_MIMETYPE = "application/vnd.binhyen.request+zip"
TRIES = 3

_WORDS, _DIGITS = 5, 4
_TOKEN = 32  # hex digits
_PRACTICE = b"tap-duot".hex()  # "tập dượt", half of a token
_INVITATION = {"invitation.json": DOCUMENT_CAP, "invitation.json.sig": SIGNATURE_CAP}
_REQUEST = {
    "request.json": DOCUMENT_CAP,
    "request.json.sig": SIGNATURE_CAP,
    "invitation.byx": 2 * REGISTRY_CAP,
}


class Invitation(Document):
    """The superior asks one unit to pair; the token makes each invitation its own."""

    UNREADABLE: ClassVar[type[RefusedError]] = InvitationError

    superior: Superior
    unit: UnitCode
    name: Title
    epoch: Number = 1
    token: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]

    @property
    def is_practice(self) -> bool:
        """Tell whether practice books invite: these pair among themselves only."""
        return self.token.startswith(_PRACTICE)


class Request(Document):
    """The unit's answer: its new public keys, signed by the secret one it thereby shows to hold."""

    UNREADABLE: ClassVar[type[RefusedError]] = RequestError

    unit: UnitCode
    invitation: Digest
    keys: PublicKeys


def invite(  # noqa: PLR0913  # whom, with which machine, and what vouches for it
    unit: str,
    name: str,
    held: SignedRegistry,
    keys: UnitKeys,
    epoch: int = 1,
    *,
    practice: bool = False,
) -> bytes:
    """Return the `.byx` invitation for one unit; it carries the registry as it stands.

    The token of `practice` books begins with a mark, by chance no other's ever does.
    """
    mark = _PRACTICE if practice else ""
    token = f"{mark}{urandom(16).hex()}"[:_TOKEN]
    invitation = Invitation(
        superior=held.registry.superior, unit=unit, name=name, epoch=epoch, token=token
    )
    said = invitation.to_bytes()
    own = {"invitation.json": said, "invitation.json.sig": keys.sign("invitation@binhyen", said)}
    return write_container(INVITATION_MIMETYPE, own | steps_out([held]))


def read_invitation(data: bytes) -> tuple[Invitation, SignedRegistry]:
    """Return an invitation and the registry with it, which the words must still confirm."""
    entries = read_container(data, INVITATION_MIMETYPE)
    own = dict(list(entries.items())[: len(_INVITATION)])
    expect(own, _INVITATION)
    said = own["invitation.json"]
    invitation = Invitation.from_bytes(said)
    keys = invitation.superior.keys
    steps = steps_in({name: part for name, part in entries.items() if name not in own})
    try:
        verify(keys[0].sign, "invitation@binhyen", said, own["invitation.json.sig"])
    except (SignatureError, WrongPurposeError) as error:
        raise InvitationError from error
    if len(steps) != 1 or steps[0].registry.superior != invitation.superior:
        raise InvitationError
    if not steps[0].signed_by(keys):
        raise InvitationError
    return invitation, steps[0]


def ask(invitation: bytes, keys: UnitKeys) -> bytes:
    """Return the `.byx` request that answers an invitation, with proof that the keys are held."""
    invited, _registry = read_invitation(invitation)
    request = Request(unit=invited.unit, invitation=_digest(invitation), keys=keys.public())
    said = request.to_bytes()
    own = {"request.json": said, "request.json.sig": keys.sign("request@binhyen", said)}
    return write_container(REQUEST_MIMETYPE, own | {"invitation.byx": invitation})


def read_request(data: bytes) -> tuple[Request, Invitation]:
    """Return a request whose sender holds the keys it names, and the invitation it answers.

    RequestError when it is altered, RequestOfOtherError when the two do not belong together.
    """
    entries = read_container(data, REQUEST_MIMETYPE)
    expect(entries, _REQUEST)
    said, invitation = entries["request.json"], entries["invitation.byx"]
    request = Request.from_bytes(said)
    try:
        verify(request.keys.sign, "request@binhyen", said, entries["request.json.sig"])
    except (SignatureError, WrongPurposeError) as error:
        raise RequestError from error
    invited, _registry = read_invitation(invitation)
    if (request.invitation, request.unit) != (_digest(invitation), invited.unit):
        raise RequestOfOtherError
    return request, invited


def spoken_code(request: bytes) -> str:
    """Return the five words and four digits that both sides see when no key was swapped."""
    asked, invited = read_request(request)
    keys = [*invited.superior.keys, asked.keys]
    said = "\n".join([asked.invitation, *(f"{key.sign} {key.age}" for key in keys)])
    number = int.from_bytes(sha256(said.encode()).digest(), "big")
    words = []
    for _place in range(_WORDS):
        number, chosen = divmod(number, len(pairing_words()))
        words.append(pairing_words()[chosen])
    return " ".join([*words, f"{number % 10**_DIGITS:0{_DIGITS}}"])


class Pairing:
    """A request that waits at the superior's for the words its unit reads out."""

    def __init__(self, request: bytes, wrong: int = 0) -> None:
        """Begin, or go on after some wrong tries; refuses what `read_request` refuses."""
        self.request, self.invitation = read_request(request)
        self.wrong = wrong
        self._code = spoken_code(request)

    def confirm(self, typed: str, held: SignedRegistry, keys: UnitKeys) -> SignedRegistry:
        """Return the registry with the unit in it; WrongWordsError or RequestVoidError if not."""
        invited = self.invitation
        if invited.superior != held.registry.superior:
            raise RequestOfOtherError
        if self.wrong >= TRIES:
            raise RequestVoidError
        if _bare(typed) != _bare(self._code):
            self.wrong += 1
            if self.wrong == TRIES:
                raise RequestVoidError
            raise WrongWordsError(left=TRIES - self.wrong)
        key = UnitKey(**self.request.keys.model_dump(), epoch=invited.epoch)
        return sign_registry(with_unit(held.registry, invited.unit, invited.name, key), keys)


@cache
def pairing_words() -> tuple[str, ...]:
    """Return the 2,048 words of the spoken code, all of two syllables joined by a hyphen.

    Without their marks no two are alike, nor apart by one letter put in, left out, changed or
    swapped: a slip of the tongue or the finger never makes another word.
    """
    text = files("resources").joinpath("words_pairing.txt").read_text(encoding="utf-8")
    return tuple(text.split())


def _bare(text: str) -> str:
    return "".join(letter for letter in fold(text) if letter.isalnum())


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()

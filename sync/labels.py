"""What a file says on its outside, unverified: enough to sort a stick, never to believe it."""

from __future__ import annotations

from dataclasses import dataclass

from resources.wording import _, official
from storage.periods import month_words
from sync.bundle import manifest_of
from sync.document import bundle_words
from sync.enrolment import read_invitation, read_request
from sync.manifest import bundle_id
from sync.receipts import receipt_of


@dataclass(frozen=True, slots=True)
class Label:
    """From whom a file is and for whom, as it claims; `identity` is the bundle it is or answers."""

    sender: str = ""
    recipient: str = ""
    identity: str = ""
    title: str = ""  # what it is about, where it says so


@official
def bundle_label(data: bytes) -> Label:
    """Read the label of a bundle; RefusedError when it is damaged."""
    said = manifest_of(data)
    title = bundle_words()[said.kind]
    if said.month:
        words = _("ảnh {month}") if said.kind == "media" else _("gói {month}")
        title = words.format(month=month_words(said.month))
    return Label(said.sender, said.recipient, bundle_id(said.to_bytes()), title)


@official
def receipt_label(data: bytes) -> Label:
    """Read the label of a receipt; RefusedError when it is damaged."""
    said = receipt_of(data)
    title = _("biên nhận gói số {number}").format(number=said.seq)
    if said.month:
        words = _("biên nhận ảnh {month}") if said.kind == "media" else _("biên nhận {month}")
        title = words.format(month=month_words(said.month))
    return Label(said.superior, said.unit, said.bundle_id, title)


@official
def invitation_label(data: bytes) -> Label:
    """Read the label of an invitation; RefusedError when it is damaged."""
    invited = read_invitation(data)[0]
    return Label(invited.superior.code, invited.unit)


@official
def request_label(data: bytes) -> Label:
    """Read the label of a request to be paired; RefusedError when it is damaged."""
    request, invited = read_request(data)
    return Label(request.unit, invited.superior.code)

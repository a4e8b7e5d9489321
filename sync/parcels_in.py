"""What each side does with each kind of file that came: taken by its own rules, told in words."""

from __future__ import annotations

from base64 import b64encode

from resources.wording import _
from storage.drafts import draft_of, drop_draft, keep_draft
from storage.ledger import Ledger
from storage.steps import drain
from sync.acknowledgement import is_of_other_laptop, receipt_for, take_receipt
from sync.chain import Place
from sync.decision_taking import TakenDecision, take_decision
from sync.decision_words import decision_words
from sync.dossier_sealing import bundle_title
from sync.enrolment import read_invitation, read_request
from sync.errors import NotForMeError, ReceiptUnknownBundleError
from sync.held import (
    awaits_pairing,
    held_registry,
    knows_machine,
    take_invitation,
    take_registry,
)
from sync.inbox import Received, receive
from sync.keys import UnitKeys
from sync.locking import lock_words
from sync.parcel import Outcome, TakenParcel
from sync.parcels_out import PAIRING, receipt_parcel, request_waiting
from sync.receipts import ANSWERS, Receipt, receipt_of
from sync.rewound import forgotten_words
from sync.trust_errors import RegistryOlderError, RequestOfOtherError

_PLACES: dict[Place, tuple[Outcome, str]] = {
    Place.NORMAL: ("good", _("Nhận đủ.")),
    Place.DUPLICATE: ("again", _("Gói này đã nhận; số liệu không đổi.")),
    Place.GAP: ("waits", _("Giữ lại; còn thiếu gói số {gap}.")),
    Place.FORK: (
        "care",
        _("Cách ly: hai gói khác nhau cùng một số (máy khôi phục bản cũ, nhân đôi hoặc kẻ giả)."),
    ),
    Place.WRONG_PREV: ("care", _("Cách ly: không nối tiếp gói trước đã nhận; hãy hỏi nơi gửi.")),
}
_ANSWERED: dict[str, Outcome] = {"full": "good", "noted": "good", "held": "waits"}


def take_bundle_parcel(ledger: Ledger, data: bytes, keys: UnitKeys) -> TakenParcel:
    """Take in a month or a dossier; its receipt, old or new, waits to go back. RefusedError."""
    received = drain(receive(ledger, data, keys))
    manifest = received.manifest
    replies = [receipt_parcel(each) for each in received.receipts]
    with ledger.change():
        for parcel in replies:  # who sends it again has no receipt yet
            query = "UPDATE received SET receipt_left = NULL WHERE bundle_id = ?"
            ledger.db.execute(query, [parcel.identity])
    return TakenParcel(
        kind="bundle",
        outcome=_PLACES[received.verdict.place][0],
        words=_bundle_words(received),
        title=bundle_title(ledger, received.bundle_id, manifest.kind, manifest.month),
        unit=manifest.sender,
        state=received.verdict.place,
        replies=replies,
    )


def take_receipt_parcel(ledger: Ledger, data: bytes, keys: UnitKeys) -> TakenParcel:
    """Take note of a receipt; what it misses is wanted again. RefusedError."""
    try:
        taken = take_receipt(ledger, data, keys)
    except ReceiptUnknownBundleError:
        if is_of_other_laptop(ledger, said := receipt_of(data), keys):
            return _receipt_that_waits(said)
        raise
    receipt, bundle = taken.receipt, taken.bundle
    title = bundle_title(ledger, bundle.bundle_id, bundle.kind, bundle.month)
    kept = receipt_for(ledger, bundle)
    if kept and kept.number > receipt.number:
        return _older_receipt(title, receipt, kept)
    words = _("{title}: {state} – biên nhận số {number}.").format(
        title=title, state=_(ANSWERS[receipt.answer]), number=receipt.number
    )
    reasons = " ".join(reason.words for reason in receipt.reasons)
    told = [words, reasons, lock_words(taken.locked), forgotten_words(taken.forgotten)]
    return TakenParcel(
        kind="receipt",
        outcome="care" if taken.forgotten else _ANSWERED.get(receipt.answer, "care"),
        words=" ".join(part for part in told if part),
        title=title,
        unit=receipt.superior,
        state=receipt.answer,
        wanted=taken.wanted,
    )


def _receipt_that_waits(receipt: Receipt) -> TakenParcel:
    words = _(
        "Biên nhận gói số {number} là của máy trước; chưa nhận, sổ không đổi. Ghép đôi xong và đưa "
        "sổ cũ về từ gói khôi phục thì nhận được."
    )
    said, title = words.format(number=receipt.seq), _("Biên nhận")
    return TakenParcel("receipt", "people", said, title, receipt.superior)


def _older_receipt(title: str, receipt: Receipt, kept: Receipt) -> TakenParcel:
    words = _(
        "{title}: biên nhận số {number} cũ hơn biên nhận số {newer} đã có ({state}); trạng thái "
        "giữ theo biên nhận mới hơn."
    )
    said = words.format(
        title=title, number=receipt.number, newer=kept.number, state=_(ANSWERS[kept.answer])
    )
    return TakenParcel(
        kind="receipt",
        outcome="again",
        words=said,
        title=title,
        unit=receipt.superior,
        state=kept.answer,
    )


def take_decision_parcel(ledger: Ledger, data: bytes, keys: UnitKeys) -> TakenParcel:
    """Take over the answer to a dossier. RefusedError."""
    taken = take_decision(ledger, data, keys)
    return TakenParcel(
        kind="decision",
        outcome=_decision_outcome(taken),
        words=decision_words(ledger, taken),
        title=_("Trả lời hồ sơ"),
        unit=taken.document.superior,
        state=taken.document.status,
    )


def take_registry_parcel(ledger: Ledger, data: bytes, keys: UnitKeys) -> TakenParcel:
    """Take over a newer registry; it ends a pairing that was under way. RefusedError."""
    before, waited = held_registry(ledger).version, not knows_machine(ledger, keys)
    try:
        signed = take_registry(ledger, data)
    except RegistryOlderError:  # sticks keep them for years
        return _older_registry(ledger, before)
    words = _("Sổ đơn vị bản {version} đã được nhận.")
    if waited and knows_machine(ledger, keys):
        drop_draft(ledger, PAIRING)
        words = _("Sổ đơn vị bản {version} đã được nhận. Ghép đôi xong; có thể chốt và gửi gói.")
    elif signed.version == before:
        words = _("Sổ đơn vị bản {version} đã có; không có gì thay đổi.")
    return TakenParcel(
        kind="registry",
        outcome="again" if signed.version == before and not waited else "good",
        words=words.format(version=signed.version),
        title=_("Sổ đơn vị"),
        unit=signed.registry.superior.code,
    )


def _older_registry(ledger: Ledger, held: int) -> TakenParcel:
    words = _("Sổ đơn vị cũ; máy này đã có bản {version} mới hơn. Không có gì thay đổi.")
    superior = held_registry(ledger).registry.superior.code
    said = words.format(version=held)
    return TakenParcel("registry", "again", said, _("Sổ đơn vị"), superior)


def take_invitation_parcel(ledger: Ledger, data: bytes, keys: UnitKeys) -> TakenParcel:
    """Open an invitation for a post that is paired with nobody; people read the words aloud.

    One that is paired already answers only by hand, for an old invitation may lie on a stick.
    RefusedError.
    """
    invited = read_invitation(data)[0]
    if invited.unit != ledger.settings.unit:
        raise NotForMeError(recipient=invited.name)
    title = _("Lời mời ghép đôi của {name}").format(name=invited.superior.name)
    if not awaits_pairing(ledger) or draft_of(ledger, PAIRING):
        words = _("Chưa mở: máy này đã ghép đôi hoặc đang ghép đôi. Muốn dùng thì mở ở «Ghép đôi».")
        return TakenParcel("invitation", "people", words, title, invited.superior.code)
    take_invitation(ledger, data)
    keep_draft(ledger, PAIRING, {"invitation": b64encode(data).decode()})
    words = _("Đã mở lời mời. Yêu cầu ghép đôi chờ ghi ra; rồi gọi điện đọc mã đối chiếu.")
    replies = request_waiting(ledger, keys)
    return TakenParcel("invitation", "good", words, title, invited.superior.code, replies=replies)


def take_request_parcel(ledger: Ledger, data: bytes, _keys: UnitKeys) -> TakenParcel:
    """Say that a unit asks to be paired: only people can hear the words. RefusedError."""
    request, invited = read_request(data)
    registry = held_registry(ledger).registry
    if invited.superior.code != registry.superior.code:
        raise RequestOfOtherError
    title = _("Yêu cầu ghép đôi của {name}").format(name=invited.name)
    if registry.has_key(request.unit, invited.epoch):
        return TakenParcel("request", "again", _("Đã ghép đôi từ trước."), title, request.unit)
    words = _("Chưa ghép: hãy mở tệp này ở mục «Đơn vị» rồi gõ mã đối chiếu đơn vị đọc.")
    return TakenParcel("request", "people", words, title, request.unit)


def _bundle_words(received: Received) -> str:
    meaning = _PLACES[received.verdict.place][1]
    gap = ", ".join(map(str, received.verdict.missing))
    number = receipt_of(received.receipts[0]).number
    parts = [meaning.format(gap=gap), _("Biên nhận số {number}.").format(number=number)]
    also = len(received.receipts) - 1
    if also:
        parts.append(_("Nhận luôn {count} gói đang chờ.").format(count=also))
    return " ".join(parts)


def _decision_outcome(taken: TakenDecision) -> Outcome:
    if not taken.fresh:
        return "again"
    to_do = taken.waiting or taken.contrary or taken.unknown
    good = taken.moved and taken.document.status in ("appraised", "decided")
    return "good" if good and not to_do else "care"

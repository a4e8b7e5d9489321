"""Signs a paper: looks at it first, opens what signs, puts the signature on top."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from resources.wording import _, official
from storage.steps import Step, Steps
from ui.paper.signing.certificates import VIETNAM, SigningCertificate
from ui.paper.signing.errors import PaperBrokenError, PaperUnreadableError
from ui.paper.signing.judge import judge_paper
from ui.paper.signing.judgement import Verdict
from ui.paper.signing.key_files import open_key_file
from ui.paper.signing.means import WithFile, WithToken
from ui.paper.signing.order import Order, Place
from ui.paper.signing.places import place_for_mark, place_to_sign
from ui.paper.signing.stamp import Stamp, attachment_stamp, signer_stamp

if TYPE_CHECKING:
    from ui.paper.signing.pades import Able

_UNREADABLE = (Verdict.NOT_PDF, Verdict.DAMAGED, Verdict.LOCKED)
SIGNABLE = (Verdict.UNSIGNED, Verdict.GOOD, Verdict.ISSUER_UNKNOWN, Verdict.CERTIFICATE)
_STEPS = 3


@official
def sign_paper(pdf: bytes, means: WithFile | WithToken, order: Order) -> Steps[bytes]:
    """Return the paper with one more signature (PAdES-B-B); the PIN is tried once.

    Raises KnownError KS-01 to KS-15; nothing is written anywhere. For a worker thread: it waits
    for the token, and pyHanko runs an event loop of its own.
    """
    yield Step(0, _STEPS, _("Đang xem văn bản"))
    _refuse_unsignable(pdf)
    from ui.paper.signing.pades import able_on_token, able_with  # noqa: PLC0415  # loads pyHanko

    yield Step(1, _STEPS, _("Đang mở chữ ký số"))
    if isinstance(means, WithFile):
        opened = open_key_file(means.path, means.password)
        return (yield from _signed(pdf, able_with(opened), order))
    with able_on_token(means) as able:
        return (yield from _signed(pdf, able, order))


def _signed(pdf: bytes, able: Able, order: Order) -> Steps[bytes]:
    from ui.paper.signing.pades import append_signature  # noqa: PLC0415  # as above

    yield Step(2, _STEPS, _("Đang ký"))
    stamp, place = _stamp(pdf, able.certificate, order)
    return append_signature(pdf, able, order, stamp, place)


def _refuse_unsignable(pdf: bytes) -> None:
    judged = judge_paper(pdf)
    if judged.verdict in _UNREADABLE:
        raise PaperUnreadableError(
            _("Chưa ký được. {what} Văn bản vẫn nguyên như cũ.").format(what=judged.words)
        )
    if judged.verdict not in SIGNABLE:
        raise PaperBrokenError(
            _(
                "Văn bản này có chữ ký không còn đúng nên không ký thêm. {what} Tệp vẫn nguyên "
                "như cũ."
            ).format(what=judged.words)
        )


@official
def placed(pdf: bytes, order: Order) -> Order:
    """Return the order with the place where its stamp goes; raises UnreadablePdfError.

    A screen asks for it on the thread that draws pages: pdfium bears no second one.
    """
    if order.place:
        return order
    if not order.reference:
        return replace(order, place=place_to_sign(pdf, order.title, order.name))
    mark = attachment_stamp(order.reference, datetime.now(VIETNAM))
    return replace(order, place=place_for_mark(pdf, mark.width, mark.height))


def _stamp(pdf: bytes, certificate: SigningCertificate, order: Order) -> tuple[Stamp, Place]:
    place = placed(pdf, order).place
    assert place is not None
    now = datetime.now(VIETNAM)
    if order.reference:
        return attachment_stamp(order.reference, now), place
    return signer_stamp(certificate, now, place.width, place.height), place

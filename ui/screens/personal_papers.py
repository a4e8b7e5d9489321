"""The papers about personal data, ready to be looked at."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from resources.units import slug
from resources.wording import _
from storage.ledger import Ledger
from storage.privacy.erasing import Done
from storage.privacy.person import Person
from storage.privacy.retention import retention_rules
from storage.records import Member
from ui.paper.as_pdf import printed
from ui.paper.gather import dispatch_of
from ui.paper.privacy.certificate import certificate_document, certificate_of
from ui.paper.privacy.gather import person_paper
from ui.paper.privacy.notice import notice_document, notice_text
from ui.paper.privacy.person import person_document
from ui.screens.preview import Paper

_USUAL = 24  # months, where the list has no rule for members


def notice_of(ledger: Ledger, today: date, members: Sequence[Member] = ()) -> list[Paper]:
    """Return the notice to all members, or one to each of some, to be signed for."""
    settings = ledger.settings
    months = {rule.code: rule.months for rule in retention_rules(ledger)}
    kept = months.get("members_left") or _USUAL
    text = notice_text(settings.privacy_notice, settings.unit_name, kept)
    dispatch = dispatch_of(settings, "TB", day=today)
    title = _("Thông báo về dữ liệu cá nhân")
    if not members:
        document = notice_document(dispatch, text)
        return [Paper(title, "thong-bao-du-lieu-ca-nhan.pdf", printed(document))]
    return [
        Paper(
            _("Thông báo: {name}").format(name=one.full_name),
            f"thong-bao-du-lieu-ca-nhan-{slug(one.full_name)[:40]}-{place:03d}.pdf",
            printed(notice_document(dispatch, text, one.full_name)),
        )
        for place, one in enumerate(members, 1)
    ]


def person_print(ledger: Ledger, person: Person, today: date) -> Paper:
    """Return all that is held of a person."""
    dispatch = dispatch_of(ledger.settings, "BI", day=today)
    return Paper(
        _("Dữ liệu về {name}").format(name=person.name),
        f"du-lieu-ca-nhan-{slug(person.name)[:40]}.pdf",
        printed(person_document(dispatch, person_paper(ledger, person))),
    )


def certificate_print(ledger: Ledger, done: Done) -> Paper:
    """Return the certificate of an erasure."""
    dispatch = dispatch_of(ledger.settings, "GXN", day=done.day)
    return Paper(
        _("Giấy xác nhận đã xóa số {number}").format(number=done.number),
        f"giay-xac-nhan-xoa-{done.number.replace('/', '-')}.pdf",
        printed(certificate_document(dispatch, certificate_of(done))),
    )

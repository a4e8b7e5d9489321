"""Finished papers of a proposal, such as signed ones, kept byte for byte beside their record."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from hashlib import sha256

from resources.wording import _
from storage.dossiers import keep_paper_data, paper_data
from storage.errors import KnownError
from storage.ledger import Ledger
from storage.records import KeptPaper, Nominee, Proposal
from storage.repository import put


class KeptPaperLostError(KnownError):
    """The bytes of a kept paper are not in the books, or are not those that were kept."""

    CODE = "HS-11"


def keep_paper(  # noqa: PLR0913  # whose paper it is, what it is called, what was signed when
    ledger: Ledger,
    proposal: Proposal,
    nominee: Nominee | None,
    *,
    kind: str,
    title: str,
    pdf: bytes,
    signatures: int,
    day: date,
) -> KeptPaper:
    """Keep a finished paper (a code of commendation_papers); the same bytes are stored once."""
    with ledger.change():
        kept = KeptPaper(
            unit=proposal.unit,
            proposal=proposal.id,
            nominee=nominee.id if nominee else None,
            kind=kind,
            title=title,
            digest=keep_paper_data(ledger, pdf),
            signatures=signatures,
            kept_on=day,
        )
        put(ledger, kept)
    return kept


def kept_pdf(ledger: Ledger, kept: KeptPaper) -> bytes:
    """Return the bytes of a kept paper; raises KeptPaperLostError."""
    data = paper_data(ledger, kept.digest)
    if data is None or sha256(data).hexdigest() != kept.digest:
        raise KeptPaperLostError(
            _(
                "Bản đã ký của «{title}» không còn nguyên trong sổ của máy này. Các giấy tờ khác "
                "không mất gì; hãy lấy lại từ bản sao lưu, hoặc xóa bản đã lưu rồi ký lại."
            ).format(title=kept.title)
        )
    return data


def newest_kept(
    papers: Iterable[KeptPaper], kind: str, nominee: Nominee | None = None
) -> KeptPaper | None:
    """Return the paper of a kind that was kept last, of one nominee or of the whole proposal."""
    whose = nominee.id if nominee else None
    found = [one for one in papers if one.kind == kind and one.nominee == whose]
    return max(found, key=lambda one: (one.kept_on, one.id), default=None)

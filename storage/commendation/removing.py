"""Taking a mistaken proposal or nominee out of the register, with all that hangs on it."""

from __future__ import annotations

from resources.wording import _
from storage.commendation.life import is_draft
from storage.dossiers import OF_PROPOSAL, dossiers
from storage.errors import KnownError
from storage.ledger import Ledger
from storage.records import KeptPaper, Nominee, Proposal, Record
from storage.repository import find


class ProposalSentError(KnownError):
    """What left the post is given up, never removed: others have it, and may answer."""

    CODE = "KT-09"


def removal_of(ledger: Ledger, record: Record) -> list[Record]:
    """Return what is removed together with a record, in that order; the record itself is the last.

    Of a draft proposal whom it names, its meeting and kept papers; of a nominee its kept papers.
    Raises ProposalSentError for a proposal that was submitted, sent or given up.
    """
    if isinstance(record, Nominee):
        return [*find(ledger, KeptPaper, nominee=record.id), record]
    if not isinstance(record, Proposal):
        return [record]
    if not is_draft(record) or dossiers(ledger, record.id):
        raise ProposalSentError(
            _(
                "Đề nghị «{occasion}» đã trình, đã gửi hoặc đã hủy bỏ nên không xóa khỏi sổ. "
                "Không có gì thay đổi; nếu không đề nghị nữa thì ghi «Hủy bỏ đề nghị»."
            ).format(occasion=record.occasion)
        )
    belongings = (find(ledger, kind, proposal=record.id) for kind in OF_PROPOSAL)
    return [*(one for found in belongings for one in found), record]

"""What the superior answered to the bundles of a post, as the kept receipts say it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from storage.ledger import Ledger
from storage.months import closed_month
from sync.outbox import Outgoing, outgoing
from sync.receipts import Reason, Receipt, receipt_of


@dataclass(frozen=True, slots=True)
class Returned:
    """A month that was given back and has not been answered anew yet."""

    month: str
    revision: int
    reasons: Sequence[Reason]

    @property
    def words(self) -> str:
        """Say all reasons in a row, as the reason for opening the month again."""
        return "; ".join(dict.fromkeys(reason.words for reason in self.reasons if reason.words))


def receipt_for(ledger: Ledger, bundle: Outgoing) -> Receipt | None:
    """Return the newest receipt that answers a bundle of these books."""
    query = "SELECT receipt FROM outgoing WHERE bundle_id = ?"
    (data,) = ledger.db.execute(query, [bundle.bundle_id]).fetchone()
    return receipt_of(bytes(data)) if data else None


def returned_months(ledger: Ledger) -> list[Returned]:
    """Return the months that were given back, until the next revision of each is answered.

    One that was locked meanwhile takes no revision any more and is not among them.
    """
    query = "SELECT DISTINCT month FROM outgoing WHERE verdict = 'returned' AND month <> ''"
    months = sorted(month for (month,) in ledger.db.execute(query).fetchall())
    found = (_returned(ledger, month) for month in months)
    return [each for each in found if each]


def returned_reasons(ledger: Ledger) -> dict[str, str]:
    """Return what the superior wants put right, by the identity of the record it means.

    A figure is meant by its code, and its part after a slash.
    """
    said: dict[str, list[str]] = {}
    for month in returned_months(ledger):
        for reason in month.reasons:
            for record in reason.records:
                said.setdefault(record, []).append(reason.words)
    return {record: "; ".join(words) for record, words in said.items()}


def _returned(ledger: Ledger, month: str) -> Returned | None:
    closed = closed_month(ledger, month)
    if closed is None or closed.state == "locked":
        return None
    for bundle in reversed(outgoing(ledger, month)):
        if bundle.answer not in (None, "held"):
            kept = receipt_for(ledger, bundle)
            if kept is None or kept.answer != "returned":
                return None
            return Returned(month, bundle.revision, kept.reasons)
    return None

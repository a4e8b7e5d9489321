"""Votes of the meeting that chooses whom to propose: how many for each, and who has enough."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from resources.wording import _
from storage.consolidation import percent
from storage.errors import KnownError
from storage.records import Nominee, Selection

_WHOLE = 100  # percent


class TooManyVotesError(KnownError):
    """More votes for somebody than there were voters."""

    CODE = "KT-06"


def with_votes(
    nominees: Iterable[Nominee], selection: Selection, votes: Mapping[str, int]
) -> list[Nominee]:
    """Return the nominees with their votes by identity; whom nobody voted on stays as before.

    Raises TooManyVotesError for more votes than voters.
    """
    return [_with(nominee, selection, votes.get(nominee.id)) for nominee in nominees]


def share_words(nominee: Nominee, selection: Selection) -> str:
    """Say the share of votes for a nominee in percent, "—" where it is not known."""
    return "—" if nominee.votes is None else percent(nominee.votes, selection.voters)


def has_passed(nominee: Nominee, selection: Selection, threshold: int) -> bool:
    """Tell whether the votes for a nominee reach so many percent of all voters."""
    return bool(nominee.votes) and (nominee.votes or 0) * _WHOLE >= threshold * selection.voters


def passed(nominees: Iterable[Nominee], selection: Selection, threshold: int) -> list[Nominee]:
    """Return who has at least so many percent of the votes, in the order given."""
    return [nominee for nominee in nominees if has_passed(nominee, selection, threshold)]


def _with(nominee: Nominee, selection: Selection, votes: int | None) -> Nominee:
    if votes is None:
        return nominee
    if not 0 <= votes <= selection.voters:
        raise TooManyVotesError(
            _(
                "«{name}» có {votes} phiếu trong khi chỉ có {voters} người biểu quyết. Chưa có gì "
                "được ghi; hãy sửa số phiếu hoặc số người biểu quyết."
            ).format(name=nominee.name, votes=votes, voters=selection.voters)
        )
    return nominee.model_copy(update={"votes": votes})

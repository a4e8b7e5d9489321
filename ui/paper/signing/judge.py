"""Judges a signed paper: whose signatures, do they hold, was anything changed or taken away.

Nothing is fetched from a network, so the same file is judged alike everywhere.
"""

from __future__ import annotations

from collections.abc import Sequence

from ui.paper.signing.judgement import PaperJudgement, Signature, Verdict

_HEAD = 1024  # bytes within which a PDF says that it is one (PDF 1.7, appendix H.3.4.1)


def judge_paper(
    pdf: bytes,
    trusted: Sequence[bytes] = (),
    *,
    expected_signatures: int = 0,
    expected_digest: str = "",
) -> PaperJudgement:
    """Say what holds of the paper and of each signature on it; any file may be given.

    `trusted` are certificates (DER) of issuers that the user trusts. `expected_signatures` and
    `expected_digest` (SHA-256 of the signed file) are what the books say of it, so that a
    signature taken away, or another paper in its place, is seen.
    """
    if b"%PDF-" not in pdf[:_HEAD]:
        return PaperJudgement(Verdict.NOT_PDF, expected=expected_signatures)
    from ui.paper.signing.inspecting import inspect  # noqa: PLC0415  # loads pyHanko

    seen = inspect(pdf, trusted)
    if seen.unreadable:
        return PaperJudgement(seen.unreadable, expected=expected_signatures)
    missing = expected_signatures > len(seen.signatures) or seen.traces > len(seen.signatures)
    verdict = _worst(seen.signatures)
    if missing and verdict not in (Verdict.BROKEN, Verdict.CHANGED):
        verdict = Verdict.STRIPPED
    elif verdict.is_good and not _is_expected(seen.signatures, expected_digest):
        verdict = Verdict.OTHER_PAPER
    return PaperJudgement(verdict, seen.signatures, expected_signatures)


def _worst(signatures: Sequence[Signature]) -> Verdict:
    order = list(Verdict)
    verdicts = (one.verdict for one in signatures)
    return max(verdicts, key=order.index, default=Verdict.UNSIGNED)


def _is_expected(signatures: Sequence[Signature], digest: str) -> bool:
    return not digest or any(one.digest == digest for one in signatures)

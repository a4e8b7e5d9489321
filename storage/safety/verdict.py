"""Does a subject meet the standard? Pure: there are no points, all must be met (Điều 8.1)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from resources.wording import _
from storage.records import SafetyAssessment
from storage.safety.rules import CRITERION, DISQUALIFIER, DOSSIER, Rule
from storage.safety.share import Share
from storage.safety.years import COMMUNE

Outcome = Literal["met", "not_met", "open"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the register shows besides the answers: effective models, the commune's subjects."""

    effective: frozenset[str] = frozenset()
    share: Share = field(default_factory=Share)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came out: why not, what is still missing, and which papers are not there yet, in words.

    Missing papers hinder sending the dossier; they do not decide whether the standard is met.
    """

    outcome: Outcome
    failed: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    unanswered: tuple[str, ...] = ()
    """Codes of the criteria and disqualifiers without an answer."""


def verdict(
    kind: str, assessment: SafetyAssessment | None, rules: Sequence[Rule], evidence: Evidence
) -> Verdict:
    """Hold one subject's year against the rules of its kind; nothing answered is never met."""
    said = {one.rule: one.yes for one in assessment.answers} if assessment else {}
    unanswered = tuple(
        rule.code
        for rule in rules
        if rule.role != DOSSIER and not _is_counted(rule) and said.get(rule.code) is None
    )
    failed = [*_failed(rules, said), *_lost(rules, evidence)]
    missing = [
        *_not_shown(kind, assessment, rules, evidence),
        *_unregistered(kind, assessment),
        *_unasked(rules),
        *_open_answers(kind, unanswered),
    ]
    held = set(assessment.dossier) if assessment else set()
    papers = (rule.text for rule in rules if rule.role == DOSSIER and rule.code not in held)
    outcome: Outcome = "not_met" if failed else "open" if missing else "met"
    return Verdict(outcome, tuple(failed), tuple(missing), tuple(papers), unanswered)


def _is_counted(rule: Rule) -> bool:
    """Tell whether the register answers the rule by itself."""
    return "share" in rule.asks


def _failed(rules: Sequence[Rule], said: Mapping[str, bool | None]) -> Iterator[str]:
    for rule in rules:
        answer = None if _is_counted(rule) else said.get(rule.code)
        if rule.role == CRITERION and answer is False:
            yield _("Chưa đạt tiêu chí: {text}").format(text=rule.text)
        elif rule.role == DISQUALIFIER and answer is True:
            yield _("Đã để xảy ra: {text}").format(text=rule.text)


def _lost(rules: Sequence[Rule], evidence: Evidence) -> Iterator[str]:
    share = evidence.share
    if any(_is_counted(rule) for rule in rules) and share.is_lost:
        words = _("Đã có {refused}/{total} đối tượng chưa đạt nên không thể đủ {needed} (70%).")
        yield words.format(refused=share.refused, total=share.total, needed=share.needed)


def _unregistered(kind: str, assessment: SafetyAssessment | None) -> Iterator[str]:
    if assessment is None or assessment.registered_on is None:
        own = _("Chưa ghi ngày đăng ký của chính xã, phường.")
        yield own if kind == COMMUNE else _("Chưa ghi ngày đăng ký.")


def _unasked(rules: Sequence[Rule]) -> Iterator[str]:
    if not any(rule.role == CRITERION for rule in rules):
        yield _("Năm này chưa có tiêu chí nào áp dụng cho loại đối tượng này.")


def _open_answers(kind: str, unanswered: Sequence[str]) -> Iterator[str]:
    if unanswered:
        words = _("Còn {count} tiêu chí, việc chưa trả lời có hay không.")
        own = _("Còn {count} tiêu chí, việc của chính xã, phường chưa trả lời có hay không.")
        yield (own if kind == COMMUNE else words).format(count=len(unanswered))


def _not_shown(
    kind: str, assessment: SafetyAssessment | None, rules: Sequence[Rule], evidence: Evidence
) -> Iterator[str]:
    asked = frozenset().union(*(rule.asks for rule in rules if rule.role == CRITERION))
    if "share" in asked:
        yield from _share(evidence.share)
    if "model" in asked:
        yield from _model(kind, assessment, evidence.effective)
    if "households" in asked:
        yield from _households(assessment)


def _households(assessment: SafetyAssessment | None) -> Iterator[str]:
    if assessment is None or not assessment.households:
        yield _("Chưa ghi tổng số hộ và số hộ đăng ký.")
    elif assessment.households_registered < assessment.households:
        words = _("Mới có {registered}/{all} hộ đăng ký; phải đủ 100%.")
        yield words.format(registered=assessment.households_registered, all=assessment.households)


def _model(
    kind: str, assessment: SafetyAssessment | None, effective: frozenset[str]
) -> Iterator[str]:
    if kind == COMMUNE:
        if not effective:
            yield _("Chưa có mô hình nào được đánh giá hoạt động hiệu quả; cần ít nhất 1.")
    elif assessment is None or assessment.model is None:
        yield _("Chưa chọn mô hình làm căn cứ.")
    elif assessment.model not in effective:
        yield _("Mô hình làm căn cứ chưa được đánh giá hoạt động hiệu quả.")


def _share(share: Share) -> Iterator[str]:
    if not share.total:
        yield _("Danh sách chưa có khu dân cư, cơ quan, doanh nghiệp hay trường học nào.")
    if share.unregistered:
        words = _("Còn {count}/{total} đối tượng chưa đăng ký; phải đủ 100%.")
        yield words.format(count=share.unregistered, total=share.total)
    if share.lacking and not share.is_lost:
        words = _("Mới có {some}/{total} đối tượng được công nhận; cần {needed}, còn thiếu {more}.")
        yield words.format(
            some=share.recognised, total=share.total, needed=share.needed, more=share.lacking
        )

"""The money that goes with an award: a rate, times the base salary of the day, rounded as set."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import Any

from resources.catalogues import entries, words
from resources.wording import _
from storage.commendation.people import is_open
from storage.commendation.rule_values import read_rate, read_whole, written_amount, written_rate
from storage.commendation.rules import Rule, Rulebook
from storage.number_words import money_in_words
from storage.records import Nominee, Proposal

_WAYS = {"up": ROUND_CEILING, "down": ROUND_FLOOR}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reward:
    """What goes with one award; amounts in đồng, `rounding` a code of rounding_modes."""

    amount: int
    rate: Decimal
    base_salary: int
    rounding: str
    basis: str
    """The texts that rate, salary and rounding rest on."""
    sure: bool
    """False where one of the three was not read in a text of law."""

    @property
    def words(self) -> str:
        """Say how it comes about: 0,3 × 2.340.000 đồng, làm tròn lên 10.000 đồng."""
        product = _("{rate} × {salary} đồng").format(
            rate=written_rate(self.rate), salary=written_amount(self.base_salary)
        )
        if self.amount == self.rate * self.base_salary or not _mode(self.rounding).get("way"):
            return product
        mode = words("rounding_modes")[self.rounding].lower()
        return _("{product}, làm tròn {mode}").format(product=product, mode=mode)


@dataclass(frozen=True, slots=True)
class RewardGroup:
    """The awards of one kind of subject; without a reward, `unknown` says what is not known."""

    subject: str
    count: int
    reward: Reward | None
    unknown: str = ""

    @property
    def total(self) -> int | None:
        """What all of them get together, in đồng."""
        return self.reward.amount * self.count if self.reward else None


@dataclass(frozen=True, slots=True)
class Rewards:
    """The money of a whole list, by subject in the order of award_subjects."""

    groups: tuple[RewardGroup, ...]

    @property
    def total(self) -> int | None:
        """The sum in đồng; None while nobody is named or the money of one group is not known."""
        totals = [group.total for group in self.groups]
        known = [total for total in totals if total is not None]
        return sum(known) if known and len(known) == len(totals) else None

    @property
    def words(self) -> str:
        """The sum in words, "" where it is not known."""
        return "" if self.total is None else money_in_words(self.total)

    def of(self, subject: str) -> Reward | None:
        """Return what one of a kind of subject gets."""
        return next((group.reward for group in self.groups if group.subject == subject), None)


def reward(book: Rulebook, *, form: str, authority: str, subject: str) -> Reward | None:
    """Return the money of one award by the rules of a day; None where a rate or salary is unknown.

    Nghị định 152/2025/NĐ-CP Điều 54; what is not known is said by `unknown_reward`.
    """
    rate_rule = book.first("rate", form=form, authority=authority, subject=subject)
    salary_rule = book.first("base_salary")
    rate = read_rate(rate_rule.value) if rate_rule else None
    salary = read_whole(salary_rule.value) if salary_rule else None
    if not rate or not salary:
        return None
    rounding_rule = book.first("rounding", form=form, authority=authority, subject=subject)
    mode = rounding_rule.value if rounding_rule else ""
    used = [rule for rule in (rate_rule, salary_rule, rounding_rule) if rule]
    return Reward(
        amount=_rounded(rate * salary, mode),
        rate=rate,
        base_salary=salary,
        rounding=mode,
        basis="; ".join(_bases(used)),
        sure=all(rule.sure for rule in used),
    )


def unknown_reward(book: Rulebook, *, form: str, authority: str, subject: str) -> str:
    """Say why an award has no money by the rules of the day, "" if it has."""
    if reward(book, form=form, authority=authority, subject=subject):
        return ""
    rule = book.first("rate", form=form, authority=authority, subject=subject)
    if rule and read_rate(rule.value):
        return _(
            "Chưa biết mức lương cơ sở ngày {day}; hãy ghi trong «Quy định khen thưởng»."
        ).format(day=f"{book.day:%d/%m/%Y}")
    sentence = _(
        "Chưa có mức tiền thưởng của {form} cho {subject} ngày {day}; "
        "hãy ghi trong «Quy định khen thưởng» nếu có."
    )
    return sentence.format(
        form=book.words("form").get(form) or words("award_forms").get(form, form),
        subject=words("award_subjects").get(subject, subject).lower(),
        day=f"{book.day:%d/%m/%Y}",
    )


def rewards(book: Rulebook, proposal: Proposal, nominees: Iterable[Nominee]) -> Rewards:
    """Return the money of all whom a proposal names, but for those withdrawn or refused."""
    named = [one for one in nominees if is_open(one)]
    known = [*words("award_subjects")]
    others = sorted({one.subject for one in named} - {*known})
    counts = {code: sum(one.subject == code for one in named) for code in [*known, *others]}
    award = {"form": proposal.form, "authority": proposal.authority}
    return Rewards(
        tuple(
            RewardGroup(
                code,
                count,
                reward(book, **award, subject=code),
                unknown_reward(book, **award, subject=code),
            )
            for code, count in counts.items()
            if count
        )
    )


def _rounded(amount: Decimal, mode: str) -> int:
    """Round to the step of a mode; an unknown mode, as none, to a whole đồng."""
    how = _mode(mode)
    step = int(how.get("step", 1))
    way = _WAYS.get(str(how.get("way", "")), ROUND_HALF_UP)
    return int((amount / step).quantize(Decimal(1), way)) * step


def _mode(code: str) -> Mapping[str, Any]:
    return {entry.code: entry.extra for entry in entries("rounding_modes")}.get(code, {})


def _bases(used: Iterable[Rule]) -> Iterator[str]:
    yield from dict.fromkeys(rule.basis for rule in used if rule.basis)

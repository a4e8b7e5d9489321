"""Does a finished PDF keep Nghị định 30/2020/NĐ-CP? One small rule for each thing it asks for."""

from __future__ import annotations

from collections.abc import Callable

from ui.paper.checker.facts import Paper
from ui.paper.checker.finding import Finding, Wrong
from ui.paper.checker.head_rules import (
    date_padding,
    motto,
    nation,
    number_pattern,
    one_baseline,
    rule_lengths,
)
from ui.paper.checker.letter_rules import fonts, is_garbled, readable_text, sizes, styles
from ui.paper.checker.page_rules import margins, page_numbers, paper_size, secrecy, table_heads
from ui.paper.checker.parts import Part, parts_of
from ui.paper.checker.reading import UnreadablePdfError, read_paper
from ui.paper.checker.text_rules import (
    addressees,
    body_end,
    ground_ends,
    recipients,
    signature_place,
)

__all__ = ["RULES", "Finding", "UnreadablePdfError", "check_paper"]

RULES: dict[str, Callable[[Part], Wrong]] = {
    "F01": margins,
    "F02": paper_size,
    "F03": sizes,
    "F04": styles,
    "F05": nation,
    "F06": motto,
    "F07": rule_lengths,
    "F08": date_padding,
    "F09": number_pattern,
    "F10": one_baseline,
    "F11": page_numbers,
    "F12": addressees,
    "F13": recipients,
    "F14": ground_ends,
    "F15": body_end,
    "F16": fonts,
    "F17": readable_text,
    "F18": secrecy,
    "F19": signature_place,
    "F20": table_heads,
}


def check_paper(pdf: bytes) -> list[Finding]:
    """Tell what does not keep the decree, by rule and page; raises UnreadablePdfError.

    Words that nobody can read say nothing of their place: then only F17 is told.
    """
    paper = read_paper(pdf)
    rules = RULES if _is_legible(paper) else {"F17": readable_text}
    parts = parts_of(paper)
    found = [
        Finding(rule, page, words)
        for rule, check in rules.items()
        for part in parts
        for page, words in check(part)
    ]
    return sorted(found, key=lambda finding: (finding.rule, finding.page))


def _is_legible(paper: Paper) -> bool:
    texts = [run.text for page in paper.pages for run in page.runs]
    return bool(texts) and not any(map(is_garbled, texts))

"""Rules of commendation as the rows of a list: of the catalogue, changed or added by the unit."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from hashlib import sha256

from resources.catalogues import words
from resources.units import slug
from resources.wording import _
from storage.commendation.rules import Rule, Rulebook, default_rules
from storage.records import CommendationRule, Record, new_identity
from storage.spelling import sort_key
from ui.screens.commendation_rule_roles import value_words_of
from ui.screens.table import Column, columns_of
from ui.screens.words import Names

DEFAULT, CHANGED, ADDED = _("Mặc định"), _("Đơn vị sửa"), _("Đơn vị thêm")
_ORIGINS = {DEFAULT: "", CHANGED: CHANGED, ADDED: ADDED}  # the list tells only what is the unit's
_SLUG = 33  # letters of a code that is made of words; seven more tell it from another one


def records_of(book: Rulebook, unit: str) -> list[CommendationRule]:
    """Return the rules in force as records, those of the catalogue too, in printed order."""
    return sorted((rule.own or _as_record(rule, unit) for rule in book.rules), key=_place)


def origin_of(rule: CommendationRule) -> str:
    """Say whether a rule is the catalogue's, changed by the unit, or its own."""
    default = default_of(rule)
    if default is None:
        return ADDED
    return DEFAULT if _as_record(default, rule.unit).id == rule.id else CHANGED


def default_of(rule: CommendationRule) -> Rule | None:
    """Return the catalogue's rule that a rule is, or stands in place of."""
    return next(
        (one for one in default_rules() if (one.role, one.code) == (rule.role, rule.code)), None
    )


def basis_words(rule: CommendationRule) -> str:
    """Say what a rule rests on; of one that was not read in a text of law, that it was not."""
    default = default_of(rule) if origin_of(rule) == DEFAULT else None
    sure = default is None or default.sure
    if not rule.basis:
        return _("chưa có căn cứ")
    return rule.basis if sure else _("{basis} (chưa có căn cứ chắc chắn)").format(basis=rule.basis)


def new_code(rule: CommendationRule, taken: Iterable[str]) -> str:
    """Return the code of a rule that was added: of a form or an authority made of its words.

    Such a code travels with awards, and two units that add the same one mean the same.
    """
    if rule.role not in ("authority", "form"):
        return rule.code
    made = slug(rule.text)[:_SLUG].strip("-")
    made = made if made[:1].isalpha() else f"k-{made}".strip("-")
    return f"{made}-{new_identity()[-6:]}" if made in set(taken) else made


def rule_columns() -> tuple[Column, ...]:
    """Return the columns of the list."""
    kept = {column.name: column for column in columns_of(CommendationRule)}
    return (
        kept["role"],
        _column("text", _("Nội dung"), lambda rule: "; ".join(rule.text.splitlines())),
        _column("value", _("Giá trị"), value_words_of),
        kept["valid_from"],
        _column("origin", _("Nguồn"), lambda rule: _ORIGINS[origin_of(rule)]),
        _column("basis", _("Căn cứ"), basis_words),
    )


def _column(name: str, label: str, of: Callable[[CommendationRule], str]) -> Column:
    def said(record: Record, _names: Names) -> str:
        return of(record) if isinstance(record, CommendationRule) else ""

    def key(record: Record, names: Names) -> str:
        return sort_key(said(record, names))

    return Column(name, label, said, key)


def _as_record(rule: Rule, unit: str) -> CommendationRule:
    return CommendationRule(
        id=sha256(f"{unit} {rule.code}".encode()).hexdigest()[:32],
        unit=unit,
        code=rule.code,
        role=rule.role,
        text=rule.text,
        forms=rule.forms,
        authorities=rule.authorities,
        types=rule.types,
        subjects=rule.subjects,
        value=rule.value,
        level=rule.level or None,
        basis=rule.basis,
        valid_from=rule.valid_from,
        valid_to=rule.valid_to,
    )


def _place(rule: CommendationRule) -> tuple[int, int, str]:
    roles, codes = [*words("commendation_roles")], [one.code for one in default_rules()]
    role = roles.index(rule.role) if rule.role in roles else len(roles)
    return role, codes.index(rule.code) if rule.code in codes else len(codes), sort_key(rule.text)

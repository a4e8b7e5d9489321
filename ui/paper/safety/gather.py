"""Gathers from the books what the papers of the safety standard say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from resources.catalogues import words
from resources.wording import in_vietnamese as _
from resources.wording import official
from storage.errors import BadRecordError
from storage.ledger import Ledger
from storage.records import SafetyAssessment, SafetySubject
from storage.repository import get
from storage.safety import CRITERION, DISQUALIFIER, DOSSIER, YearBook, begun, stage_of, year_book
from ui.paper.dispatch import Dispatch, Letterhead, Signer
from ui.paper.gather import dispatch_of
from ui.paper.safety.minutes import MinutesPaper
from ui.paper.safety.registration import RegistrationPaper
from ui.paper.safety.request import Asked, RequestPaper
from ui.paper.safety.wording import forms
from ui.paper.writing import short_date

_ITSELF = "paper_request"  # of the dossier: the submission encloses the rest
_ASKED = ("assessed", "submitted", "recognised")
_ANSWERS: dict[tuple[str, bool | None], str] = {
    (CRITERION, True): _("Đạt"),
    (CRITERION, False): _("Chưa đạt"),
    (DISQUALIFIER, False): _("Không xảy ra"),
    (DISQUALIFIER, True): _("Có xảy ra"),
}
_VERDICTS = {"met": _("Đạt"), "not_met": _("Chưa đạt"), "open": _("Còn thiếu")}


@official
def registration_of(
    ledger: Ledger, subject: str, year: int, today: date
) -> tuple[Dispatch, RegistrationPaper]:
    """Return the registration of a subject and the frame it stands in; raises NotFoundError."""
    one, book = get(ledger, SafetySubject, subject), year_book(ledger, year, today)
    kept, rules = begun(ledger, one, year), book.rules(one.kind)
    paper = RegistrationPaper(
        name=one.name,
        year=year,
        authority=_authority(book, one),
        criteria=tuple(rule.text for rule in rules if rule.role == CRITERION),
        disqualifiers=tuple(rule.text for rule in rules if rule.role == DISQUALIFIER),
        households=kept.households,
        registered=kept.households_registered,
    )
    return _frame(ledger, book, one, kept.registered_on), paper


@official
def minutes_of(
    ledger: Ledger, subject: str, year: int, today: date
) -> tuple[Dispatch, MinutesPaper]:
    """Return the minutes of a subject and the frame they stand in; raises NotFoundError."""
    one, book = get(ledger, SafetySubject, subject), year_book(ledger, year, today)
    kept = begun(ledger, one, year)
    paper = MinutesPaper(
        name=one.name,
        year=year,
        authority=_authority(book, one),
        held_on=kept.assessed_on,
        registered_on=kept.registered_on,
        answers=_answers(book, one, kept),
        outcome=book.verdict(one).outcome,
    )
    return _frame(ledger, book, one, kept.assessed_on), paper


@official
def request_of(ledger: Ledger, year: int, today: date) -> tuple[Dispatch, RequestPaper]:
    """Return the submission of a year; raises BadRecordError where nobody is to be named."""
    book = year_book(ledger, year, today)
    named = [one for one in book.managed if stage_of(book.assessments.get(one.id)) in _ASKED]
    if not named:
        raise BadRecordError(
            _(
                "Chưa có đối tượng nào tự đánh giá trong năm {year} nên chưa lập được tờ trình. "
                "Sổ không mất gì; hãy ghi ngày họp tự đánh giá của các đối tượng trước."
            ).format(year=year)
        )
    commune, settings = _commune(book), ledger.settings
    kinds = {one.kind for one in named}
    papers = {
        r.code: r.text
        for kind in kinds
        for r in book.rules(kind)
        if r.role == DOSSIER and r.code != _ITSELF
    }
    paper = RequestPaper(
        year=year,
        commune=commune,
        police=settings.unit_name,
        authority=forms()["authority"].format(commune=commune),
        total=book.share.total,
        registered=book.share.registered,
        asked=tuple(_asked(book, one, book.assessments[one.id]) for one in named),
        enclosures=tuple(papers.values()),
    )
    return dispatch_of(settings, "TTr"), paper


def _frame(ledger: Ledger, book: YearBook, one: SafetySubject, day: date | None) -> Dispatch:
    """Return the frame of a paper that the subject issues itself: its head and its signer."""
    usual = dispatch_of(ledger.settings, "BB", day=day)
    signer: str = forms()["signers"].get(one.kind, "")
    above = "" if one == book.commune else _commune(book)
    return replace(
        usual,
        letterhead=Letterhead(above, one.name, usual.letterhead.place, ""),
        signer=Signer(tuple(signer.splitlines())),
        recipients=(_authority(book, one), ledger.settings.unit_name, _("Lưu: VT")),
    )


def _commune(book: YearBook) -> str:
    name = book.commune.name if book.commune else _("xã")
    return name[:1].lower() + name[1:]


def _authority(book: YearBook, one: SafetySubject) -> str:
    if one == book.commune:
        return _("cấp có thẩm quyền")
    return str(forms()["authority"]).format(commune=_commune(book))


def _answers(
    book: YearBook, one: SafetySubject, kept: SafetyAssessment
) -> tuple[tuple[str, str, str], ...]:
    given = {answer.rule: answer for answer in kept.answers}
    rows = []
    for rule in book.rules(one.kind):
        answer = given.get(rule.code)
        yes, evidence = (answer.yes, answer.evidence) if answer else (None, "")
        if rule.role != DOSSIER:
            rows.append((rule.text, _ANSWERS.get((rule.role, yes), ""), evidence))
    return tuple(rows)


def _asked(book: YearBook, one: SafetySubject, kept: SafetyAssessment) -> Asked:
    said = book.verdict(one)
    day = short_date(kept.assessed_on) if kept.assessed_on else ""
    households = f"{kept.households_registered}/{kept.households}" if kept.households else ""
    return Asked(
        name=one.name,
        kind=words("safety_subjects").get(one.kind, one.kind),
        registered=short_date(kept.registered_on) if kept.registered_on else "",
        households=households,
        assessed="\n".join(part for part in (day, kept.minutes_paper) if part),
        own_verdict=_VERDICTS[said.outcome],
        papers=_("Thiếu {count}").format(count=len(said.papers)) if said.papers else _("Đủ"),
    )

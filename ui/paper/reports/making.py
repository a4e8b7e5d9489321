"""From the record of a report to its files: the saved one of a period, or a fresh one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from resources.wording import in_vietnamese as _
from resources.wording import official
from storage.ledger import Ledger
from storage.records import Report
from storage.report_period import Period
from storage.repository import find
from storage.steps import Steps
from ui.paper.as_pdf import pdf_of
from ui.paper.as_word import word_of
from ui.paper.as_workbook import workbook_of
from ui.paper.document import Document
from ui.paper.reports.facts import Facts, facts_of
from ui.paper.reports.report_document import document_of, title_of

MONTH, QUARTER, HALF_YEAR, YEAR = "month", "quarter", "half_year", "year"
TERM, THEME, PROGRAMME = "term", "theme", "programme"
FORMS = (MONTH, QUARTER, HALF_YEAR, YEAR, TERM, THEME, PROGRAMME)
ENDINGS = ("pdf", "docx", "xlsx")
_LENGTHS: Mapping[int, str] = {1: MONTH, 3: QUARTER, 6: HALF_YEAR, 12: YEAR}
_FILES: Mapping[str, str] = {
    MONTH: "thang",
    QUARTER: "quy",
    HALF_YEAR: "6-thang",
    YEAR: "nam",
    TERM: "tong-ket",
    THEME: "chuyen-de",
    PROGRAMME: "chuong-trinh",
}


@official
def form_of(period: Period) -> str:
    """Return the form that fits a period by its length."""
    return _LENGTHS.get(len(period.months), TERM)


@official
def period_of(report: Report) -> Period:
    """Return the months a report is about."""
    return Period(report.first_month, report.last_month)


@official
def fresh_report(
    unit: str,
    form: str,
    period: Period,
    *,
    programme: str | None = None,
    topics: Sequence[str] = (),
) -> Report:
    """Begin a report with its usual title and nothing written yet."""
    return Report(
        unit=unit,
        form=form,
        title=title_of(form, period, programme),
        first_month=period.first,
        last_month=period.last,
        programme=programme,
        topics=tuple(topics),
    )


@official
def report_on(
    ledger: Ledger,
    form: str,
    period: Period,
    *,
    programme: str | None = None,
    topics: Sequence[str] = (),
) -> Report:
    """Return the newest saved report of that form on that period, else a fresh one."""
    unit = ledger.settings.unit
    saved = [
        report
        for report in find(ledger, Report, unit=unit, form=form)
        if period_of(report) == period
        and report.programme == programme
        and set(report.topics) == set(topics)
    ]
    newest = max(saved, key=lambda report: report.changed_at, default=None)
    if newest:
        return newest
    fresh = fresh_report(unit, form, period, programme=programme, topics=topics)
    return _with_front(fresh, ledger.settings.unit_name) if form == PROGRAMME else fresh


def _with_front(report: Report, unit_name: str) -> Report:
    """Propose that the Front of the same place issues the report, too."""
    front = _("Ủy ban Mặt trận Tổ quốc Việt Nam")
    place = unit_name.removeprefix(_("Công an")).strip()
    signer = _("TM. BAN THƯỜNG TRỰC\nCHỦ TỊCH")
    return report.model_copy(update={"joint": f"{front} {place}", "joint_signer": signer})


@official
def facts_for(ledger: Ledger, report: Report, units: Mapping[str, str] | None = None) -> Facts:
    """Read what a report speaks of: of the own unit, or of a superior's units (code → name)."""
    programme = report.programme if report.form == PROGRAMME else None
    period, rough = period_of(report), report.with_rough
    return facts_of(ledger, period, units, with_rough=rough, programme=programme)


@official
def made_document(
    ledger: Ledger, report: Report, units: Mapping[str, str] | None = None
) -> Document:
    """Join a report with its figures as they are now."""
    return document_of(ledger.settings, report, facts_for(ledger, report, units))


@official
def written(document: Document, ending: str) -> Steps[bytes]:
    """Write a document as pdf, docx or xlsx; raises `MissingLetterError`."""
    if ending == "pdf":
        return (yield from pdf_of(document))
    return _WRITERS[ending](document)


@official
def file_name(report: Report, ending: str) -> str:
    """Return what the file of a report is called: bao-cao-nam-2022.pdf."""
    first, last = report.first_month, report.last_month
    if report.form == MONTH:
        span = first
    elif first.endswith("-01") and last.endswith("-12"):
        span = first[:4] if first[:4] == last[:4] else f"{first[:4]}-{last[:4]}"
    else:
        span = f"{first}_{last}"
    return f"bao-cao-{_FILES.get(report.form, report.form)}-{span}.{ending}"


_WRITERS: Mapping[str, Callable[[Document], bytes]] = {"docx": word_of, "xlsx": workbook_of}

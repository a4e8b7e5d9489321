"""The papers that printing giấy khen needs, each made away from the screen."""

from __future__ import annotations

from collections.abc import Sequence

from resources.wording import _
from storage.records import CertificateTemplate
from storage.steps import Step, Steps
from ui.paper.certificates import Certificate, calibration_pdf, certificates_pdf, proof_pdf
from ui.screens.preview import Paper


def trial(
    template: CertificateTemplate, certificates: Sequence[Certificate], *, practice: bool
) -> Steps[Paper]:
    """Make one sheet with a frame, for plain paper."""
    only = certificates[:1]
    pdf = yield from certificates_pdf(template, only, framed=True, practice=practice)
    return Paper(_("In thử một tờ giấy khen"), "in-thu-giay-khen.pdf", pdf)


def calibration(
    template: CertificateTemplate, _certificates: Sequence[Certificate], *, practice: bool
) -> Steps[Paper]:
    """Make the calibration sheet, which is nobody's and so has no word across it."""
    del practice
    yield Step(0, 1)
    return Paper(_("Tờ căn chỉnh"), "to-can-chinh-giay-khen.pdf", calibration_pdf(template))


def proof(
    template: CertificateTemplate, certificates: Sequence[Certificate], *, practice: bool
) -> Steps[Paper]:
    """Make the proof sheets of a batch."""
    yield Step(0, 1)
    pdf = proof_pdf(template, certificates, practice=practice)
    return Paper(_("Tờ soát giấy khen"), "to-soat-giay-khen.pdf", pdf)


def whole(
    template: CertificateTemplate, certificates: Sequence[Certificate], *, practice: bool
) -> Steps[Paper]:
    """Make a page for each certificate."""
    pdf = yield from certificates_pdf(template, certificates, practice=practice)
    title = _("{count} giấy khen").format(count=len(certificates))
    return Paper(title, f"giay-khen-{len(certificates)}-to.pdf", pdf)

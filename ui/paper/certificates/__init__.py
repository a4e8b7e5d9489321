"""Giấy khen: text printed onto stock that the authority had printed before."""

from __future__ import annotations

from ui.paper.certificates.calibration import calibration_pdf, corrected
from ui.paper.certificates.certificate import Certificate, in_order, order_of
from ui.paper.certificates.fitting import Misfit, fitting
from ui.paper.certificates.gather import award_certificates, proposal_certificates
from ui.paper.certificates.printing import CertificateTooLongError, certificates_pdf
from ui.paper.certificates.proof import proof_pdf
from ui.paper.certificates.templates import defaults, note_of, templates_for

__all__ = [
    "Certificate",
    "CertificateTooLongError",
    "Misfit",
    "award_certificates",
    "calibration_pdf",
    "certificates_pdf",
    "corrected",
    "defaults",
    "fitting",
    "in_order",
    "note_of",
    "order_of",
    "proof_pdf",
    "proposal_certificates",
    "templates_for",
]

"""The papers of “An toàn về ANTT”: registration, minutes of the self-assessment, submission."""

from __future__ import annotations

from ui.paper.safety.gather import minutes_of, registration_of, request_of
from ui.paper.safety.minutes import MinutesPaper, minutes_pdf
from ui.paper.safety.registration import RegistrationPaper, registration_pdf
from ui.paper.safety.request import Asked, RequestPaper, request_pdf

__all__ = [
    "Asked",
    "MinutesPaper",
    "RegistrationPaper",
    "RequestPaper",
    "minutes_of",
    "minutes_pdf",
    "registration_of",
    "registration_pdf",
    "request_of",
    "request_pdf",
]

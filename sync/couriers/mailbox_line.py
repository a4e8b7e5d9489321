"""One kept-alive connection to a mailbox: each answer is believed or refused in words.

Whoever imports this loads `requests` and the signatures; the desktop does so off its own thread.
"""

from __future__ import annotations

import ssl
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit

from requests import PreparedRequest, Response, Session
from requests.adapters import HTTPAdapter
from requests.exceptions import InvalidURL, RequestException, SSLError

from sync.couriers.mailbox_address import address_of
from sync.couriers.mailbox_errors import (
    CertificateFileError,
    ClockWrongError,
    MailboxAddressError,
    MailboxCertificateError,
    MailboxRefusalError,
    NoConnectionError,
    NotTheMailboxError,
)
from sync.mailbox.errors import NonceError
from sync.mailbox.signatures import NONCE_HEADER, RequestSigner

_OF_DATES = (9, 10)  # X509_V_ERR_CERT_NOT_YET_VALID, X509_V_ERR_CERT_HAS_EXPIRED
_GOOD = (200, 201, 204, 206)
_LONGEST_WAIT = 3600.0


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a link may stay silent before it is given up, in seconds."""

    connect: float = 10.0
    read: float = 15.0
    chunk: float = 3.0  # that one chunk shall take; with 4 to 8 the dead link was noticed later


@dataclass(frozen=True, slots=True)
class Question:
    """A request before it is signed; a stream is read by whoever asked."""

    method: str
    path: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = field(default=b"", repr=False)
    stream: bool = False
    patience: float | None = None  # seconds for the answer, where less than usual will do


_PATIENT = Patience()


class MailboxLine:
    """Asks the mailbox, signed; what stays silent for too long is given up."""

    def __init__(
        self,
        address: str,
        signer: RequestSigner,
        certificate: Path | None = None,
        patience: Patience = _PATIENT,
    ) -> None:
        """Prepare a connection; the certificate file given, if any, is the only one believed.

        Raises MailboxAddressError or CertificateFileError.
        """
        self.address = address_of(address)
        self.host = urlsplit(self.address).netloc
        self.answers = 0  # that were believed
        self.patience = patience
        self._signer = signer
        self._session = Session()
        self._session.mount("https://", _Trusting(_context(certificate)))

    def ask(self, question: Question, good: Collection[int] = _GOOD) -> Response:
        """Ask once, and once more if only the nonce was too old.

        Raises NoConnectionError, NotTheMailboxError, MailboxCertificateError, ClockWrongError or
        MailboxRefusalError.
        """
        if not self._signer.nonce:
            self._once(Question("GET", "/v1/nonce"))
        answer = self._once(question)
        if answer.status_code == NonceError.STATUS:  # it brought a fresh one
            answer.close()
            answer = self._once(question)
        if answer.status_code not in good:
            raise _said(answer)
        return answer

    def close(self) -> None:
        """Hang up."""
        self._session.close()

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Say in words what goes wrong while an answer is read or asked for."""
        try:
            yield
        except SSLError as error:
            raise self._distrusted(error) from error
        except InvalidURL as error:
            raise MailboxAddressError(address=self.address) from error
        except RequestException as error:
            raise NoConnectionError(host=self.host) from error

    def _once(self, question: Question) -> Response:
        with self.reading():
            answer = self._session.request(
                question.method,
                f"{self.address}{question.path}",
                data=question.body or None,
                headers=dict(question.headers),
                auth=self._sign,
                timeout=(self.patience.connect, question.patience or self.patience.read),
                allow_redirects=False,
                stream=question.stream,
            )
        if NONCE_HEADER not in answer.headers:
            answer.close()
            raise NotTheMailboxError(host=self.host)
        self.answers += 1
        return answer

    def _sign(self, request: PreparedRequest) -> PreparedRequest:
        signed: Any = self._signer(request)
        if signed.body:  # sent in small parts: time runs out only when nothing moves any more
            signed.body = BytesIO(signed.body)
        return cast("PreparedRequest", signed)

    def _distrusted(self, error: SSLError) -> MailboxCertificateError | ClockWrongError:
        if _verify_code(error) in _OF_DATES:
            today = f"{datetime.now().astimezone():%H:%M %d/%m/%Y}"
            return ClockWrongError(host=self.host, today=today)
        return MailboxCertificateError(host=self.host)


class _Trusting(HTTPAdapter):
    """Believes the certificates that this computer believes, not a list packed with a library."""

    def __init__(self, context: ssl.SSLContext) -> None:
        self._context = context
        super().__init__(pool_connections=1, pool_maxsize=1)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs, ssl_context=self._context)

    def cert_verify(self, *_args: Any, **_kwargs: Any) -> None:
        """Leave it to the context."""


def _context(certificate: Path | None) -> ssl.SSLContext:
    try:
        return ssl.create_default_context(cafile=certificate)  # without a file: the system's
    except (OSError, ssl.SSLError) as error:
        raise CertificateFileError(path=certificate) from error


def _said(answer: Response) -> MailboxRefusalError:
    try:
        told = answer.json()
        code, words = str(told["code"]), str(told["words"])
    except (RequestException, ValueError, KeyError, TypeError):
        code, words = "", ""
    wait = answer.headers.get("Retry-After", "")
    seconds = min(float(wait), _LONGEST_WAIT) if wait.isdecimal() else 0.0
    return MailboxRefusalError(answer.status_code, code, words, seconds)


def _verify_code(error: BaseException) -> int:
    """Find what OpenSSL said, below the layers that wrapped it."""
    below: BaseException | None = error
    while below is not None:
        if isinstance(below, ssl.SSLCertVerificationError):
            return int(below.verify_code)
        inner = getattr(below, "reason", None) or next(iter(below.args), None)
        below = inner if isinstance(inner, BaseException) else below.__context__
    return 0

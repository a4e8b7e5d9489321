"""Numbers used once: so the mailbox knows a new request without believing anybody's clock.

A nonce is its time and a random part under an HMAC; any replica that holds the secret believes it.
What was spent is remembered where it was spent: nginx sends requests for one upload to one replica,
and a request that is said again to another one changes nothing there either.
"""

from __future__ import annotations

import hmac
import os
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

from sync.mailbox.errors import NonceError

GOOD_FOR = 600.0  # seconds
SECRET = 32  # bytes

_TIME, _RANDOM, _MAC = 5, 7, 12  # bytes of a nonce: 24, so that base64 needs no padding
_AHEAD = 60  # seconds by which the clocks of two replicas may differ
_SPENT = 500_000  # nonces remembered at most; the rate limits keep it far below


class Nonces:
    """Makes nonces and lets each be spent once by each caller."""

    def __init__(
        self, secret: bytes, good_for: float = GOOD_FOR, clock: Callable[[], float] = time.time
    ) -> None:
        self._secret = secret
        self._good_for = good_for
        self._clock = clock
        self._spent: OrderedDict[tuple[str, bytes], float] = OrderedDict()
        self._lock = Lock()

    def fresh(self) -> str:
        """Return a nonce that is good from now on."""
        body = int(self._clock()).to_bytes(_TIME, "big") + os.urandom(_RANDOM)
        return urlsafe_b64encode(body + self._mac(body)).decode()

    def check(self, nonce: str) -> bytes:
        """Return the nonce as bytes; NonceError if it was not made with our secret or is old."""
        try:
            raw = urlsafe_b64decode(nonce)
        except ValueError as error:
            raise NonceError from error
        body, mac = raw[:-_MAC], raw[-_MAC:]
        if len(raw) != _TIME + _RANDOM + _MAC or not hmac.compare_digest(mac, self._mac(body)):
            raise NonceError
        age = self._clock() - int.from_bytes(body[:_TIME], "big")
        if not -_AHEAD <= age <= self._good_for:
            raise NonceError
        return raw

    def spend(self, caller: str, nonce: str) -> None:
        """Use the nonce up for this caller; NonceError if it is no good or was spent before."""
        spent = (caller, self.check(nonce))
        with self._lock:
            if spent in self._spent:
                raise NonceError
            self._spent[spent] = self._clock() + self._good_for + _AHEAD
            self._forget()

    def _forget(self) -> None:
        now = self._clock()
        while self._spent:
            oldest = next(iter(self._spent))
            if self._spent[oldest] > now and len(self._spent) <= _SPENT:
                return
            del self._spent[oldest]

    def _mac(self, body: bytes) -> bytes:
        return hmac.digest(self._secret, b"binhyen nonce 1" + body, "sha256")[:_MAC]

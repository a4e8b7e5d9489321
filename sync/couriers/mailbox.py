"""The courier for the superior's mailbox: uploads and downloads that survive any cut.

An upload's address is a function of the file's SHA-256 (tus 1.0), so nothing is remembered here:
after a cut the mailbox is asked how much it has. Found by measurement: chunks of some seconds each
on one kept-alive connection finish where one long request never does; with 3 seconds, and an answer
awaited for some 8, a file went over a link of 64 kbit/s with outages in 2.1 times the least time,
with 6 and 15 in 3.3.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from time import monotonic

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError
from requests import Response

from storage.errors import KnownError
from storage.steps import Step, Steps
from sync.container import FILE_CAP, KIB, MIB
from sync.couriers.mailbox_errors import FetchSpoiltError, NotTheMailboxError
from sync.couriers.mailbox_line import MailboxLine, Patience, Question
from sync.document import Digest
from sync.errors import TooLargeError
from sync.mailbox.errors import NoSuchFileError, OffsetError

_FILES, _REGISTRY = "/v1/files", "/v1/registry"
_TUS, _OCTETS = {"Tus-Resumable": "1.0.0"}, "application/offset+octet-stream"
_OK, _PARTIAL, _SAME, _UNKNOWN = 200, 206, 304, NoSuchFileError.STATUS
_FIRST, _LEAST, _MOST = 64 * KIB, 16 * KIB, 4 * MIB  # bytes in a chunk
_GROWTH = 4.0  # times that a chunk may grow or shrink at once
_PIECE = 64 * KIB  # bytes of a download between two steps


class Letter(BaseModel):
    """A whole file that waits in the mailbox for whoever asks."""

    model_config = ConfigDict(frozen=True)

    sha256: Digest
    size: int = Field(ge=0)
    name: str = Field(max_length=120)
    sender: str = Field(alias="from", max_length=120)
    at: str = Field(default="", max_length=40)


@dataclass(frozen=True)
class _Sent:
    """A file on its way up; its SHA-256 is its address."""

    data: bytes = field(repr=False)
    to: str
    name: str

    @cached_property
    def sha256(self) -> str:
        return sha256(self.data).hexdigest()

    @property
    def path(self) -> str:
        return f"{_FILES}/{self.sha256}"

    @property
    def announced(self) -> dict[str, str]:
        told = {"sha256": self.sha256, "to": self.to, "name": self.name}
        said = ",".join(f"{key} {b64encode(one.encode()).decode()}" for key, one in told.items())
        return {"Upload-Length": str(len(self.data)), "Upload-Metadata": said}


@dataclass
class Pace:
    """How many bytes go in one chunk, and how long its answer may take, by what the last took.

    A link that died is noticed by silence alone, so the sooner an answer is due, the better.
    """

    patience: Patience
    size: int = _FIRST
    rate: float = 0.0  # bytes a second, 0 when not known

    def took(self, size: int, seconds: float) -> None:
        """Learn from a chunk that arrived."""
        aim = self.patience.chunk
        times = min(max(aim / max(seconds, aim / 1000), 1 / _GROWTH), _GROWTH)
        if times <= 1 or size >= self.size:  # the short end of a file says little
            self.size = min(max(int(size * times), _LEAST), _MOST)
            self.rate = size / max(seconds, aim / 1000)

    def failed(self) -> None:
        """Learn from a chunk that did not arrive whole."""
        self.size, self.rate = max(self.size // 2, _LEAST), self.rate / 2

    def due(self, size: int) -> float:
        """Return in how many seconds the answer to so many bytes must have come."""
        if not self.rate:
            return self.patience.read
        return min(2 * size / self.rate + self.patience.chunk / 2, self.patience.read)


class MailboxCourier:
    """Carries whole files to and from one mailbox; saying the same again changes nothing."""

    def __init__(self, line: MailboxLine) -> None:
        """Use a line that signs as the unit, or as the superior."""
        self._line = line
        self._pace = Pace(line.patience)
        self._parts: dict[str, bytearray] = {}  # of downloads that a cut ended
        self._registry = ("", b"")  # as it came last, and the mark it had

    @property
    def answers(self) -> int:
        """Return how often the mailbox answered, be it to refuse."""
        return self._line.answers

    def upload(self, data: bytes, to: str, name: str) -> Steps[str]:
        """Send a file, from where the last try ended, and return its SHA-256.

        Each step is bytes that the mailbox has. Raises what the line raises; try again then.
        """
        letter = _Sent(data, to, name)
        offset = self._offset(letter)
        yield Step(offset, len(data), name)
        while offset < len(data):
            offset = self._send(letter, offset)
            yield Step(offset, len(data), name)
        return letter.sha256

    def letters(self) -> list[Letter]:
        """Return what waits for the caller, oldest first."""
        answer = self._line.ask(Question("GET", _FILES))
        try:
            return TypeAdapter(list[Letter]).validate_json(answer.content)
        except ValidationError as error:
            raise NotTheMailboxError(host=self._line.host) from error

    def download(self, letter: Letter) -> Steps[bytes]:
        """Fetch a file, from where the last try ended; each step is bytes that are here.

        Raises TooLargeError, FetchSpoiltError when it is not the file announced, or what the line
        raises.
        """
        if letter.size > FILE_CAP:
            raise TooLargeError(size=letter.size, limit=FILE_CAP)
        part = self._parts.setdefault(letter.sha256, bytearray())
        yield Step(len(part), letter.size, letter.name)
        if len(part) < letter.size:
            yield from self._fetch(letter, part)
        del self._parts[letter.sha256]
        data = bytes(part)
        if sha256(data).hexdigest() != letter.sha256:
            raise FetchSpoiltError(name=letter.name)
        return data

    def taken(self, letter: Letter) -> None:
        """Tell the mailbox that a file need not wait any longer; being told twice is no matter."""
        question = Question("DELETE", f"{_FILES}/{letter.sha256}", _TUS)
        self._line.ask(question, (_OK, 204, _UNKNOWN))

    def registry(self) -> bytes:
        """Return the registry that the mailbox has; only a new one travels."""
        mark, data = self._registry
        headers = {"If-None-Match": mark} if mark else {}
        answer = self._line.ask(Question("GET", _REGISTRY, headers), (_OK, _SAME))
        if answer.status_code == _OK:
            data = answer.content
            self._registry = (answer.headers.get("ETag", ""), data)
        return data

    def put_registry(self, data: bytes) -> None:
        """Give the mailbox newer versions of the registry; only the superior may."""
        self._line.ask(Question("PUT", _REGISTRY, body=data))

    def close(self) -> None:
        """Hang up."""
        self._line.close()

    def _offset(self, letter: _Sent) -> int:
        """Return how much the mailbox has; asking ends what an older connection still sends."""
        return self._told(self._line.ask(Question("POST", _FILES, _TUS | letter.announced)), letter)

    def _send(self, letter: _Sent, offset: int) -> int:
        chunk, began = letter.data[offset : offset + self._pace.size], monotonic()
        headers = _TUS | {"Upload-Offset": str(offset), "Content-Type": _OCTETS}
        patience = self._pace.due(len(chunk))
        question = Question("PATCH", letter.path, headers, chunk, patience=patience)
        try:
            answer = self._line.ask(question, (204, 409))
        except KnownError:
            self._pace.failed()
            raise
        reached = self._told(answer, letter)
        if answer.status_code == OffsetError.STATUS and reached == offset:
            raise NotTheMailboxError(host=self._line.host)  # it would go round for ever
        self._pace.took(len(chunk), monotonic() - began)
        return reached

    def _told(self, answer: Response, letter: _Sent) -> int:
        offset = answer.headers.get("Upload-Offset", "0")
        if not offset.isdecimal() or int(offset) > len(letter.data):
            raise NotTheMailboxError(host=self._line.host)
        return int(offset)

    def _fetch(self, letter: Letter, part: bytearray) -> Steps[None]:
        headers = {"Range": f"bytes={len(part)}-"} if part else {}
        question = Question("GET", f"{_FILES}/{letter.sha256}", headers, stream=True)
        with closing(self._line.ask(question)) as answer:
            if answer.status_code != _PARTIAL:
                part.clear()
            pieces = answer.iter_content(_PIECE)
            while piece := self._piece(pieces):
                part += piece
                if len(part) > letter.size:
                    break
                yield Step(len(part), letter.size, letter.name)

    def _piece(self, pieces: Iterator[bytes]) -> bytes:
        with self._line.reading():
            return next(pieces, b"")

"""What the superior says to one unit alone: signed inside, encrypted outside, with the registry.

The signature is inside too: over words that can be guessed, one outside would tell who guessed
right. Answers to dossiers and notices are files of this make.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from storage.journal import note
from storage.ledger import Ledger
from sync.address import ADDRESSED
from sync.container import FILE_CAP, SIGNATURE_CAP, expect, read_container, write_container
from sync.envelope import decrypted, encrypted
from sync.errors import CannotDecryptError, RefusedError, SignatureError
from sync.held import held_registry
from sync.keys import UnitKeys
from sync.sshsig import verify
from sync.trust import SignedRegistry, accept_steps, steps_in, steps_out


@dataclass(frozen=True, slots=True)
class Sealing:
    """One make of sealed file: `name`.json is signed for `purpose`, `cap` is its size in bytes."""

    outer: str  # mimetypes
    inner: str
    entry: str  # the only one of the file
    name: str
    purpose: str
    cap: int
    for_other: type[RefusedError]
    wrong_signer: type[RefusedError]
    file_cap: int = FILE_CAP

    def inside(
        self,
        said: bytes,
        keys: UnitKeys,
        steps: Sequence[SignedRegistry],
        more: Mapping[str, bytes] | None = None,
    ) -> bytes:
        """Return a signed document with what belongs to it and the registry that travels along."""
        own = {self._document: said, self._signature: keys.sign(self.purpose, said)}
        return write_container(self.inner, own | dict(more or {}) | steps_out(steps))

    def sealed(self, inside: bytes, readers: Iterable[str]) -> bytes:
        """Return the file for these age recipients; the signed inside stays as it is."""
        return write_container(self.outer, {self.entry: encrypted(inside, readers)})

    def opened(self, data: bytes, keys: UnitKeys) -> bytes:
        """Return the inside of a file; `for_other` if these keys do not open it."""
        entries = read_container(data, self.outer, self.file_cap)
        expect(entries, {self.entry: self.file_cap})
        try:
            return decrypted(entries[self.entry], keys.identities, self.file_cap)
        except CannotDecryptError as error:
            raise self.for_other from error

    def split(self, inside: bytes) -> tuple[bytes, bytes, dict[str, bytes]]:
        """Return the document, its signature, and all other entries of an inside."""
        entries = read_container(inside, self.inner, self.file_cap)
        own = dict(list(entries.items())[:2])
        expect(own, {self._document: self.cap, self._signature: SIGNATURE_CAP})
        rest = {name: part for name, part in entries.items() if name not in own}
        return own[self._document], own[self._signature], rest

    def believed(
        self, said: bytes, signature: bytes, steps: Mapping[str, bytes], held: SignedRegistry
    ) -> SignedRegistry:
        """Check a signature by the registry held and the newer ones that came along.

        Return the newest registry; an old file may bring an old one: the newer one held is kept.
        `wrong_signer` if no key of the superior's signed the document.
        """
        newer = [step for step in steps_in(steps) if step.version >= held.version]
        registry = accept_steps(held, newer)
        for key in registry.registry.superior.keys:
            try:
                verify(key.sign, self.purpose, said, signature)
            except SignatureError:
                continue
            return registry
        raise self.wrong_signer

    @property
    def _document(self) -> str:
        return f"{self.name}.json"

    @property
    def _signature(self) -> str:
        return f"{self.name}.json.sig"


def readers_of(ledger: Ledger, unit: str) -> list[str]:
    """Return who may open what is said to a unit: its newest key and the superior's own."""
    registry = held_registry(ledger).registry
    return registry.recipients(unit, registry.newest_epoch(unit))


def address_to(ledger: Ledger, kind: str, digest: str, readers: Sequence[str]) -> None:
    """Note for whom a kept file was encrypted."""
    note(ledger, ADDRESSED, kind, digest, " ".join(readers))


def is_addressed_to(ledger: Ledger, digest: str, readers: Sequence[str]) -> bool:
    """Tell whether a kept file was encrypted last for exactly these."""
    query = (
        "SELECT after FROM journal WHERE kind IN ('notice', 'decision') AND record = ?2"
        " AND action = ?1 ORDER BY seq DESC LIMIT 1"
    )
    found = ledger.db.execute(query, [ADDRESSED, digest]).fetchone()
    return bool(found) and str(found[0]) == " ".join(readers)

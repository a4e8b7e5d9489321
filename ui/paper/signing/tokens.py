"""Tokens (USB ký số) behind a driver that the user chose: what is on them, and a session.

This module loads PKCS#11: import it late. A driver is loaded once and kept, as other programs do;
each look sees what was plugged in or pulled out.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from pkcs11 import Attribute, ObjectClass, PKCS11Error, Session, Slot, TokenFlag, lib
from pkcs11 import Token as Plugged

from resources.wording import _
from ui.paper.signing.certificates import VIETNAM, read_certificate, refuse_unfit
from ui.paper.signing.errors import DriverError, NoCertificateError, NoTokenError
from ui.paper.signing.means import OnToken, Token, Tries
from ui.paper.signing.token_errors import locked, said_plainly, tries_of


def tokens_of(driver: Path) -> tuple[Token, ...]:
    """Look at what is plugged in now; raises DriverError and NoTokenError."""
    return tuple(_token(plugged) for plugged in _plugged(driver))


@contextmanager
def logged_in(driver: Path, fingerprint: str, pin: str) -> Iterator[tuple[Session, Token, OnToken]]:
    """Open the token that has the certificate, try the PIN once, and log out in the end.

    Raises DriverError, NoTokenError, NoCertificateError, WrongPinError, PinLockedError,
    TokenRemovedError, TokenFailedError.
    """
    plugged, token, chosen = _find(driver, fingerprint)
    refuse_unfit(chosen.certificate, datetime.now(VIETNAM))  # before a PIN is asked for in vain
    if token.tries is Tries.NONE:
        raise locked()
    with said_plainly(plugged.slot), plugged.open(user_pin=pin) as session:
        yield session, token, chosen


def _find(driver: Path, fingerprint: str) -> tuple[Plugged, Token, OnToken]:
    for plugged in _plugged(driver):
        token = _token(plugged)
        for one in token.found:
            if one.certificate.fingerprint == fingerprint:
                return plugged, token, one
    raise NoCertificateError(
        _(
            "Thiết bị đang cắm không có chứng thư số đã chọn. Văn bản chưa được ký và vẫn nguyên "
            "như cũ; hãy cắm đúng thiết bị, hoặc chọn lại chứng thư."
        )
    )


def _plugged(driver: Path) -> list[Plugged]:
    found = [token for slot in _slots(driver) for token in _in(slot)]
    if not found:
        raise NoTokenError(
            _(
                "Chưa thấy thiết bị ký số nào. Văn bản chưa được ký và vẫn nguyên như cũ; hãy cắm "
                "thiết bị vào máy, đợi đèn sáng rồi thử lại."
            )
        )
    return found


def _slots(driver: Path) -> list[Slot]:
    if not driver.is_file():
        raise _driver_error(driver)
    try:
        return list(lib(str(driver)).get_slots(token_present=True))
    except PKCS11Error as error:
        raise _driver_error(driver) from error


def _driver_error(driver: Path) -> DriverError:
    return DriverError(
        _(
            "Tệp điều khiển {name} không mở được hoặc không phải của thiết bị ký số. Văn bản chưa "
            "được ký và vẫn nguyên như cũ; hãy cài phần mềm đi kèm thiết bị (bản 64 bit) rồi chọn "
            "lại tệp."
        ).format(name=driver.name)
    )


def _in(slot: Slot) -> Iterator[Plugged]:
    try:
        token = slot.get_token()
    except PKCS11Error:
        return  # none in it, or none that answers
    if TokenFlag.TOKEN_INITIALIZED in token.flags:
        yield token


def _token(plugged: Plugged) -> Token:
    with said_plainly(plugged.slot), plugged.open() as session:
        found = tuple(_certificates(session))
    return Token(
        label=plugged.label,
        serial=plugged.serial.decode("ascii", "replace").strip(),
        maker=plugged.manufacturer_id,
        tries=tries_of(plugged.flags),
        found=found,
    )


def _certificates(session: Session) -> Iterator[OnToken]:
    for kept in session.get_objects({Attribute.CLASS: ObjectClass.CERTIFICATE}):
        try:
            certificate = read_certificate(bytes(kept[Attribute.VALUE]))
        except ValueError:
            continue  # what cannot be read cannot be chosen
        yield OnToken(certificate, bytes(kept[Attribute.ID]), str(kept[Attribute.LABEL]))

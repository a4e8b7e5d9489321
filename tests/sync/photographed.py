"""Posts with photos: small real pictures in the records of a month, and their way up."""

from __future__ import annotations

from io import BytesIO
from random import Random

from PIL import Image

from storage.attachments import add_photo
from storage.records import Activity
from storage.steps import drain
from sync.media import seal_media
from sync.outbox import Outgoing, bundle_bytes
from sync.parcel import TakenParcel
from sync.parcels import contents, mark_left, take_from, waiting
from tests.storage.registers import activity
from tests.sync.offices import Office

WHERE, CAMERA = 0x8825, 0x010F  # of EXIF
DECEMBER, JANUARY = "2022-12", "2023-01"


def picture(number: int, side: int = 24) -> bytes:
    """Return a picture as a camera makes it, with place and maker in it."""
    noise = Random(number).randbytes(side * side * 3)  # the same each time
    source, exif = Image.frombytes("RGB", (side, side), noise), Image.Exif()
    exif[CAMERA] = "Canary-Phone"
    exif.get_ifd(WHERE)[1] = "N"
    kept = BytesIO()
    source.save(kept, "JPEG", exif=exif)
    return kept.getvalue()


def photographed(
    office: Office, on: str, *numbers: int, side: int = 24
) -> tuple[Activity, list[str]]:
    """Write an activity with photos, and return it with their digests."""
    digests = [add_photo(office.ledger, picture(number, side)) for number in numbers]
    return activity(office.ledger, on, title="Ra quân", photos=digests), digests


def sealed(office: Office, month: str) -> list[bytes]:
    """Seal all photos of a month that wait, and return the files."""
    return [bundle_bytes(office.ledger, one) for one in sealed_ones(office, month)]


def sealed_ones(office: Office, month: str) -> list[Outgoing]:
    return seal_media(office.ledger, month, office.keys)


def here(office: Office) -> set[str]:
    """Return the digests of the photos that are in some books."""
    rows = office.ledger.db.execute("SELECT digest FROM photo").fetchall()
    return {digest for (digest,) in rows}


def carry_all(sender: Office, recipient: Office) -> list[TakenParcel]:
    """Carry all that waits to the other side, in the order in which it is offered."""
    came = []
    for parcel in waiting(sender.ledger, sender.keys):
        data = contents(sender.ledger, parcel, sender.keys)
        mark_left(sender.ledger, parcel, data, "stick")
        step = take_from(recipient.ledger, parcel.name, data, recipient.keys, "stick")
        came.append(drain(step))
    return came


def exchanged(office: Office, superior: Office) -> None:
    """Carry all that waits up, and all answers down."""
    carry_all(office, superior)
    carry_all(superior, office)

"""What a user would do instead: Excel files, letters from a template, zip + minisign + age.

LibreOffice, docxtpl (for the Python that is named by BINHYEN_DOCXTPL or is first in the path),
zip, minisign and age are looked for on this machine and never installed by us: what is missing is
named, the rest goes on. Run: python3 dev.py bench desktop
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from random import Random
from shutil import which

from docx import Document

from storage.steps import drain
from sync.bundle import seal
from sync.container import write_payload
from sync.keys import UnitKeys
from sync.manifest import Manifest
from tests.benchmarks.certificates import a_certificate
from tests.benchmarks.instead_list import list_line
from tests.benchmarks.rivals import MissingError, beside, need, office, run, usual
from tests.benchmarks.sample_year import timed
from tests.conftest import UNIT
from ui.paper.certificates import certificates_pdf, defaults

_LETTERS, _SIZE = 50, 12_000_000
_MERGE = """
import sys
from docxtpl import DocxTemplate
for number in range(int(sys.argv[2])):
    letter = DocxTemplate(sys.argv[1])
    letter.render({"name": f"Nguyen Van {number}", "number": number})
    letter.save(f"{sys.argv[3]}/letter-{number}.docx")
"""


def measure() -> str:
    """Do each work both ways; return a line a work."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        works: dict[str, tuple[Callable[[Path], float], Callable[[Path], float]]] = {
            f"{_LETTERS} văn bản": (_our_letters, _their_letters),
            f"Đóng gói, ký, mã hóa {_SIZE // 1_000_000} MB": (_our_bundle, _their_bundle),
        }
        lines = [list_line(folder)]
        for name, (ours, theirs) in works.items():
            lines.append(f"{name}: {beside(ours(folder), theirs, folder)}")
        return "\n".join(lines)


def _our_letters(_folder: Path) -> float:
    template = defaults("ninh-binh/gia-vien/gia-thang")[0]
    batch = [a_certificate(place) for place in range(_LETTERS)]
    return timed(lambda: drain(certificates_pdf(template, batch)))[0]


def _their_letters(folder: Path) -> float:
    need("soffice")
    python = os.environ.get("BINHYEN_DOCXTPL", which("python3") or "python3")
    has = subprocess.run([python, "-c", "import docxtpl"], capture_output=True, check=False)
    if has.returncode:
        raise MissingError("docxtpl (BINHYEN_DOCXTPL)")
    template = folder / "template.docx"
    document = Document()
    for words in ("GIẤY KHEN số {{ number }}", "Tặng: {{ name }}", "Đã có thành tích " * 20):
        document.add_paragraph(words)
    document.save(str(template))
    letters = folder / "letters"
    letters.mkdir()

    def merge() -> None:
        words = [python, "-c", _MERGE, str(template), str(_LETTERS), str(letters)]
        subprocess.run(words, check=True)
        office(folder, "pdf", *sorted(letters.glob("*.docx")))

    return timed(merge)[0]


def _our_bundle(folder: Path) -> float:
    data, keys, above = _data(), UnitKeys.generate(), UnitKeys.generate()

    def pack() -> None:
        payload = write_payload({"nonce": bytes(16), **data})
        manifest = _manifest(payload)
        recipients = [above.public().age, keys.public().age]
        (folder / "bundle").write_bytes(seal(manifest, payload, keys, recipients))

    return usual(pack)


def _manifest(payload: bytes) -> Manifest:
    return Manifest(
        kind="media",
        sender=UNIT,
        recipient="ninh-binh/gia-vien",
        epoch=1,
        seq=1,
        prev=None,
        recent=(),
        month="2022-12",
        revision=1,
        payload_sha256=sha256(payload).hexdigest(),
        payload_size=len(payload),
        registry_version=1,
        journal_head=sha256(b"").hexdigest(),
        written_at=datetime.now(UTC),
    )


def _their_bundle(folder: Path) -> float:
    need("zip", "minisign", "age", "age-keygen")
    parts = folder / "parts"
    parts.mkdir()
    for name, data in _data().items():
        (parts / Path(name).name).write_bytes(data)
    run("age-keygen", "-o", str(folder / "key.txt"))
    key = (folder / "key.txt").read_text().split("public key: ")[1].split()[0]
    secret = ("-s", str(folder / "mini.key"))
    run("minisign", "-G", "-W", "-p", str(folder / "mini.pub"), *secret)

    def pack() -> None:
        for left in folder.glob("parts.*"):
            left.unlink()
        run("zip", "-q", "-r", str(folder / "parts.zip"), str(parts))
        run("minisign", "-S", "-W", *secret, "-m", str(folder / "parts.zip"))
        run("age", "-r", key, "-o", str(folder / "parts.age"), str(folder / "parts.zip"))

    return usual(pack)


def _data() -> dict[str, bytes]:
    """Return what a busy month is made of: photos, and some records."""
    chance, photos = Random(4), 40
    each = b"\xff\xd8\xff"
    return {
        f"attachments/{number:064x}": each + chance.randbytes(_SIZE // photos)
        for number in range(photos)
    }

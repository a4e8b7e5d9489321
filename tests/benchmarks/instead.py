"""What a user would do instead: Excel files, letters from a template, zip + minisign + age.

The list: a workbook holds the same 10,000 activities, with the words of every field, as our books
do. LibreOffice starts, without a window and with a profile that it knows, reads it and says it as
CSV. Ours runs already and made its screen ahead, as it does on every day: it opens the encrypted
books, reads the newest, paints the list and the first record. To search all of them and paint what
was found, and to make the screen, stand beside. The middle of some times counts, on both sides.

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
from statistics import median

from docx import Document
from PySide6.QtWidgets import QApplication
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from storage.ledger import Ledger
from storage.records import Activity, Hamlet, SecurityModel, Team, fields_of
from storage.repository import find, names_of
from storage.steps import drain
from sync.bundle import seal
from sync.container import write_payload
from sync.keys import UnitKeys
from sync.manifest import Manifest
from tests.benchmarks.busy_post import TODAY
from tests.benchmarks.certificates import a_certificate
from tests.benchmarks.large_books import Large, made_books
from tests.benchmarks.sample_year import timed
from tests.conftest import UNIT
from ui.paper.certificates import certificates_pdf, defaults
from ui.screens.activities import Activities
from ui.screens.desk import Desk
from ui.screens.look import dress
from ui.screens.table import column_of

_MONTHS, _LETTERS, _SIZE = 20, 50, 12_000_000
_TIMES = 5
_MERGE = """
import sys
from docxtpl import DocxTemplate
for number in range(int(sys.argv[2])):
    letter = DocxTemplate(sys.argv[1])
    letter.render({"name": f"Nguyen Van {number}", "number": number})
    letter.save(f"{sys.argv[3]}/letter-{number}.docx")
"""


class _MissingError(Exception):
    """What is compared with is not on this machine; its words name it."""


def measure() -> str:
    """Do each work both ways; return a line a work."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        works: dict[str, tuple[Callable[[Path], float], Callable[[Path], float]]] = {
            f"{_LETTERS} văn bản": (_our_letters, _their_letters),
            f"Đóng gói, ký, mã hóa {_SIZE // 1_000_000} MB": (_our_bundle, _their_bundle),
        }
        lines = [_list(folder)]
        for name, (ours, theirs) in works.items():
            lines.append(f"{name}: {_beside(ours(folder), theirs, folder)}")
        return "\n".join(lines)


def _beside(ours: float, theirs: Callable[[Path], float], folder: Path) -> str:
    try:
        instead = theirs(folder)
    except _MissingError as missing:
        return f"{ours:.3f} giây; máy này không có {missing} để so"
    return f"{ours:.3f} giây; cách thường làm {instead:.2f}; nhanh hơn {instead / ours:.1f} lần"


def _list(folder: Path) -> str:
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    dress(app, "light")
    large = made_books(folder, _MONTHS, members=500, photos=0)
    times = [_our_list(large) for _each in range(_TIMES)]
    making, opening, searching = (median(each) for each in zip(*times, strict=True))
    with large.books.open(large.master) as ledger:
        count = ledger.db.table(Activity.KIND).count
    beside = _beside(opening, lambda at: _their_list(large, at), folder)
    return (
        f"Mở sổ, hiện danh sách {count} hoạt động: {beside} (tìm trong cả danh sách thêm "
        f"{searching:.3f}; làm sẵn màn hình lúc rảnh {making:.3f})"
    )


def _our_list(large: Large) -> tuple[float, float, float]:
    """Return the seconds to make the screen, to open and show, to search and show."""
    with large.books.open(large.master) as ledger:
        making, screen = timed(lambda: Activities(Desk(ledger, today=lambda: TODAY)))
        screen.resize(1100, 700)

        def show() -> None:
            large.books.open(large.master).close()
            screen.show()
            QApplication.processEvents()
            screen.grab()

        def search() -> None:
            screen.list.search.setText("tuan tra")  # among all, not only those on the screen
            screen.list.asked.emit()
            screen.grab()

        opening, searching = timed(show)[0], timed(search)[0]
        screen.close()
        return making, opening, searching


def _their_list(large: Large, folder: Path) -> float:
    _need("soffice")
    path = folder / "list.xlsx"
    with large.books.open(large.master) as ledger, Workbook(str(path)) as book:
        _write_sheet(ledger, book.add_worksheet())
    _office(folder, "csv", path)  # its first start makes a profile
    return _usual(lambda: _office(folder, "csv", path))


def _write_sheet(ledger: Ledger, sheet: Worksheet) -> None:
    """Write all activities with the words of every field, as somebody would keep them in Excel."""
    names = {kind.KIND: names_of(ledger, kind) for kind in (Hamlet, Team, SecurityModel)}
    columns = [column_of(field) for field in fields_of(Activity)]
    for row, one in enumerate(find(ledger, Activity)):
        sheet.write_row(row, 0, [column.words(one, names) for column in columns])


def _our_letters(_folder: Path) -> float:
    template = defaults("ninh-binh/gia-vien/gia-thang")[0]
    batch = [a_certificate(place) for place in range(_LETTERS)]
    return timed(lambda: drain(certificates_pdf(template, batch)))[0]


def _their_letters(folder: Path) -> float:
    _need("soffice")
    python = os.environ.get("BINHYEN_DOCXTPL", which("python3") or "python3")
    has = subprocess.run([python, "-c", "import docxtpl"], capture_output=True, check=False)
    if has.returncode:
        raise _MissingError("docxtpl (BINHYEN_DOCXTPL)")
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
        _office(folder, "pdf", *sorted(letters.glob("*.docx")))

    return timed(merge)[0]


def _our_bundle(folder: Path) -> float:
    data, keys, above = _data(), UnitKeys.generate(), UnitKeys.generate()

    def pack() -> None:
        payload = write_payload({"nonce": bytes(16), **data})
        manifest = _manifest(payload)
        recipients = [above.public().age, keys.public().age]
        (folder / "bundle").write_bytes(seal(manifest, payload, keys, recipients))

    return _usual(pack)


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
    _need("zip", "minisign", "age", "age-keygen")
    parts = folder / "parts"
    parts.mkdir()
    for name, data in _data().items():
        (parts / Path(name).name).write_bytes(data)
    _run("age-keygen", "-o", str(folder / "key.txt"))
    key = (folder / "key.txt").read_text().split("public key: ")[1].split()[0]
    secret = ("-s", str(folder / "mini.key"))
    _run("minisign", "-G", "-W", "-p", str(folder / "mini.pub"), *secret)

    def pack() -> None:
        for left in folder.glob("parts.*"):
            left.unlink()
        _run("zip", "-q", "-r", str(folder / "parts.zip"), str(parts))
        _run("minisign", "-S", "-W", *secret, "-m", str(folder / "parts.zip"))
        _run("age", "-r", key, "-o", str(folder / "parts.age"), str(folder / "parts.zip"))

    return _usual(pack)


def _data() -> dict[str, bytes]:
    """Return what a busy month is made of: photos, and some records."""
    chance, photos = Random(4), 40
    each = b"\xff\xd8\xff"
    return {
        f"attachments/{number:064x}": each + chance.randbytes(_SIZE // photos)
        for number in range(photos)
    }


def _usual(work: Callable[[], object]) -> float:
    """Return the middle of some times, in seconds."""
    return median(timed(work)[0] for _each in range(_TIMES))


def _need(*tools: str) -> None:
    """Raise _MissingError with what this machine lacks."""
    if lacking := [tool for tool in tools if which(tool) is None]:
        raise _MissingError(", ".join(lacking))


def _office(folder: Path, kind: str, *paths: Path) -> None:
    profile = f"-env:UserInstallation=file://{folder}/office"
    out = ("--convert-to", kind, "--outdir", str(folder / "out"))
    _run("soffice", profile, "--headless", *out, *map(str, paths))


def _run(*words: str) -> None:
    subprocess.run(words, check=True, capture_output=True, input=b"\n\n")

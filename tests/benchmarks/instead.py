"""What a user would do instead: Excel files, letters from a template, zip + minisign + age.

The list is of 50,000, of which the newest 250 are read at once and all are searched; the workbook
is of 10,000 and is opened and read whole. LibreOffice, docxtpl (for the Python that is named by
BINHYEN_DOCXTPL or is first in the path) and minisign are looked for on this machine and never
installed by us: what is missing is said, the rest goes on. Run: python3 dev.py bench desktop
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from random import Random
from shutil import which

from docx import Document
from PySide6.QtWidgets import QApplication
from xlsxwriter import Workbook

from storage.steps import drain
from sync.container import write_payload
from sync.envelope import encrypted
from sync.keys import UnitKeys
from sync.sshsig import verify
from tests.benchmarks.busy_post import TODAY
from tests.benchmarks.certificates import a_certificate
from tests.benchmarks.large_books import copied, large_books
from tests.benchmarks.sample_year import timed
from ui.paper.certificates import certificates_pdf, defaults
from ui.screens.activities import Activities
from ui.screens.desk import Desk
from ui.screens.look import dress

_ROWS, _LETTERS, _SIZE = 10_000, 50, 12_000_000
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
        works: dict[str, tuple[Callable[[Path], float], Callable[[Path], float | None]]] = {
            f"Mở, hiện và tìm trong danh sách {_ROWS} dòng trở lên": (_our_list, _their_list),
            f"{_LETTERS} văn bản": (_our_letters, _their_letters),
            f"Đóng gói, ký, mã hóa {_SIZE // 1_000_000} MB": (_our_bundle, _their_bundle),
        }
        return "\n".join(_beside(name, both, folder) for name, both in works.items())


def _beside(
    name: str,
    both: tuple[Callable[[Path], float], Callable[[Path], float | None]],
    folder: Path,
) -> str:
    ours = both[0](folder)
    theirs = both[1](folder)
    if theirs is None:
        return f"{name}: {ours:.2f} giây; máy này không có công cụ để so"
    return (
        f"{name}: {ours:.2f} giây; cách thường làm {theirs:.2f}; nhanh hơn {theirs / ours:.0f} lần"
    )


def _our_list(_folder: Path) -> float:
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    dress(app, "light")
    with copied(large_books()) as (ledger, _large):
        screen = Activities(Desk(ledger, today=lambda: TODAY))
        screen.resize(1100, 700)

        def show() -> None:
            screen.show()
            app.processEvents()
            screen.grab()
            screen.list.search.setText(
                "tuan tra"
            )  # among all of them, not only those on the screen
            screen.list.asked.emit()
            screen.grab()

        seconds, _shown = timed(show)
        screen.close()
        return seconds


def _their_list(folder: Path) -> float | None:
    if which("soffice") is None:
        return None
    path = folder / "list.xlsx"
    chance = Random(1)
    with Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        for row in range(_ROWS):
            sheet.write_row(row, 0, [row, f"Họp thôn {row}", f"{chance.randrange(28)}/11/2022", 5])
    return timed(lambda: _office(folder, "csv", path))[0]


def _our_letters(_folder: Path) -> float:
    template = defaults("ninh-binh/gia-vien/gia-thang")[0]
    batch = [a_certificate(place) for place in range(_LETTERS)]
    return timed(lambda: drain(certificates_pdf(template, batch)))[0]


def _their_letters(folder: Path) -> float | None:
    python = os.environ.get("BINHYEN_DOCXTPL", which("python3") or "python3")
    has = subprocess.run([python, "-c", "import docxtpl"], capture_output=True, check=False)
    if has.returncode or which("soffice") is None:
        return None
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


def _our_bundle(_folder: Path) -> float:
    data, keys, above = _data(), UnitKeys.generate(), UnitKeys.generate()

    def pack() -> None:
        payload = write_payload({"nonce": bytes(16), **data})
        sealed = encrypted(payload, [above.public().age, keys.public().age])
        verify(keys.public().sign, "month@binhyen", b"x", keys.sign("month@binhyen", b"x"))
        (_folder / "bundle").write_bytes(sealed)

    return timed(pack)[0]


def _their_bundle(folder: Path) -> float | None:
    if not all(map(which, ("zip", "minisign", "age", "age-keygen"))):
        return None
    parts = folder / "parts"
    parts.mkdir()
    for name, data in _data().items():
        (parts / Path(name).name).write_bytes(data)
    _run("age-keygen", "-o", str(folder / "key.txt"))
    key = (folder / "key.txt").read_text().split("public key: ")[1].split()[0]
    secret = ("-s", str(folder / "mini.key"))
    _run("minisign", "-G", "-W", "-p", str(folder / "mini.pub"), *secret)

    def pack() -> None:
        _run("zip", "-q", "-r", str(folder / "parts.zip"), str(parts))
        _run("minisign", "-S", "-W", *secret, "-m", str(folder / "parts.zip"))
        _run("age", "-r", key, "-o", str(folder / "parts.age"), str(folder / "parts.zip"))

    return timed(pack)[0]


def _data() -> dict[str, bytes]:
    """Return what a busy month is made of: photos, and some records."""
    chance, photos = Random(4), 40
    each = b"\xff\xd8\xff"
    return {
        f"attachments/{number:064x}": each + chance.randbytes(_SIZE // photos)
        for number in range(photos)
    }


def _office(folder: Path, kind: str, *paths: Path) -> None:
    profile = f"-env:UserInstallation=file://{folder}/office"
    out = ("--convert-to", kind, "--outdir", str(folder / "out"))
    _run("soffice", profile, "--headless", *out, *map(str, paths))


def _run(*words: str) -> None:
    subprocess.run(words, check=True, capture_output=True, input=b"\n\n")

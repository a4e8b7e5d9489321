"""Does this program, as it is installed here, have all that it needs? One line for each part."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import keyring

import resources
from desktop.demo.plan import posts
from desktop.display import has_display, missing_library
from resources.catalogues import catalogue_names, entries
from resources.wording import _
from storage.books import make_books
from storage.errors import KnownError
from storage.imports import read_workbook
from storage.journal import check_journal
from storage.keystore import unlock_with_passphrase
from storage.records import Hamlet
from storage.recovery_code import new_code
from storage.repository import find, put
from storage.settings import Settings
from sync.enrolment import pairing_words
from sync.envelope import decrypted, encrypted
from sync.keys import UnitKeys
from sync.machine_check import Check
from sync.sshsig import verify
from ui.paper.as_word import word_of
from ui.paper.as_workbook import workbook_of
from ui.paper.dispatch import Dispatch, Letterhead, Signer
from ui.paper.document import Annex, Column, Document, Grid
from ui.paper.recovery import RecoverySheet, recovery_pdf

_UNIT, _PASSPHRASE = "ninh-binh/dai-hoang", "tự kiểm tra"
_PURPOSE = "month@binhyen"
_FONTS = {"NotoSans-Regular", "NotoSans-Bold", "LiberationSerif-Regular", "LiberationSerif-Bold"}


def selftest(*, window: bool = True) -> Iterator[Check]:
    """Try each part for real, one after the other."""
    checks: list[tuple[str, Callable[[], str]]] = [
        (_("Sổ mã hóa"), _ledger),
        (_("Phông chữ"), _fonts),
        (_("Danh mục"), _lists),
        (_("Chữ ký"), _signing),
        (_("Mã hóa gói"), _encryption),
        (_("Nơi nhớ khóa"), _keyring),
        (_("Giấy tờ PDF"), _paper),
        (_("Word, Excel"), _files),
    ]
    if window:
        checks.append((_("Cửa sổ"), _window))
    for name, check in checks:
        try:
            words = check()
        except (KnownError, OSError, AssertionError, ImportError, ValueError) as error:
            yield Check(name, "bad", f"{type(error).__name__}: {error}")
        else:
            yield Check(name, "good", words)


def _ledger() -> str:
    with tempfile.TemporaryDirectory() as place:
        settings = Settings(unit=_UNIT, unit_name="Công an xã Đại Hoàng")
        folder = Path(place) / "so"
        books, _master, _code = make_books(
            folder, settings, _PASSPHRASE, use_keyring=False, anywhere=True
        )
        with books.open(unlock_with_passphrase(books.key_file, _PASSPHRASE)) as ledger:
            put(ledger, Hamlet(unit=_UNIT, name="Thôn Đoài"))
            assert len(find(ledger, Hamlet)) == 1
            assert check_journal(ledger.db).seq == 1
            (version,) = ledger.db.execute("PRAGMA cipher_version").fetchone()
        assert "Đoài".encode() not in books.ledger.read_bytes()
    words = _("mở, ghi, đọc lại được; tệp đã mã hóa (SQLCipher {version})")
    return words.format(version=version)


def _fonts() -> str:
    found = {path.stem for path in resources.file("fonts").glob("*.ttf")}
    assert found >= _FONTS, found
    return _("{count} phông kèm theo").format(count=len(found))


def _lists() -> str:
    names = catalogue_names()
    assert all(entries(name) for name in names)
    assert posts()
    assert pairing_words()
    for parts in (("qtbase_vi.qm",), ("vi", "LC_MESSAGES", "messages.mo")):
        assert resources.file("translations", *parts).is_file(), parts
    return _("{count} danh mục, tên đơn vị, sổ mẫu").format(count=len(names))


def _signing() -> str:
    keys = UnitKeys.generate()
    verify(keys.public().sign, _PURPOSE, b"binh yen", keys.sign(_PURPOSE, b"binh yen"))
    return _("ký và kiểm được")


def _encryption() -> str:
    keys, secret = UnitKeys.generate(), os.urandom(1000)
    assert decrypted(encrypted(secret, [keys.public().age]), keys.age, len(secret)) == secret
    return _("mã hóa và mở lại được")


def _keyring() -> str:
    backend = keyring.get_keyring()
    if backend.priority <= 0:
        return _("máy không có nơi nhớ khóa; dùng mật khẩu")
    return _("có: {name}").format(name=backend.name)


def _paper() -> str:
    sheet = RecoverySheet("Công an xã Đại Hoàng", new_code(), date(2026, 1, 2))
    data = recovery_pdf(sheet)
    assert data.startswith(b"%PDF"), data[:8]
    return _("in được, {size} KB").format(size=len(data) // 1024)


def _files() -> str:
    """Write a small report as Word and as Excel, and read the figure back from the latter."""
    signer = Signer(("TRƯỞNG CÔNG AN XÃ",))
    letterhead = Letterhead("Công an tỉnh", "Công an xã Đại Hoàng", "Đại Hoàng", "BC-CAX")
    grid = Grid("Biểu 01", (Column("Nội dung", 60), Column("Số liệu", 20, "number")), (("Tổ", 42),))
    report = Document(
        dispatch=Dispatch(letterhead=letterhead, signer=signer),
        kind="Báo cáo",
        about="tự kiểm tra",
        annexes=(Annex("Biểu số liệu", (grid,)),),
    )
    assert word_of(report).startswith(b"PK")
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "bieu.xlsx"
        path.write_bytes(workbook_of(report))
        cells = [cell for sheet in read_workbook(path) for row in sheet.rows for cell in row]
    assert "42" in {str(cell).removesuffix(".0") for cell in cells}, cells
    return _("ghi được Word, ghi và đọc lại được Excel")


def _window() -> str:
    if not has_display(sys.platform, os.environ):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"  # Qt would abort
    try:
        from desktop.window_check import open_and_close  # noqa: PLC0415  # Qt only when asked for
    except ImportError as error:
        raise missing_library(error) from error
    return open_and_close()

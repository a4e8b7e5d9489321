"""Books: made once, in a safe place, and held by one program at a time."""

from __future__ import annotations

import stat
import subprocess
import sys
from pathlib import Path

import pytest

from storage.books import Books, held, make_books
from storage.errors import LedgerBusyError, LedgerPlaceError, NoLedgerError
from storage.keystore import unlock_with_code, unlock_with_passphrase
from storage.places import kind_of_mount, refuse_outside_place
from tests.conftest import PASSPHRASE, UNIT, NewBooks, post_settings

MOUNTS = """
sysfs /sys sysfs rw,nosuid 0 0
/dev/sda2 / ext4 rw,relatime 0 0
/dev/sda1 /boot/efi vfat rw 0 0
/dev/sdb1 /media/an/KINGSTON vfat rw 0 0
/dev/sdc1 /run/media/an/Ổ\\040cứng fuseblk rw 0 0
/dev/sdd1 /mnt/usb exfat rw 0 0
/dev/sde1 /mnt/du-lieu ext4 rw 0 0
//tinh/chung /mnt/tinh cifs rw 0 0
may-chu:/so /home/an/mang nfs4 rw 0 0
/dev/sdf1 /home/an/mang/rieng ext4 rw 0 0
gvfsd-fuse /run/user/1000/gvfs fuse.gvfsd-fuse rw 0 0
""".strip()


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/home/an/BinhYen", ""),
        ("/", ""),
        ("/boot/efi", ""),
        ("/media/an/KINGSTON", "removable"),
        ("/media/an/KINGSTON/so", "removable"),
        ("/media/an/KINGSTON-2/so", ""),
        ("/run/media/an/Ổ cứng/so", "removable"),
        ("/mnt/usb/so", "removable"),
        ("/mnt/du-lieu/so", ""),
        ("/mnt/tinh/so", "network"),
        ("/home/an/mang/so", "network"),
        ("/home/an/mang/rieng/so", ""),
        ("/run/user/1000/gvfs/smb-share/so", "network"),
    ],
)
def test_sticks_and_network_folders_are_known_by_their_mounts(folder: str, kind: str) -> None:
    assert kind_of_mount(folder, MOUNTS) == kind


@pytest.mark.parametrize(("kind", "words"), [("network", "trên mạng"), ("removable", "ổ rời")])
def test_books_are_not_made_on_a_stick_or_a_network(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, words: str
) -> None:
    monkeypatch.setattr("storage.places._mount_kind", lambda _folder: kind)
    with pytest.raises(LedgerPlaceError, match=rf"{words}.*SO-05"):
        make_books(tmp_path / "so", post_settings(), PASSPHRASE)
    assert not (tmp_path / "so").exists()


def test_a_disk_of_this_computer_is_a_place_for_books() -> None:
    refuse_outside_place(Path("/"))


def test_a_computer_that_lists_no_mounts_does_not_stand_in_the_way(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("storage.places.Path.exists", lambda _path: False)
    refuse_outside_place(Path("/"))


def test_new_books_open_with_what_was_given_and_belong_to_the_unit(books: NewBooks) -> None:
    made, master, code = books
    assert made.exist
    assert unlock_with_passphrase(made.key_file, PASSPHRASE) == master
    assert unlock_with_code(made.key_file, code) == master
    with made.open(master) as ledger:
        assert ledger.settings.unit == UNIT
    for path in (made.folder, made.key_file):
        assert not stat.S_IMODE(path.stat().st_mode) & (stat.S_IRWXG | stat.S_IRWXO)
    assert not made.signing_keys.exists()


def test_books_are_not_made_over_others(books: NewBooks) -> None:
    before = books.books.key_file.read_bytes()
    with pytest.raises(LedgerBusyError, match="Sổ cũ vẫn nguyên"):
        make_books(books.books.folder, post_settings(), PASSPHRASE, anywhere=True)
    assert books.books.key_file.read_bytes() == before


def test_a_folder_without_books_says_so(tmp_path: Path, books: NewBooks) -> None:
    nothing = Books(tmp_path)
    assert not nothing.exist
    with pytest.raises(NoLedgerError, match="SO-10"):
        nothing.open(books.master)


HOLD = """
import sys
from pathlib import Path
from storage.books import Books, held
with held(Books(Path(sys.argv[1]))):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_books_that_another_program_holds_do_not_open_again(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLD, str(tmp_path)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, **pipes, text=True, cwd=Path(__file__).parents[2]) as other:  # type: ignore[call-overload]  # the two pipes
        assert other.stdout.readline() == "held\n"
        with pytest.raises(LedgerBusyError, match=r"cửa sổ khác.*SO-06"), held(Books(tmp_path)):
            pass
        other.kill()
    with held(Books(tmp_path)):
        pass


def test_held_books_are_free_again_after_an_error(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), held(Books(tmp_path)):
        raise RuntimeError
    with held(Books(tmp_path)):
        pass

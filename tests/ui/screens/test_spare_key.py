"""The superior's spare key at the desk: made, put away, used."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sync.backup_key import (
    Backup,
    SealedBackup,
    has_backup,
    make_backup,
    registry_file,
    seal_backup,
)
from sync.held import found_registry, held_registry
from sync.keys import UnitKeys
from tests.ui.paper.pdf import texts
from tests.ui.screens.answering import answer
from tests.ui.screens.pair import Pair, paired
from ui.screens import spare_key
from ui.screens.putting_away import PutAway
from ui.screens.spare_key import SpareKey, UseSpareKey

SEALED = SealedBackup("GIA-VIEN_chia-du-phong_000003.age", b"age", "AAAA-BBBB-CCCC-DDDD-EEEE")


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    with paired(tmp_path) as pair:
        yield pair


@pytest.fixture
def put_away(monkeypatch: pytest.MonkeyPatch) -> list[SealedBackup]:
    """Gather what would be shown to be put away."""
    found: list[SealedBackup] = []

    class Quiet(PutAway):
        def exec(self) -> int:
            found.append(self._sealed)
            return 1

    monkeypatch.setattr(spare_key, "PutAway", Quiet)
    return found


@pytest.fixture
def away(pair: Pair, qtbot: QtBot) -> PutAway:
    dialog = PutAway(pair.superior, SEALED)
    qtbot.addWidget(dialog, before_close_func=PutAway.accept)  # closing it would ask a question
    dialog.show()
    return dialog


def test_a_spare_key_is_made_and_put_away(
    pair: Pair, qtbot: QtBot, put_away: list[SealedBackup]
) -> None:
    card = SpareKey(pair.superior)
    qtbot.addWidget(card)
    assert card.state.text() == "Chưa có chìa dự phòng."
    card.make_button.click()
    qtbot.waitUntil(lambda: bool(put_away))
    assert has_backup(pair.superior.ledger)
    assert card.state.text() == "Đã có chìa dự phòng."
    answer("Giữ chìa cũ")
    card.make_button.click()
    assert len(put_away) == 1


def test_a_suspected_key_is_changed(pair: Pair, qtbot: QtBot, put_away: list[SealedBackup]) -> None:
    card = SpareKey(pair.superior)
    qtbot.addWidget(card)
    old = pair.superior.keys.public()
    answer("Đổi khóa")
    card.change_button.click()
    qtbot.waitUntil(lambda: bool(put_away))
    keys = pair.superior.keys
    assert keys.public() != old
    assert held_registry(pair.superior.ledger).registry.superior.keys[0] == keys.public()


def test_nothing_goes_on_before_file_and_code_are_put_away(away: PutAway, tmp_path: Path) -> None:
    away.typed.setText("EEEE")
    away.go.click()
    assert away.complaint.text() == "Chưa ghi tệp ra USB."
    path = away.write_to(tmp_path)
    assert path.read_bytes() == SEALED.data
    away.typed.setText("EEEF")
    away.go.click()
    assert "4 ký tự cuối" in away.complaint.text()
    away.typed.setText(" eeee ")
    away.go.click()
    assert away.result() == PutAway.DialogCode.Accepted


def test_closing_it_too_early_is_warned_of(away: PutAway) -> None:
    answer("Xem lại")
    away.reject()
    assert away.isVisible()
    answer("Vẫn đóng")
    away.reject()
    assert not away.isVisible()


def test_the_sheet_says_which_file_the_code_opens(away: PutAway) -> None:
    said = " ".join(" ".join(texts(away.paper().pdf)).split())
    assert SEALED.name in said
    assert "AAAA" in said
    assert "PHIẾU MÃ CHÌA DỰ PHÒNG" in said


@pytest.fixture
def sealed(pair: Pair) -> tuple[Backup, SealedBackup]:
    backup = make_backup(pair.superior.ledger, pair.superior.keys)
    return backup, seal_backup(backup)


def test_the_spare_key_is_used_from_its_file_and_code(
    pair: Pair, qtbot: QtBot, tmp_path: Path, sealed: tuple[Backup, SealedBackup]
) -> None:
    put = tmp_path / sealed[1].name
    put.write_bytes(sealed[1].data)
    dialog = UseSpareKey(pair.superior)
    qtbot.addWidget(dialog)
    for missing in ("tệp chìa dự phòng", "mã trên phiếu"):
        dialog.go.click()
        assert missing in dialog.complaint.text()
        dialog.take_file(put)
    dialog.code.setText(sealed[1].code)
    dialog.go.click()
    qtbot.waitUntil(lambda: dialog.made is not None)
    assert dialog.made is not None
    renewed = dialog.made[0]
    assert renewed.signed.signed_by([sealed[0].keys.public()])


def test_new_books_are_built_anew_from_a_posts_registry(
    pair: Pair, qtbot: QtBot, tmp_path: Path, sealed: tuple[Backup, SealedBackup]
) -> None:
    (tmp_path / "so-don-vi.bys").write_bytes(registry_file(pair.superior.ledger))
    (tmp_path / "chia.age").write_bytes(sealed[1].data)
    ledger = pair.superior.ledger
    with ledger.change():  # as on the first day of new books
        ledger.db.execute("DELETE FROM registry")
        found_registry(ledger, UnitKeys.generate())
    dialog = UseSpareKey(pair.superior)
    qtbot.addWidget(dialog)
    assert dialog.rebuilds
    dialog.take_file(tmp_path / "chia.age")
    dialog.code.setText(sealed[1].code)
    dialog.go.click()
    assert "sổ đơn vị" in dialog.complaint.text()
    dialog.take_registries([tmp_path / "so-don-vi.bys"])
    dialog.go.click()
    qtbot.waitUntil(lambda: dialog.made is not None)
    assert [unit.code for unit in held_registry(ledger).registry.units] == [pair.post.settings.unit]

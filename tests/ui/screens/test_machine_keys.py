"""Changing the keys of a post's laptop, and handing it over, at the desk."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from storage.errors import WrongSecretError
from storage.keystore import make_key_file, unlock_with_passphrase
from sync.changing_keys import countersign
from sync.held import take_registry
from sync.keys import UnitKeys
from sync.rotation import last_change
from sync.trust import read_registry, write_registry
from tests.conftest import PASSPHRASE
from tests.ui.screens.answering import answer
from tests.ui.screens.pair import TODAY, Pair, paired, strangers
from ui.screens.machine_keys import HandOver, MachineKeys

NEW = "mật khẩu của trưởng mới"


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    with paired(tmp_path) as pair:
        yield pair


@pytest.fixture
def card(pair: Pair, qtbot: QtBot) -> MachineKeys:
    made = MachineKeys(pair.post)
    qtbot.addWidget(made)
    made.show()
    return made


def test_changing_the_keys_says_from_which_bundle_on_and_what_it_waits_for(
    pair: Pair, card: MachineKeys
) -> None:
    old = pair.post.keys.public()
    answer("Đổi khóa")
    card.change_button.click()
    assert "từ gói số 1. Chờ cấp trên xác nhận" in card.state.text()
    assert not card.change_button.isEnabled()
    assert pair.post.keys.public() != old
    safe = pair.post.safe
    assert safe is not None
    kept = UnitKeys.load(safe.key_place.path, safe.key_place.wrap)
    assert kept.public() == pair.post.keys.public()


def test_going_back_changes_nothing(pair: Pair, card: MachineKeys) -> None:
    old = pair.post.keys
    answer("Để sau")
    card.change_button.click()
    assert pair.post.keys is old


def test_the_card_says_that_the_superior_has_confirmed(pair: Pair, card: MachineKeys) -> None:
    answer("Đổi khóa")
    card.change_button.click()
    above = pair.superior
    signed = countersign(above.ledger, pair.post.keys.request, above.keys)
    take_registry(pair.post.ledger, write_registry([signed]))
    card.refresh()
    assert card.state.text().startswith("Máy thứ 1 của đơn vị, khóa dùng từ gói số 1")
    assert card.change_button.isEnabled()


def test_old_keys_are_advised_to_be_changed(
    pair: Pair, card: MachineKeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "mỗi năm một lần" in card.advice.text()
    later = last_change(pair.post.ledger) + timedelta(days=366)
    monkeypatch.setattr(pair.post, "today", lambda: later)
    card.refresh()
    assert card.advice.text() == "Khóa đã dùng hơn một năm; nên đổi."


def test_before_pairing_there_is_nothing_to_change(tmp_path: Path, qtbot: QtBot) -> None:
    with strangers(tmp_path) as pair:
        card = MachineKeys(pair.post)
        qtbot.addWidget(card)
        assert "chưa ghép đôi" in card.state.text()
        assert not card.change_button.isEnabled()


def test_the_superior_gets_the_registry_from_a_post(
    pair: Pair, card: MachineKeys, tmp_path: Path
) -> None:
    steps = read_registry(card.write_to(tmp_path).read_bytes())
    assert steps[-1].registry.superior.code == pair.superior.settings.unit


def test_a_new_chief_takes_over_with_a_new_passphrase_code_and_key(
    pair: Pair, qtbot: QtBot
) -> None:
    safe = pair.post.safe
    assert safe is not None
    old = pair.post.keys
    make_key_file(safe.books.key_file, PASSPHRASE, use_keyring=False)
    dialog = handed_over(pair, qtbot)
    assert dialog.code.count("-") == 6
    assert unlock_with_passphrase(safe.books.key_file, NEW) == safe.master
    with pytest.raises(WrongSecretError):
        unlock_with_passphrase(safe.books.key_file, PASSPHRASE)
    assert [each.public() for each in pair.post.keys.earlier] == [old.public()]


def test_handing_over_before_the_last_change_is_confirmed_changes_the_passphrase_alone(
    pair: Pair, card: MachineKeys, qtbot: QtBot
) -> None:
    safe = pair.post.safe
    assert safe is not None
    make_key_file(safe.books.key_file, PASSPHRASE, use_keyring=False)
    answer("Đổi khóa")
    card.change_button.click()
    keys = pair.post.keys
    handed_over(pair, qtbot)
    assert pair.post.keys is keys
    assert unlock_with_passphrase(safe.books.key_file, NEW) == safe.master


def test_passphrases_that_differ_hand_nothing_over(pair: Pair, qtbot: QtBot) -> None:
    old = pair.post.keys
    dialog = HandOver(pair.post)
    qtbot.addWidget(dialog)
    dialog.passphrase.first.setText(NEW)
    dialog.passphrase.second.setText("khác hẳn")
    dialog.go.click()
    assert dialog.complaint.text()
    assert (dialog.code, pair.post.keys) == ("", old)
    assert pair.post.today() == TODAY


def handed_over(pair: Pair, qtbot: QtBot) -> HandOver:
    dialog = HandOver(pair.post)
    qtbot.addWidget(dialog)
    dialog.passphrase.first.setText(NEW)
    dialog.passphrase.second.setText(NEW)
    dialog.go.click()
    assert dialog.result() == HandOver.DialogCode.Accepted
    return dialog

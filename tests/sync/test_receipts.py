from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest

from sync.container import read_container
from sync.errors import (
    ContainerError,
    NotABundleError,
    ReceiptForOtherError,
    ReceiptSignerError,
    ReceiptUnreadableError,
    RefusedError,
)
from sync.keys import UnitKeys
from sync.receipts import (
    ANSWERS,
    PURPOSE,
    RECEIPT_MIMETYPE,
    Reason,
    Receipt,
    open_receipt,
    receipt_name,
    write_receipt,
)
from sync.registry import allowed_signers, with_superior_keys
from sync.trust import sign_registry, steps_out
from sync.trust_errors import RegistrySkippedError
from tests.sync.bad_bundles import packed
from tests.sync.parties import (
    BACKUP,
    DISTRICT,
    NEIGHBOUR,
    OURS,
    POST,
    REGISTRY,
    SIGNED,
    SUPERIOR,
    WHEN,
    bundle,
    registry,
)
from tests.sync.tools import needs


def receipt(**facts: Any) -> Receipt:
    values: dict[str, Any] = {
        "number": 12,
        "superior": DISTRICT,
        "unit": POST,
        "epoch": 1,
        "seq": 7,
        "bundle_id": "b" * 64,
        "month": "2022-12",
        "revision": 1,
        "answer": "full",
        "counts": {"activity": 12},
        "next_seq": 8,
        "chain_head": "b" * 64,
        "registry_version": 1,
        "written_at": WHEN,
    }
    return Receipt(**values | facts)


GOOD = write_receipt(receipt(), SUPERIOR, [SIGNED])


def test_the_unit_reads_what_the_superior_answered() -> None:
    opened = open_receipt(GOOD, SIGNED, POST)
    assert opened.receipt == receipt()
    assert opened.registry == SIGNED
    assert receipt_name(opened.receipt) == "GIA-THANG_so-0007_bien-nhan-000012.byr"


def test_only_taking_in_turns_a_month_green() -> None:
    assert [receipt(answer=answer).accepted for answer in ANSWERS] == [True, True] + [False] * 3


def test_the_newer_registry_comes_with_the_receipt_and_may_bring_new_keys() -> None:
    new = UnitKeys.generate()
    rotated = with_superior_keys(registry(1), (new.public(), BACKUP.public()))
    two = sign_registry(rotated, SUPERIOR)
    data = write_receipt(receipt(registry_version=2), new, [SIGNED, two])
    assert open_receipt(data, SIGNED, POST).registry == two
    skipping = write_receipt(receipt(), SUPERIOR, [sign_registry(registry(3), SUPERIOR)])
    with pytest.raises(RegistrySkippedError):
        open_receipt(skipping, SIGNED, POST)


def test_an_old_receipt_does_not_bring_back_an_old_registry() -> None:
    two = sign_registry(registry(2), SUPERIOR)
    assert open_receipt(GOOD, two, POST).registry == two


def test_a_receipt_for_another_unit_is_refused() -> None:
    with pytest.raises(ReceiptForOtherError):
        open_receipt(GOOD, SIGNED, NEIGHBOUR)


def test_a_receipt_that_the_superior_did_not_sign_is_refused() -> None:
    with pytest.raises(ReceiptSignerError):
        open_receipt(write_receipt(receipt(), OURS, [SIGNED]), SIGNED, POST)


def test_a_receipt_that_says_nonsense_is_refused() -> None:
    said = receipt().to_bytes().replace(b'"full"', b'"fine"')
    own = {"receipt.json": said, "receipt.json.sig": SUPERIOR.sign(PURPOSE, said)}
    with pytest.raises(ReceiptUnreadableError):
        open_receipt(packed(own | steps_out([SIGNED]), RECEIPT_MIMETYPE), SIGNED, POST)
    with pytest.raises(ContainerError):
        open_receipt(packed({"receipt.json": said}, RECEIPT_MIMETYPE), SIGNED, POST)
    with pytest.raises(NotABundleError):
        open_receipt(bundle(), SIGNED, POST)
    with pytest.raises(ValueError, match="code"):
        Reason(code="anything")


def test_no_flipped_bit_of_a_receipt_passes() -> None:
    for at in range(0, len(GOOD) * 8, 5):
        bad = bytearray(GOOD)
        bad[at // 8] ^= 1 << at % 8
        with pytest.raises(RefusedError):
            open_receipt(bytes(bad), SIGNED, POST)


@needs("ssh-keygen")
def test_stock_ssh_keygen_verifies_a_receipt(tmp_path: Path) -> None:
    entries = read_container(GOOD, RECEIPT_MIMETYPE)
    (tmp_path / "allowed").write_text(allowed_signers(REGISTRY))
    (tmp_path / "sig").write_bytes(entries["receipt.json.sig"])
    command = ["ssh-keygen", "-Y", "verify", "-f", "allowed", "-I", DISTRICT, "-n", PURPOSE]
    said = entries["receipt.json"]
    subprocess.run(
        [*command, "-s", "sig"], input=said, cwd=tmp_path, capture_output=True, check=True
    )


def test_the_superiors_words_are_kept_in_one_spelling() -> None:
    said = Reason(code="TL-01", words=normalize("NFD", " Thiếu hội nghị "))
    assert said.words == "Thiếu hội nghị"

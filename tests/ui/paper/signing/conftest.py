"""Fixtures of signing: an issuer, people, a paper, a token as it comes from its maker."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from tests.ui.paper.samples import DISPATCH
from tests.ui.paper.signing import soft_token
from tests.ui.paper.signing.people import CHAIR, COMMUNE, PASSWORD, Holder, given_by, issuer
from tests.ui.paper.signing.signed import signed
from ui.paper.blocks import paragraph
from ui.paper.sheet import begin_appendix, print_sheet
from ui.paper.signature import close
from ui.paper.signing.means import WithFile


@pytest.fixture(scope="session")
def authority() -> Holder:
    """Return the issuer of these tests."""
    return issuer()


@pytest.fixture(scope="session")
def head(authority: Holder) -> Holder:
    """Return the head of the post."""
    return given_by(authority)


@pytest.fixture(scope="session")
def chair(authority: Holder) -> Holder:
    """Return the chairman of the commune, with an RSA key as official tokens have."""
    key = rsa.generate_private_key(65537, 2048)
    return given_by(authority, CHAIR, COMMUNE, key=key)


@pytest.fixture(scope="session")
def paper() -> bytes:
    """Return a letter of two pages, signed on the second, and an appendix that lies on its side."""
    body = [paragraph(f"Câu thứ {number} của tờ trình.") for number in range(36)]
    listed = [*begin_appendix(), paragraph("Danh sách kèm theo.")]
    return print_sheet([*body, *close("Hết", DISPATCH), *listed], title="Tờ trình", author="x")


@pytest.fixture
def with_file(head: Holder, authority: Holder, tmp_path: Path) -> WithFile:
    """Return the head's file of keys."""
    path = tmp_path / "Ánh.p12"
    path.write_bytes(head.file(authority))
    return WithFile(path, PASSWORD)


@pytest.fixture(scope="session")
def made_token(
    head: Holder, chair: Holder, authority: Holder, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """Make a token once: the head's key (EC), the chair's (RSA), the issuer's certificate."""
    folder = tmp_path_factory.mktemp("token")
    with pytest.MonkeyPatch.context() as patch:
        soft_token.make(folder, patch, keys={"head": head, "chair": chair}, others=[authority])
    return folder


@pytest.fixture
def token(made_token: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Plug in a token of one's own, and return the driver."""
    copytree(made_token, tmp_path / "usb")
    soft_token.use(tmp_path / "usb", monkeypatch)
    yield soft_token.driver()
    soft_token.unplug()


@pytest.fixture(scope="session")
def once(
    paper: bytes, head: Holder, authority: Holder, tmp_path_factory: pytest.TempPathFactory
) -> bytes:
    """Return a signed paper."""
    path = tmp_path_factory.mktemp("keys") / "k.p12"
    path.write_bytes(head.file(authority))
    return signed(paper, WithFile(path, PASSWORD))

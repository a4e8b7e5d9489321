"""Signs papers for tests as the program does, and asks poppler what it thinks of them."""

from __future__ import annotations

from pathlib import Path
from shutil import which
from subprocess import run

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from storage.steps import drain
from tests.ui.paper.signing.people import Holder
from ui.paper.signing.means import WithFile, WithToken
from ui.paper.signing.order import Order, Role
from ui.paper.signing.sign import sign_paper

TITLE, NAME = "Trưởng Công an xã", "Phạm Ngọc Ánh"
needs_pdfsig = pytest.mark.skipif(
    which("pdfsig") is None or which("certutil") is None,
    reason="poppler-utils or libnss3-tools is missing",
)


def signed(pdf: bytes, means: WithFile | WithToken, role: Role = Role.HEAD) -> bytes:
    """Return the paper signed where the head of the post signs."""
    return drain(sign_paper(pdf, means, Order(role=role, title=TITLE, name=NAME)))


def pdfsig(pdf: bytes, authority: Holder, folder: Path) -> str:
    """Return what poppler says, trusting this issuer alone."""
    store, file, issuer = folder / "nss", folder / "signed.pdf", folder / "issuer.pem"
    file.write_bytes(pdf)
    issuer.write_bytes(authority.certificate.public_bytes(Encoding.PEM))
    if not store.exists():
        store.mkdir()
        run(["certutil", "-N", "-d", f"sql:{store}", "--empty-password"], check=True)
        trust = ["certutil", "-A", "-d", f"sql:{store}", "-n", "issuer", "-t", "C,C,C"]
        run([*trust, "-i", str(issuer)], check=True)
    asked = ["pdfsig", "-nssdir", f"sql:{store}", str(file)]
    return run(asked, check=False, capture_output=True, text=True).stdout

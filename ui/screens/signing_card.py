"""A digital certificate on a card, shown before it signs anything."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from resources.wording import _
from storage.errors import KnownError
from ui.paper.signing.certificates import VIETNAM, SigningCertificate, refuse_unfit
from ui.paper.signing.telling import told_of_certificate
from ui.screens.parts import plain
from ui.screens.sign import Sign


class CertificateCard(QFrame):
    """Whose certificate it is, who gave it, until when; hidden while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.sign = Sign("key")
        self.holder = plain(name="sheetTitle", wrap=True)
        self.words = plain(wrap=True)
        self.problem = plain(look="bad", wrap=True)
        head = QHBoxLayout()
        head.addWidget(self.sign)
        head.addWidget(self.holder, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.addLayout(head)
        column.addWidget(self.words)
        column.addWidget(self.problem)
        self.certificate: SigningCertificate | None = None
        self.show_certificate(None)

    @property
    def is_fit(self) -> bool:
        """Tell whether the certificate shown may sign today."""
        return self.certificate is not None and not self.problem.text()

    def show_certificate(self, certificate: SigningCertificate | None) -> None:
        """Show one, or none."""
        self.certificate = certificate
        self.setVisible(certificate is not None)
        if certificate is None:
            return
        self.holder.setText(certificate.holder)
        self.words.setText("\n".join(told_of_certificate(certificate)))
        problem = _problem(certificate)
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        self.sign.say(*(("bad", "bad") if problem else ("key", "accent")))
        self.setAccessibleName(_("Chứng thư số của {name}").format(name=certificate.holder))


def _problem(certificate: SigningCertificate) -> str:
    try:
        refuse_unfit(certificate, datetime.now(VIETNAM))
    except KnownError as error:
        return error.message
    return ""

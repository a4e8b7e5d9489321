"""What a sealed bundle takes along, shown once more before it leaves on a stick."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from resources.wording import _
from sync.bundle import open_own
from sync.dossier_payload import content_of
from sync.media import MEDIA
from sync.media_taking import MediaContent
from sync.media_taking import content_of as photos_in
from sync.outbox import bundle_bytes, outgoing
from sync.outgoing import sent_content
from ui.screens.desk import Desk
from ui.screens.leaving import LeavingDialog, names_that_leave, parts_of
from ui.screens.parts import button, plain
from ui.screens.photo_strip import PhotoStrip
from ui.screens.proposal_sending import DossierLeaving, names_of_dossier


def show_contents(desk: Desk, identity: str, parent: QWidget) -> None:
    """Show every line of a bundle that these books sealed; RefusedError where it cannot be read."""
    bundle = next(one for one in outgoing(desk.ledger) if one.bundle_id == identity)
    if bundle.kind == "month":
        said = sent_content(desk.ledger, bundle, desk.keys)
        LeavingDialog(said, parts_of(said, names_that_leave(desk)), parent=parent).exec()
    elif bundle.kind == "dossier":
        opened = open_own(bundle_bytes(desk.ledger, bundle), desk.keys)
        dialog = DossierLeaving(content_of(opened), names_of_dossier(desk), parent)
        dialog.go.hide()
        dialog.exec()
    elif bundle.kind == MEDIA:
        opened = open_own(bundle_bytes(desk.ledger, bundle), desk.keys)
        PhotosLeaving(photos_in(opened), parent).exec()


class PhotosLeaving(QDialog):
    """The photos that leave with a bundle, nothing else of which is for people."""

    def __init__(self, content: MediaContent, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Những gì sẽ rời máy này"))
        self.photos = PhotoStrip(lambda digest: content.photos[digest])
        self.photos.show_photos(content.photos)
        words = _(
            "Gói này chứa đúng {count} ảnh dưới đây, đã bỏ vị trí, thời gian và tên máy chụp; "
            "đã ký và mã hóa."
        )
        column = QVBoxLayout(self)
        column.addWidget(plain(words.format(count=len(content.photos)), look="muted", wrap=True))
        column.addWidget(self.photos)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(button(_("Đó&ng"), self.reject))
        column.addLayout(foot)
        self.resize(620, 200)

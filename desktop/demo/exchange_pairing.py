"""Pairing in the sample exchange: three files on a stick, and words read over the telephone."""

from __future__ import annotations

from desktop.demo.exchange_stage import (
    TODAY,
    Party,
    Stage,
    came_words,
    refusal,
    written_name,
)
from resources.wording import _
from sync.backup_key import make_backup, seal_backup
from sync.bundle import read_file
from sync.couriers.folder import FolderCourier
from sync.enrolment import spoken_code
from sync.held import confirm_pairing, held_registry
from sync.parcels_out import REQUEST_FILE
from ui.paper.recovery import RecoverySheet, recovery_pdf
from ui.screens.unit_invitation import INVITATION, invitation_for

_WRONG = "nhầm một chữ 0000"


def put_spare_key_away(stage: Stage) -> None:
    """Let the superior make its spare key before anybody is paired: file and code apart."""
    above = stage.superior
    sealed = seal_backup(make_backup(above.ledger, above.keys))
    (stage.out / "keys").mkdir()
    (stage.out / "keys" / sealed.name).write_bytes(sealed.data)
    sheet = RecoverySheet(above.name, sealed.code, TODAY, sealed.name, practice=True)
    (stage.out / "papers").mkdir()
    (stage.out / "papers" / "phieu-ma-chia-du-phong.pdf").write_bytes(recovery_pdf(sheet))
    said = _("Tệp cất một tủ, phiếu mã in ra cất tủ khác.")
    stage.tell(above, _("Tạo chìa dự phòng"), sealed.name, said)


def pair_both(stage: Stage) -> None:
    """Pair both posts; the first time the superior types the words wrong once."""
    pair(stage, stage.by_mail, wrong_first=True)
    pair(stage, stage.by_stick)


def pair(stage: Stage, party: Party, *, wrong_first: bool = False) -> None:
    """Carry invitation, request and registry on the stick, and read the words aloud."""
    above, unit = stage.superior, party.unit
    invitation = invitation_for(above.ledger, unit, party.ledger.settings.unit_name, above.keys)
    path = FolderCourier(stage.usb).put(unit, INVITATION, invitation)
    stage.tell(above, _("Làm lời mời ghép đôi"), path.name, _("Đã ghi ra USB, đọc lại đúng."))
    report = stage.trip(party)
    said = came_words(report, "invitation")
    stage.tell(party, _("Cắm USB, bấm “Làm hết”"), written_name(report, "request"), said)
    request = read_file(path.with_name(REQUEST_FILE))
    words = spoken_code(request)
    stage.tell(party, _("Đọc qua điện thoại: {words}").format(words=words), words=words)
    if wrong_first:
        refused = refusal(lambda: confirm_pairing(above.ledger, request, _WRONG, above.keys))
        stage.tell(above, _("Gõ nhầm mã đối chiếu"), verdict=str(refused), code=refused.CODE)
    confirm_pairing(above.ledger, request, words, above.keys)
    written = written_name(stage.trip(above), "registry")
    version = held_registry(above.ledger).version
    said = _("Đúng từng chữ: sổ đơn vị bản {version}.").format(version=version)
    stage.tell(above, _("Gõ đúng mã, ghi sổ đơn vị"), written, said, version=version)
    said = came_words(stage.trip(party), "registry", written)
    stage.tell(party, _("Cắm USB lần nữa"), written, said)

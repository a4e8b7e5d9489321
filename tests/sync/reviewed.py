"""A superior that received dossiers of two posts, and answers them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from storage.commendation.comparing import Comparison, HeldBy, compare
from storage.commendation.doubles import Double, doubles
from storage.commendation.reviewing import ReceivedDossier, Reply, received_dossiers, reviews_of
from storage.commendation.rules import rulebook
from storage.records import Honoree, Proposal
from storage.steps import drain
from sync.decision_signing import sign_decision
from sync.decision_taking import TakenDecision, take_decision
from sync.dossier_held import held_in
from tests.conftest import UNIT
from tests.sync.offices import Office, district, post
from tests.sync.proposals import dossier, kept, nominate

NEIGHBOUR = "ninh-binh/gia-vien/gia-van"
NAMES = {UNIT: "Công an xã Gia Thắng", NEIGHBOUR: "Công an xã Gia Vân"}
ON = date(2022, 12, 28)
TEXT = (
    "trong thời gian qua đã tích cực vận động bà con trong thôn lắp đèn chiếu sáng dọc các ngõ nhỏ "
    "tổ chức tuần tra canh gác ban đêm phát hiện kịp thời nhiều vụ trộm cắp vặt và báo ngay cho "
    "lực lượng chức năng xử lý góp phần giữ yên địa bàn cho mọi nhà"
)


@dataclass
class Posts:
    """The superior and its two posts."""

    superior: Office = field(default_factory=district)
    one: Office = field(init=False)
    other: Office = field(init=False)

    def __post_init__(self) -> None:
        self.one, self.other = post(self.superior), post(self.superior, NEIGHBOUR)

    def send(self, office: Office, written: Proposal) -> None:
        """Seal the dossier of a proposal and receive it above."""
        self.superior.receive(dossier(office, written))

    def received(self) -> list[ReceivedDossier]:
        """Return the dossiers that the superior has."""
        return received_dossiers(self.superior.ledger, ON)

    def state(self, written: Proposal) -> str:
        """Return how far the dossier of a proposal is above."""
        return next(one.state for one in self.received() if one.proposal.id == written.id)

    def reply(self, *proposals: Proposal, status: str = "decided", **more: Any) -> list[bytes]:
        """Answer dossiers at once and return their files."""
        usual: dict[str, Any] = {"status": status, "on": ON}
        usual |= {"number": "99/QĐ"} if status == "decided" else {"reason": "Thiếu biên bản"}
        said = Reply(**(usual | more))
        ledger = self.superior.ledger
        found = reviews_of(ledger, proposals, said)
        return [sign_decision(ledger, one, self.superior.keys) for one in found]

    def take(self, office: Office, data: bytes) -> TakenDecision:
        """Open an answer at the post."""
        return take_decision(office.ledger, data, office.keys)

    def held(self) -> dict[str, HeldBy]:
        """Return the awards that came with each dossier."""
        superior = self.superior
        return {
            one.proposal.id: held_in(superior.ledger, one.proposal.id, superior.keys)
            for one in self.received()
        }

    def compared(self) -> Comparison:
        """Return all nominees side by side."""
        return drain(compare(self.superior.ledger, self.received(), self.held(), ON))

    def doubles(self, day: date = ON) -> list[Double]:
        """Return the likenesses between all that were received."""
        ledger = self.superior.ledger
        found = [one.proposal for one in self.received()]
        return doubles(ledger, found, self.held(), NAMES, rulebook(ledger, day))


def names_one(office: Office, name: str, occasion: str = "Năm 2022", **more: Any) -> Proposal:
    """Write a proposal of one person."""
    said = {"born": None, "form": "certificate", "achievement": "", "subject": "individual"} | more
    values = {"occasion": occasion, "form": said["form"], "authority": "commune_chair"}
    way = {"status": "submitted", "number": "07/TTr", "proposed_on": "2022-12-20"}
    written = kept(office, Proposal, **values | way)
    who = kept(office, Honoree, subject=said["subject"], name=name, birth_year=said["born"])
    nominate(office, written, who, birth_year=said["born"], achievement=said["achievement"])
    return written

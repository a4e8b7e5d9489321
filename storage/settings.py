"""What a unit sets once for its books: who it is, when months end, how its papers are headed."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from storage.records.base import Code, LongText, Text, UnitCode, Value

Role = Literal["post", "superior"]
Months = Annotated[int, Field(ge=0, le=1200)]


class Settings(Value):
    """The settings of one set of books; kept inside the ledger, in one row.

    `cutoff_day` is the last day of a report month (Nghị định 09/2019/NĐ-CP Điều 12: the 14th);
    31 makes report months the months of the calendar. `deadline_days` counts working days.
    `begins` is the first month to be closed; records of before are history.
    """

    unit: UnitCode
    unit_name: Text
    role: Role = "post"
    superior: UnitCode | None = None
    superior_name: Text = ""
    sample: bool = False  # books for practice: a watermark on each paper

    begins: Annotated[str, StringConstraints(pattern=r"^$|^[0-9]{4}-(0[1-9]|1[0-2])$")] = ""
    cutoff_day: Annotated[int, Field(ge=1, le=31)] = 14
    deadline_days: Annotated[int, Field(ge=0, le=30)] = 1

    place: Text = ""  # địa danh before the date of a paper
    symbol: Text = "CAX"  # after the type in Số: …/BC-CAX
    signer_title: LongText = "TRƯỞNG CÔNG AN XÃ"  # several lines: TM., KT. …
    signer_name: Text = ""
    signer_rank: Text = ""
    show_rank: bool = False
    recipients: LongText = ""  # Nơi nhận, one a line

    mailbox: Text = ""  # where the superior's mailbox stands (https://…); "" for none
    mailbox_certificate: Text = ""  # a file: the only authority to believe for it; "" as usual
    mailbox_paused: bool = False
    mailbox_metered: bool = False  # send over mobile data too
    photos_by_mailbox: bool = False  # else photos wait for the stick

    sign_module: Text = ""  # PKCS#11 library of the token that signs papers
    sign_certificate: Text = ""  # the certificate on it: its identity in hex
    sign_file: Text = ""  # or a PKCS#12 file
    sign_trust: tuple[Text, ...] = ()  # files of authorities whose certificates are believed

    privacy_notice: LongText = ""  # the unit's own words in place of the program's
    retention: dict[Code, Months] = Field(default_factory=dict)  # of retention_rules

    @property
    def is_superior(self) -> bool:
        """Tell whether these books receive the bundles of other units."""
        return self.role == "superior"

"""What the desk says to work that reaches it while it is locked."""

from __future__ import annotations

from resources.wording import _
from storage.errors import KnownError


class DeskLockedError(KnownError):
    """The screen is locked: nobody who was asked for a passphrase is there to answer for it."""

    CODE = "KM-01"

    def __init__(self) -> None:
        super().__init__(_("Sổ đang khóa nên việc này chưa ghi. Sổ không đổi; hãy làm lại."))

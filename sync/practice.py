"""Practice books and real ones never pair, so neither ever believes a file of the other.

Each has keys of its own; what decides is that no registry ever names keys of both.
"""

from __future__ import annotations

from resources.wording import _
from storage.errors import KnownError
from storage.settings import Settings
from sync.enrolment import Invitation


class PracticeError(KnownError):
    """Practice books and real ones would have paired."""

    CODE = "TD-01"


def refuse_mixing(settings: Settings, invitation: Invitation) -> None:
    """Raise PracticeError when one of the two is for practice and the other is not."""
    if settings.sample and not invitation.is_practice:
        raise PracticeError(
            _(
                "Đây là sổ mẫu để tập dượt, không ghép đôi được với đơn vị thật. Sổ không thay đổi "
                "gì; hãy mở sổ thật của đơn vị rồi nhận lời mời này."
            )
        )
    if invitation.is_practice and not settings.sample:
        raise PracticeError(
            _(
                "Lời mời này làm từ sổ mẫu để tập dượt, sổ thật không nhận. Sổ không thay đổi gì; "
                "hãy xin cấp trên làm lời mời từ sổ thật."
            )
        )

"""The heads of the tabs below a proposal: what there is to mend, and what papers are missing."""

from __future__ import annotations

from PySide6.QtWidgets import QTabWidget

from resources.wording import _
from storage.commendation.life import AT_HAND
from storage.records import Proposal
from ui.screens.icons import icon
from ui.screens.look import tone_colour
from ui.screens.proposal_checks import ChecksPanel
from ui.screens.proposal_dossier import DossierPanel


def tell_in_tabs(
    tabs: QTabWidget, proposal: Proposal | None, checks: ChecksPanel, dossier: DossierPanel
) -> None:
    """Say in the heads what the panels hold; what left the post is not called for any more."""
    place = tabs.indexOf(checks)
    tabs.setTabIcon(place, icon(checks.sign, tone_colour(checks.sign)))
    tabs.setTabText(place, _("Kiểm tra ({count})").format(count=checks.count))
    asked = dossier.lacking if proposal and proposal.status in AT_HAND else 0
    words = _("Giấy tờ (thiếu {count})") if asked else _("Giấy tờ")
    tabs.setTabText(tabs.indexOf(dossier), words.format(count=asked))

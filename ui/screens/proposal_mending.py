"""Where a finding is mended: which field of whom it concerns, or the minutes."""

from __future__ import annotations

MENDED_IN = {  # the field of a nominee, by the code of a rule
    "k1": "achievements",
    "k3": "achievements",
    "k4": "clear",
    "k6": "sex",
    "k8": "direct",
    "k10": "held",
    "k11": "served_since",
    "k13": "achievement",
}
OF_MEETING = frozenset({"f03", "k12", "vote_share"})  # rules of what the minutes say

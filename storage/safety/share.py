"""How many subjects of a commune registered and were recognised, and how many there must be."""

from __future__ import annotations

from dataclasses import dataclass

_SEVEN, _TENTHS = 7, 10  # Điều 5 khoản 4: at least 70 % are recognised


@dataclass(frozen=True, slots=True)
class Share:
    """Counts of the subjects a commune manages in a year; `late` registered after quarter I."""

    total: int = 0
    registered: int = 0
    recognised: int = 0
    refused: int = 0
    late: int = 0

    @property
    def needed(self) -> int:
        """Return how many must be recognised: 70 % of all, rounded up."""
        return needed_of(self.total)

    @property
    def lacking(self) -> int:
        """Return how many are still to be recognised."""
        return max(0, self.needed - self.recognised)

    @property
    def unregistered(self) -> int:
        """Return how many are still to register: it must be all."""
        return self.total - self.registered

    @property
    def is_met(self) -> bool:
        """Tell whether there are subjects, all registered, and enough of them recognised."""
        return self.total > 0 and not self.unregistered and not self.lacking

    @property
    def is_lost(self) -> bool:
        """Tell whether so many were refused that enough cannot be reached any more."""
        return self.total > 0 and self.total - self.refused < self.needed


def needed_of(total: int) -> int:
    """Return ceil(0.7·total) in whole numbers: 18 of 25, and 16 of 25 (64 %) do not do."""
    return -(-_SEVEN * total // _TENTHS)

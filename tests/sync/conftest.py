"""Fixtures of early closing, for the two files of tests that tell its story."""

from __future__ import annotations

from tests.sync.early import early, stick, superior

__all__ = ["early", "stick", "superior"]

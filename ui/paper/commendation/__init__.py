"""The papers of commendation that go with a proposal, each from a value to a document."""

from __future__ import annotations

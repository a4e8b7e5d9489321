"""What the tests of the exchange share: stock tools, and ways to spoil a file."""

from __future__ import annotations

from shutil import which

import pytest


def needs(tool: str) -> pytest.MarkDecorator:
    """Skip, with the reason counted, where a stock tool is not installed."""
    return pytest.mark.skipif(which(tool) is None, reason=f"{tool} is not installed")

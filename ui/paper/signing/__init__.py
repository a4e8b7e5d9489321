"""Signing a paper (PAdES) and judging signed papers; pyHanko is loaded when that is done."""

from __future__ import annotations

"""Places name their screens in words; here every word is held to the screen it means."""

from __future__ import annotations

from importlib import import_module

import pytest

from ui.screens.places import PLACES, Place
from ui.screens.screen import Screen


@pytest.mark.parametrize("place", PLACES, ids=lambda place: f"{place.code}-{place.screen}")
def test_a_place_names_a_screen_and_calls_it_what_it_calls_itself(place: Place) -> None:
    module, kind = place.screen.split(".")
    screen = getattr(import_module(f"ui.screens.{module}"), kind)
    assert issubclass(screen, Screen)
    titles = {one.title for one in PLACES if one.screen == place.screen}
    assert titles == {place.title}
    assert screen.TITLE in ("", place.title) or place.icon

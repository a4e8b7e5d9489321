"""The words a user sees: written in Vietnamese where they are spoken, translated when shown.

Screens speak the language that was chosen; whatever is printed, signed or sent is Vietnamese for
ever: `official` makes it so, whatever the screens speak.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Generator
from contextvars import Context, ContextVar, copy_context
from functools import partial, wraps
from gettext import NullTranslations, bindtextdomain, translation
from inspect import isgeneratorfunction
from pathlib import Path
from typing import Any, ParamSpec, TypeVar, cast

from resources.counting import Counted

P = ParamSpec("P")
T = TypeVar("T")
_FOLDER = Path(__file__).parent / "translations"
_official: ContextVar[bool] = ContextVar("official", default=False)
os.environ["LANGUAGE"] = "vi"  # what libraries say by themselves (click) is Vietnamese too
bindtextdomain("messages", str(_FOLDER))


class _Speaking:
    """The language of the screens: the words of the code, or a translation of them."""

    words = NullTranslations()
    language = "vi"


def _(text: str) -> str:
    """Say a sentence in the user's language; the sentences in the code are Vietnamese."""
    if _official.get():
        return text
    said = _Speaking.words.gettext(text)
    return Counted(said) if "|" in said else said


def in_vietnamese(text: str) -> str:
    """Say a sentence of a paper, which is Vietnamese whatever the screens speak."""
    return text


def back_in_vietnamese(text: str) -> str:
    """Return a head or a choice of the screens as a paper says it; what is not ours stays."""
    if _Speaking.language == "vi":
        return text
    said: dict[str, str] = vars(_Speaking.words).get("_catalog", {})  # gettext has no way back
    return next((source for source, told in said.items() if told == text and source), text)


def speak(language: str) -> None:
    """Let the screens speak a language ("vi", "en"); before they are imported.

    A language without a translation is Vietnamese.
    """
    _Speaking.words = translation("binhyen", _FOLDER, [language], fallback=True)
    _Speaking.language = language


def spoken() -> str:
    """Return the language that the screens speak."""
    return _Speaking.language


def speak_with(words: NullTranslations) -> None:
    """Let the screens speak with these words: tests hear so what papers must never say."""
    _Speaking.words = words


def official(make: Callable[P, T]) -> Callable[P, T]:
    """Let a function, or a generator of steps, make what is printed, signed or sent."""
    if isgeneratorfunction(make):
        return cast("Callable[P, T]", _steps(make))

    @wraps(make)
    def made(*given: P.args, **named: P.kwargs) -> T:
        return _vietnamese().run(partial(make, *given, **named))

    return made


def _vietnamese() -> Context:
    context = copy_context()
    context.run(_official.set, True)  # noqa: FBT003  # the one value it is set to
    return context


def _steps(make: Callable[..., Generator[Any, Any, Any]]) -> Callable[..., Any]:
    """Each step is taken in Vietnamese; between two of them the screens speak as before."""

    @wraps(make)
    def made(*given: object, **named: object) -> Generator[Any, Any, Any]:
        context, steps = _vietnamese(), make(*given, **named)
        try:
            while True:
                try:
                    step = context.run(next, steps)
                except StopIteration as end:
                    return end.value
                yield step
        finally:
            context.run(steps.close)

    return made

"""Hearing from the operating system that the machine is about to sleep."""

from __future__ import annotations

import sys
from ctypes import Structure, c_size_t, c_ssize_t, c_uint, c_void_p

from PySide6.QtCore import (
    SLOT,
    QAbstractNativeEventFilter,
    QCoreApplication,
    QObject,
    QTimer,
    Signal,
    Slot,
)

_LOGIND = "org.freedesktop.login1"
_SOON_MS = 1_000
_POWER, _SUSPENDS = 0x0218, 4  # WM_POWERBROADCAST, PBT_APMSUSPEND


class Suspends(QObject):
    """Says when the machine goes to sleep; where nobody tells it, `Idle.slept` says so after."""

    suspending = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._filter = _PowerFilter(self) if sys.platform == "win32" else None
        if self._filter:
            QCoreApplication.instance().installNativeEventFilter(self._filter)  # type: ignore[union-attr]  # there is one
        elif sys.platform == "linux":
            QTimer.singleShot(_SOON_MS, self, self._ask_logind)  # the window is shown before

    @Slot(bool)
    def prepare_for_sleep(self, begins: bool) -> None:  # noqa: FBT001  # as logind calls it
        """Hear logind, which speaks before the sleep and again after it."""
        if begins:
            self.suspending.emit()

    def _ask_logind(self) -> None:
        from PySide6.QtDBus import QDBusConnection  # noqa: PLC0415  # Linux alone needs it

        place, about = "/org/freedesktop/login1", "org.freedesktop.login1.Manager"
        slot = SLOT("prepare_for_sleep(bool)").encode()
        bus = QDBusConnection.systemBus()
        if bus.isConnected():
            bus.connect(_LOGIND, place, about, "PrepareForSleep", self, slot)


class _Message(Structure):
    """The head of a MSG of Windows."""

    _fields_ = (
        ("window", c_void_p),
        ("message", c_uint),
        ("word", c_size_t),
        ("long", c_ssize_t),
    )


class _PowerFilter(QAbstractNativeEventFilter):
    def __init__(self, told: Suspends) -> None:
        super().__init__()
        self._told = told

    def nativeEventFilter(self, _kind: object, message: int) -> object:
        said = _Message.from_address(int(message))
        if said.message == _POWER and said.word == _SUSPENDS:
            self._told.suspending.emit()
        return False, 0

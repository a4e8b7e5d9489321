"""What the system knows of the network: whether it is there, and whether it costs by the byte."""

from __future__ import annotations

from PySide6.QtNetwork import QNetworkInformation

_WANTED = QNetworkInformation.Feature.Reachability | QNetworkInformation.Feature.Metered


def is_metered() -> bool:
    """Tell whether the network is mobile data or the like; where nobody knows, it is not.

    Windows and NetworkManager know.
    """
    known = network()
    return bool(known and known.supports(QNetworkInformation.Feature.Metered) and known.isMetered())


def is_online(reached: QNetworkInformation.Reachability) -> bool:
    """Tell whether a network is there that leads further than this house."""
    return reached == QNetworkInformation.Reachability.Online


def network() -> QNetworkInformation | None:
    """Return what tells of the network here, none where nobody does."""
    if QNetworkInformation.instance() is None:
        QNetworkInformation.loadBackendByFeatures(_WANTED)
    return QNetworkInformation.instance()

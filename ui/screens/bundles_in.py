"""Bundles that come up to the superior, each with its verdict in words and its receipts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from resources.wording import _
from storage.errors import KnownError
from storage.ledger import Ledger
from storage.steps import Step, Steps
from sync.board import standing_of
from sync.bundle import read_file
from sync.chain import Place
from sync.dossier_sealing import bundle_title
from sync.held import held_registry, is_paired
from sync.keys import UnitKeys
from sync.parcel import TakenParcel
from sync.parcels import take_from
from sync.received import ReceivedBundle, received
from sync.stick_words import unit_names
from ui.screens.board_lines import CELLS, SET_ASIDE
from ui.screens.lines import Line
from ui.screens.parcel_lines import outcome_state
from ui.screens.states import State
from ui.screens.words import moment_words

BUNDLE = ".byb"
_RECENT = 100  # bundles; the board has all

VERDICTS: dict[str, State] = {
    Place.NORMAL: State(_("Nhận đủ"), "good", "good", ""),
    Place.DUPLICATE: State(_("Đã có"), "repeat", "muted", ""),
    Place.GAP: State(_("Chờ gói trước"), "clock", "warning", ""),
    Place.FORK: State(_("Cách ly"), "flag", "bad", ""),
    Place.WRONG_PREV: State(_("Cách ly"), "flag", "bad", ""),
}


def receive_files(ledger: Ledger, paths: Sequence[Path], keys: UnitKeys) -> Steps[list[Line]]:
    """Take in bundles one by one; a refused file stops none of the others."""
    found = []
    for place, path in enumerate(in_order(paths)):
        yield Step(place, len(paths), path.name)
        found.append((yield from _verdict(ledger, path, keys)))
    return found


def verdict_heads() -> tuple[str, ...]:
    """Return the heads of the lines of verdicts."""
    return _("Kết quả"), _("Đơn vị"), _("Tháng, hồ sơ"), _("Tệp"), _("Giải thích")


def recent_heads() -> tuple[str, ...]:
    """Return the heads of the lines of what came last."""
    return _("Kết quả"), _("Đơn vị"), _("Tháng, hồ sơ"), _("Gói số"), _("Nhận lúc")


def recent_lines(ledger: Ledger, latest: date | None = None) -> list[Line]:
    """Say the bundles that came last, the newest first, none on a day after the `latest`."""
    if not is_paired(ledger):
        return []
    names = {unit.code: unit.name for unit in held_registry(ledger).registry.units}
    newest = sorted(received(ledger), key=lambda one: one.received_at, reverse=True)[:_RECENT]
    return [_recent_line(ledger, one, names, latest) for one in newest]


def in_order(paths: Sequence[Path]) -> list[Path]:
    """Return files by their names, in which the month and the number stand, each but once."""
    return sorted(dict.fromkeys(paths), key=lambda path: (path.name, str(path)))


def _recent_line(
    ledger: Ledger, bundle: ReceivedBundle, names: Mapping[str, str], latest: date | None
) -> Line:
    state = CELLS.get(standing_of(bundle), SET_ASIDE)
    words = (
        state.word,
        names.get(bundle.unit, bundle.unit),
        bundle_title(ledger, bundle.bundle_id, bundle.kind, bundle.month),
        str(bundle.seq),
        moment_words(bundle.received_at, latest),
    )
    return Line(words, sign=state.sign, tone=state.tone)


def _verdict(ledger: Ledger, path: Path, keys: UnitKeys) -> Steps[Line]:
    try:
        data = read_file(path)
    except KnownError as error:
        return Line((_("Từ chối"), "", "", path.name, str(error)), sign="bad", tone="bad")
    taken = yield from take_from(ledger, path.name, data, keys, "file")
    state = _state(taken)
    name = unit_names(ledger).get(taken.unit, taken.unit)
    words = (state.word, name, taken.title, path.name, taken.words)
    return Line(words, sign=state.sign, tone=state.tone)


def _state(taken: TakenParcel) -> State:
    return VERDICTS.get(taken.state) or outcome_state(taken.outcome)

"""Finds the rules, tables and pictures among what is drawn on a page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ui.paper.checker.facts import Box

_THIN = 2.5  # points; what is thinner is a rule
_TOUCHING = 2.0
_TABLE_RULES = 2  # as long as the table


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's rules: where they part columns, and where the head ends."""

    box: Box
    columns: tuple[float, ...]
    head: float


@dataclass(frozen=True, slots=True)
class Regions:
    """The level rules that stand alone, the tables, and the pictures of one page."""

    strokes: tuple[Box, ...]
    grids: tuple[Grid, ...]
    pictures: tuple[Box, ...]


def regions_of(paths: Iterable[Box]) -> Regions:
    """Sort what is drawn: rules that touch and frame are a table, other shapes a picture."""
    strokes, grids, pictures = [], [], []
    for cluster in _clusters(paths):
        grid = _grid(cluster)
        if grid:
            grids.append(grid)
        elif _is_level(_around(cluster)):  # some programs draw a rule twice, or in pieces
            strokes.append(_middle(_around(cluster)))
        else:
            pictures.append(_around(cluster))
    return Regions(tuple(strokes), tuple(grids), tuple(pictures))


def _clusters(paths: Iterable[Box]) -> list[list[Box]]:
    """Gather what touches, going down the page; a cluster is as large as what it holds."""
    open_clusters: list[tuple[Box, list[Box]]] = []
    done: list[list[Box]] = []
    for path in sorted(paths, key=lambda box: box.top):
        bounds, members, apart = path, [path], []
        for other, held in open_clusters:
            if other.bottom + _TOUCHING < path.top:
                done.append(held)
            elif _touch(other, bounds):
                bounds, members = _around([bounds, other]), [*held, *members]
            else:
                apart.append((other, held))
        open_clusters = [*apart, (bounds, members)]
    return [*done, *(held for _bounds, held in open_clusters)]


def _touch(one: Box, other: Box) -> bool:
    return (
        one.left <= other.right + _TOUCHING
        and other.left <= one.right + _TOUCHING
        and one.top <= other.bottom + _TOUCHING
        and other.top <= one.bottom + _TOUCHING
    )


def _around(boxes: Sequence[Box]) -> Box:
    return Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )


def _grid(cluster: Sequence[Box]) -> Grid | None:
    level = [box for box in cluster if _is_level(box)]
    upright = [box for box in cluster if box.width < _THIN <= box.height]
    whole = _around(cluster)
    across = sorted({round(b.top) for b in level if b.width > whole.width - 2 * _TOUCHING})
    left = any(box.left - whole.left < _TOUCHING for box in upright)
    right = any(whole.right - box.right < _TOUCHING for box in upright)
    columns = tuple(sorted({round(box.middle) for box in upright}))
    framed = left and right and len(across) >= _TABLE_RULES
    if not framed or len(across) + len(columns) <= 2 * _TABLE_RULES:  # one cell frames a mark
        return None
    return Grid(whole, columns, float(across[1]))


def _is_level(box: Box) -> bool:
    return box.height < _THIN <= box.width


def _middle(box: Box) -> Box:
    """Take away the thickness, which stands out at both ends."""
    half = box.height / 2
    return Box(box.left + half, box.top + half, box.right - half, box.bottom - half)

"""Says what of a certificate would not stand well on its sheet, before good stock is used."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from resources.wording import in_vietnamese as _
from storage.records import CertificateTemplate
from ui.paper.certificates.certificate import Certificate
from ui.paper.certificates.setting import FLOOR, SetText, set_texts
from ui.paper.certificates.words import part_name, unknown_blanks
from ui.paper.fonts import MissingLetterError
from ui.paper.writing import figure

_SLACK = 0.05  # mm
_TOUCHING = 0.6  # mm that two texts may overlap: their boxes have room for marks


@dataclass(frozen=True, slots=True)
class Misfit:
    """A text that does not stand well; one that `stops` cannot be printed whole at all."""

    name: str
    part: str
    words: str
    stops: bool = False


def fitting(template: CertificateTemplate, certificate: Certificate) -> tuple[Misfit, ...]:
    """Return what is wrong with a certificate on this stock, in the words of a user."""
    return tuple(_misfits(template, certificate))


def _misfits(template: CertificateTemplate, certificate: Certificate) -> Iterator[Misfit]:
    name = certificate.name.strip()
    if not name:
        yield Misfit(name, "name", _("Chưa có tên."), stops=True)
    for spot in template.spots:
        for blank in unknown_blanks(spot):
            words = _("Mẫu có chỗ điền {blank} mà chương trình không hiểu.")
            yield Misfit(name, spot.part, words.format(blank=blank), stops=True)
    try:
        texts = set_texts(template, certificate)
    except MissingLetterError as error:
        yield Misfit(name, "", str(error), stops=True)
        return
    yield from (Misfit(name, one.spot.part, *said) for one in texts for said in _of(one, template))
    yield from _crossings(name, texts)


def outside(text: SetText, template: CertificateTemplate) -> bool:
    """Tell whether some of a text would fall beyond the sheet, where the offsets move it."""
    left, top, right, bottom = text.box
    across, down = template.shift_x / 10, template.shift_y / 10
    beyond_side = left + across < -_SLACK or right + across > template.width + _SLACK
    return beyond_side or top + down < -_SLACK or bottom + down > template.height + _SLACK


def _of(text: SetText, template: CertificateTemplate) -> Iterator[tuple[str, bool]]:
    part, size = part_name(text.spot.part), figure_of(text.size)
    if outside(text, template):
        words = _("“{part}” ra ngoài tờ giấy; hãy chỉnh vị trí trong mẫu hoặc rút ngắn câu.")
        yield words.format(part=part), True
    elif text.size <= FLOOR:
        words = _("“{part}” quá dài, không đủ chỗ ở cỡ chữ nào đọc được; hãy rút ngắn câu.")
        yield words.format(part=part), True
    elif text.squeezed:
        words = _("“{part}” dài, chữ phải thu nhỏ còn cỡ {size}; nên rút ngắn câu.")
        yield words.format(part=part, size=size), False
    elif text.broken:
        words = _("“{part}” có từ dài hơn cả dòng nên bị ngắt giữa từ.")
        yield words.format(part=part), False


def _crossings(name: str, texts: Sequence[SetText]) -> Iterator[Misfit]:
    boxed = [(text, text.box) for text in texts]
    for (one, a), (other, b) in combinations(boxed, 2):
        across = min(a[2], b[2]) - max(a[0], b[0])
        down = min(a[3], b[3]) - max(a[1], b[1])
        if across > _TOUCHING and down > _TOUCHING:
            words = _("“{part}” và “{other}” đè lên nhau.").format(
                part=part_name(one.spot.part), other=part_name(other.spot.part)
            )
            yield Misfit(name, one.spot.part, words)


def figure_of(size: float) -> str:
    """Write a size of letters or a length: 12,5."""
    return figure(f"{size:.1f}".rstrip("0").rstrip(".").replace(".", ","))

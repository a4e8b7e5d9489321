from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from pypdfium2 import PdfDocument
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE, FPDF_PAGEOBJ_PATH, FPDF_PAGEOBJ_TEXT

from storage.records import CertificateSpot, CertificateTemplate
from storage.spelling import name_key
from tests.strategies import texts as typed
from tests.ui.paper.certificates.samples import (
    A3,
    A4,
    LONG_MERIT,
    LONG_NAME,
    MM,
    OLD,
    certificate,
    letters,
    printed,
    spot,
    template,
)
from tests.ui.paper.pdf import needs_poppler, poppler, texts
from ui.paper.certificates import (
    Certificate,
    CertificateTooLongError,
    certificates_pdf,
    fitting,
    in_order,
)
from ui.paper.fonts import MissingLetterError

TENTHS = 0.2  # mm
FAMILIES = ("Nguyễn", "Trần", "Đặng", "Hoàng", "Bùi", "Đinh", "Lê")
GIVEN = ("Ánh", "Bình", "Đức", "Duyên", "Hà", "Nghĩa", "Ổn", "Tú", "Uyển", "Yến")
every_default = pytest.mark.parametrize("on", [A4, A3, OLD], ids=["a4", "a3", "old"])


def kinds(pdf: bytes) -> set[int]:
    document = PdfDocument(pdf)
    found = {each.type for page in document for each in page.get_objects(max_depth=4)}
    document.close()
    return found


@every_default
def test_the_page_has_the_size_of_the_sheet(on: CertificateTemplate) -> None:
    document = PdfDocument(printed(on, certificate()))
    width, height = document[0].get_size()
    document.close()
    assert (width / MM, height / MM) == pytest.approx((on.width, on.height), abs=0.01)


@pytest.mark.parametrize("align", ["left", "center", "right"])
def test_each_text_stands_where_the_template_has_it(align: str) -> None:
    on = template(spot(x=51.5, y=77.25, width=120, align=align, size=20))
    found = letters(printed(on, certificate("HIỀN HOÀNG")))
    assert {round(one.y, 2) for one in found} == {77.25}
    left, right = found[0].ink[0], found[-1].ink[2]
    if align == "left":
        assert found[0].x == pytest.approx(51.5, abs=TENTHS)
    elif align == "right":
        assert right == pytest.approx(171.5, abs=TENTHS + 0.3)  # the last letter's own margin
    else:
        assert (left + right) / 2 == pytest.approx(51.5 + 60, abs=TENTHS)


@every_default
def test_the_first_line_of_every_part_is_at_its_height(on: CertificateTemplate) -> None:
    found = {round(one.y, 1) for one in letters(printed(on, certificate()))}
    assert {round(one.y, 1) for one in on.spots} <= found


@given(across=st.integers(-100, 100), down=st.integers(-100, 100))
def test_the_offsets_of_a_printer_move_everything(across: int, down: int) -> None:
    before = letters(printed(A4, certificate()))
    moved = A4.model_copy(update={"shift_x": across, "shift_y": down})
    after = letters(printed(moved, certificate()))
    assert [one.text for one in after] == [one.text for one in before]
    for one, other in zip(before, after, strict=True):
        assert other.x - one.x == pytest.approx(across / 10, abs=TENTHS)
        assert other.y - one.y == pytest.approx(down / 10, abs=TENTHS)


def batch() -> list[Certificate]:
    """Return 25 collectives and 28 people, mixed."""
    people = [f"{FAMILIES[n % 7]} {'Văn' if n % 2 else 'Thị'} {GIVEN[n % 10]}" for n in range(28)]
    made = [certificate(f"Tổ liên gia số {n}", subject="collective") for n in range(1, 26)]
    made += [certificate(name, book_number=str(n)) for n, name in enumerate(people)]
    Random(4).shuffle(made)
    return made


def test_a_whole_batch_has_every_name_on_one_page_in_its_order() -> None:
    ordered = in_order(batch())
    pages = texts(printed(A4, *ordered))
    assert len(pages) == 53
    for page, one in zip(pages, ordered, strict=True):
        assert one.name in page
        assert f"Số sổ vàng: {one.book_number}" in page
        assert sum(f"{one.name} {one.address}" in other for other in pages) == 1
    collectives, people = ordered[:25], ordered[25:]
    assert [one.name for one in collectives] == [f"Tổ liên gia số {n}" for n in range(1, 26)]
    assert {one.subject for one in people} == {"individual"}
    keys = [name_key(one.name) for one in people]
    assert keys == sorted(keys)


def test_households_stand_between_collectives_and_people() -> None:
    mixed = [
        certificate("Bùi Văn An"),
        certificate("Hộ ông Lê Văn Bé", subject="household"),
        certificate("Tổ 10", subject="collective"),
        certificate("Đỗ Thị Ánh"),
        certificate("Tổ 2", subject="collective"),
    ]
    names = [one.name for one in in_order(mixed)]
    assert names == ["Tổ 2", "Tổ 10", "Hộ ông Lê Văn Bé", "Bùi Văn An", "Đỗ Thị Ánh"]


@needs_poppler
@every_default
def test_fonts_are_ours_and_embedded(on: CertificateTemplate) -> None:
    fonts = [line.split() for line in poppler("pdffonts", printed(on, certificate())).splitlines()]
    assert len(fonts) > 3
    for name, *_rest, embedded, subset, unicode, _object, _generation in fonts[2:]:
        assert "LiberationSerif" in name
        assert (embedded, subset, unicode) == ("yes", "yes", "yes")


@every_default
def test_nothing_but_text_is_printed(on: CertificateTemplate) -> None:
    assert kinds(printed(on, certificate())) == {FPDF_PAGEOBJ_TEXT}


def test_the_picture_of_the_stock_is_there_only_when_asked_for() -> None:
    picture = BytesIO()
    Image.new("RGB", (60, 40), "#ffe9b0").save(picture, "JPEG")
    pdf = printed(A4, certificate(), backdrop=picture.getvalue())
    assert kinds(pdf) == {FPDF_PAGEOBJ_IMAGE, FPDF_PAGEOBJ_TEXT}


def test_a_trial_on_plain_paper_has_a_frame() -> None:
    assert FPDF_PAGEOBJ_PATH in kinds(printed(A4, certificate(), framed=True))


def test_practice_books_print_no_real_certificate() -> None:
    assert "TẬP DƯỢT" in texts(printed(A4, certificate(), practice=True))[0]
    assert "TẬP DƯỢT" not in texts(printed(A4, certificate()))[0]


def test_what_is_not_known_is_left_to_the_pen() -> None:
    one = certificate(number="", decided_on=None, book_number="", day=None)
    page = texts(printed(A4, one))[0]
    assert "Quyết định" not in page
    assert "Số sổ vàng" not in page
    assert "Gia Thắng, ngày tháng năm" in page
    assert (
        "Quyết định số ngày 05 tháng 02 năm 2023" in texts(printed(A4, certificate(number="")))[0]
    )


@every_default
def test_a_long_name_and_a_long_achievement_are_whole(on: CertificateTemplate) -> None:
    one = certificate(LONG_NAME, achievement=LONG_MERIT)
    page = texts(printed(on, one))[0]
    assert LONG_NAME in page
    assert LONG_MERIT.strip() in page
    assert fitting(on, one) == ()


def test_lines_of_a_centred_text_are_about_as_long_as_each_other() -> None:
    on = template(spot("achievement", width=90, size=14))
    found = letters(printed(on, certificate(achievement="một hai ba bốn năm " * 3 + "sáu")))
    ends = {round(one.y, 1): one.ink[2] - 40 - 45 for one in found}
    assert len(ends) > 1
    assert max(ends.values()) - min(ends.values()) < 12


def test_what_has_no_room_is_refused_before_a_sheet_is_spoilt() -> None:
    on = template(spot("achievement", x=240, y=205, width=40))
    with pytest.raises(CertificateTooLongError, match="Trần Quang Nghĩa"):
        printed(on, certificate(achievement=LONG_MERIT))


def test_a_letter_that_the_font_lacks_is_refused() -> None:
    with pytest.raises(MissingLetterError):
        printed(A4, certificate("Nguyễn 漢"))


def test_printing_says_how_far_it_is() -> None:
    steps = certificates_pdf(A4, [certificate("Một"), certificate("Hai")])
    assert [(step.done, step.total, step.note) for step in steps] == [(0, 2, "Một"), (1, 2, "Hai")]


@needs_poppler
def test_readers_are_asked_to_print_at_full_size() -> None:
    pdf = printed(A4, certificate())
    assert b"/PrintScaling /None" in pdf
    assert "Giấy khen" in poppler("pdfinfo", pdf)


SHEETS = st.tuples(st.integers(150, 420), st.integers(120, 300))
WORDS = typed().filter(lambda said: not set("漢😀") & set(said))


@st.composite
def templates(draw: st.DrawFn) -> CertificateTemplate:
    width, height = draw(SHEETS)
    parts = ["name", "address", "achievement", "head", "signer_title", "decision", "words"]
    spots = [
        CertificateSpot(
            part=part,
            x=draw(st.floats(0, width * 0.6)),
            y=draw(st.floats(8, height * 0.95)),
            width=draw(st.floats(15, width * 0.6)),
            size=draw(st.floats(6, 40)),
            bold=draw(st.booleans()),
            upper=draw(st.booleans()),
            align=draw(st.sampled_from(["left", "center", "right"])),
            text="TẶNG" if part == "words" else "",
        )
        for part in draw(st.lists(st.sampled_from(parts), min_size=1, max_size=5, unique=True))
    ]
    shifts = draw(st.tuples(st.integers(-60, 60), st.integers(-60, 60)))
    sizes = {"width": width, "height": height, "shift_x": shifts[0], "shift_y": shifts[1]}
    return template(*spots, **sizes)


@given(on=templates(), said=st.lists(WORDS, min_size=3, max_size=3), times=st.integers(1, 12))
def test_nothing_falls_beyond_the_sheet(
    on: CertificateTemplate, said: Sequence[str], times: int
) -> None:
    merit = " ".join([said[2]] * times)
    one = certificate(f"A{said[0]}", address=said[1], achievement=merit)
    if any(misfit.stops for misfit in fitting(on, one)):
        with pytest.raises(CertificateTooLongError):
            printed(on, one)
        return
    for each in letters(printed(on, one)):
        left, top, right, bottom = each.ink
        assert left >= -TENTHS
        assert top >= -TENTHS
        assert right <= on.width + TENTHS
        assert bottom <= on.height + TENTHS

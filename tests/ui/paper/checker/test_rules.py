"""Each rule catches a paper with one thing spoilt, and no other rule complains of it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple
from unicodedata import normalize

import pytest
from reportlab.lib.pagesizes import A3, A4, landscape

from tests.ui.paper.checker.correct import CORRECT, INDENT, LEFT, Drawn, Rule, Text
from ui.paper.checker import RULES, check_paper
from ui.paper.fonts import BOLD, ITALIC, REGULAR


class Spoilt(NamedTuple):
    """One thing wrong with the paper, the rule for it, and where it is."""

    rule: str
    what: str
    paper: Drawn
    page: int = 1


P = CORRECT
LETTER = (612.0, 792.0)
SIGNED = ("to", "above", "also", "filed", "authority", "name")
NFD = normalize("NFD", "- Duy trì 10 loại mô hình tự quản;")
SPOILT = (
    Spoilt("F01", "left too narrow", P.change("on", x=60)),
    Spoilt("F01", "right too narrow", P.change("text", words=P.texts["text"].words + " đều rất ổn")
           .change("text", x=330)),
    Spoilt("F01", "bottom too narrow", P.change("dash", y=810)),
    Spoilt("F01", "top too narrow", P.change("last", y=62), 2),
    Spoilt("F01", "top of 19 mm", replace(P, texts={
        n: replace(t, y=t.y - 5) if t.page == 1 else t for n, t in P.texts.items()})),
    Spoilt("F01", "words in the top margin", P.add("x", Text(2, LEFT, 30, "Công an xã")), 2),
    Spoilt("F01", "left too wide", replace(P, texts={
        n: replace(t, x=t.x + 20) if t.page < 3 and not t.centred else t
        for n, t in P.texts.items()})),
    Spoilt("F02", "another size", replace(P, sizes=(A4, LETTER, *P.sizes[2:])), 2),
    Spoilt("F02", "large", replace(P, sizes=(*P.sizes[:3], landscape(A3))), 4),
    Spoilt("F02", "turned without a table", replace(P, sizes=(A4, landscape(A4), *P.sizes[2:]))
           .change("page 2", x=440), 2),
    Spoilt("F03", "nation", P.change("nation", size=11.5)),
    Spoilt("F03", "motto", P.change("motto", size=12)),
    Spoilt("F03", "superior", P.change("superior", size=14)),
    Spoilt("F03", "issuer", P.change("issuer", size=14)),
    Spoilt("F03", "number", P.change("number", size=12)),
    Spoilt("F03", "date", P.change("date", size=12)),
    Spoilt("F03", "kind", P.change("kind", size=16)),
    Spoilt("F03", "subject", P.change("subject", size=15)),
    Spoilt("F03", "ground", P.change("ground", size=12)),
    Spoilt("F03", "heading", P.change("heading", size=12)),
    Spoilt("F03", "text", P.change("on", size=12)),
    Spoilt("F03", "Nơi nhận", P.change("to", size=14), 2),
    Spoilt("F03", "recipients", P.change("also", size=12), 2),
    Spoilt("F03", "authority", P.change("authority", size=12), 2),
    Spoilt("F03", "name", P.change("name", size=15), 2),
    Spoilt("F03", "page number", P.change("page 2", size=11), 2),
    Spoilt("F03", "annex", P.change("annex", size=13), 3),
    Spoilt("F03", "annex title", P.change("annex title", size=12), 3),
    Spoilt("F03", "table", P.change("table on", size=7), 4),
    Spoilt("F04", "nation", P.change("nation", font=REGULAR)),
    Spoilt("F04", "motto", P.change("motto", font=REGULAR)),
    Spoilt("F04", "issuer", P.change("issuer", font=REGULAR)),
    Spoilt("F04", "superior", P.change("superior", font=ITALIC)),
    Spoilt("F04", "number", P.change("number", font=BOLD)),
    Spoilt("F04", "date", P.change("date", font=REGULAR)),
    Spoilt("F04", "kind", P.change("kind", font=REGULAR)),
    Spoilt("F04", "subject", P.change("subject", font=REGULAR)),
    Spoilt("F04", "addressed", P.change("addressed", font=BOLD)),
    Spoilt("F04", "ground", P.change("ground", font=REGULAR)),
    Spoilt("F04", "heading", P.change("heading", font=REGULAR)),
    Spoilt("F04", "dash", P.change("dash", font=BOLD)),
    Spoilt("F04", "text", P.change("text", font=ITALIC).change("on", font=ITALIC)),
    Spoilt("F04", "Nơi nhận", P.change("to", font=BOLD), 2),
    Spoilt("F04", "recipients", P.change("also", font=ITALIC), 2),
    Spoilt("F04", "authority", P.change("authority", font=REGULAR), 2),
    Spoilt("F04", "name", P.change("name", font=REGULAR), 2),
    Spoilt("F04", "page number", P.change("page 2", font=BOLD), 2),
    Spoilt("F04", "annex", P.change("annex", font=REGULAR), 3),
    Spoilt("F04", "annex title", P.change("annex title", font=ITALIC), 3),
    Spoilt("F04", "of what", P.change("of", font=REGULAR), 3),
    Spoilt("F05", "another spelling", P.change(
        "nation", words="CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM")),
    Spoilt("F05", "lower case", P.change("nation", words="Cộng hòa xã hội chủ nghĩa Việt Nam")),
    Spoilt("F05", "missing", P.without("nation")),
    Spoilt("F06", "another dash", P.change("motto", words="Độc lập – Tự do – Hạnh phúc")),
    Spoilt("F06", "no spaces", P.change("motto", words="Độc lập-Tự do-Hạnh phúc")),
    Spoilt("F06", "missing", P.without("motto", "rule of motto")),
    Spoilt("F07", "motto", P.change("rule of motto", part=0.6)),
    Spoilt("F07", "motto without a rule", P.without("rule of motto")),
    Spoilt("F07", "issuer", P.change("rule of issuer", part=1)),
    Spoilt("F07", "issuer aside", P.change("rule of issuer", aside=-20)),
    Spoilt("F07", "subject", P.change("rule of subject", part=0.2)),
    Spoilt("F07", "subject without a rule", P.without("rule of subject")),
    Spoilt("F08", "day", P.change("date", words="Đại Hoàng, ngày 5 tháng 02 năm 2026")),
    Spoilt("F08", "month", P.change("date", words="Đại Hoàng, ngày 05 tháng 2 năm 2026")),
    Spoilt("F08", "month 3", P.change("date", words="Đại Hoàng, ngày 05 tháng 03 năm 2026")),
    Spoilt("F08", "comma", P.change("date", words="Đại Hoàng ngày 05 tháng 02 năm 2026")),
    Spoilt("F08", "figures alone", P.change("date", words="Đại Hoàng, ngày 2/1/2026")),
    Spoilt("F08", "no such month", P.change("date", words="Đại Hoàng, ngày 05 tháng 13 năm 2026")),
    Spoilt("F08", "short year", P.change("date", words="Đại Hoàng, ngày 05 tháng 02 năm 26")),
    Spoilt("F08", "annex", P.change(
        "of", words="(Kèm theo Báo cáo số 05/BC-CAX ngày 5 tháng 2 năm 2026)"), 3),
    Spoilt("F09", "no nought", P.change("number", words="Số: 5/BC-CAX")),
    Spoilt("F09", "no colon", P.change("number", words="Số 05/BC-CAX")),
    Spoilt("F09", "lower case", P.change("number", words="Số: 05/bc-cax")),
    Spoilt("F09", "spaces", P.change("number", words="Số: 05 / BC - CAX")),
    Spoilt("F09", "two noughts", P.change("number", words="Số: 005/BC-CAX")),
    Spoilt("F09", "no symbol", P.change("number", words="Số: 05")),
    Spoilt("F09", "missing", P.without("number")),
    Spoilt("F10", "date lower", P.change("date", y=114)),
    Spoilt("F10", "no date", P.without("date")),
    Spoilt("F11", "number on the first page", P.add(
        "x", Text(1, 318.9, 33, "1", size=13, centred=True))),
    Spoilt("F11", "no number", P.without("page 2"), 2),
    Spoilt("F11", "wrong number", P.change("page 2", words="3"), 2),
    Spoilt("F11", "at the edge", P.change("page 2", x=545), 2),
    Spoilt("F11", "below the text", P.change("page 2", y=820), 2),
    Spoilt("F11", "annex counted on", P.change("page 2 of annex", words="4"), 4),
    Spoilt("F12", "in a decision", P.change("kind", words="QUYẾT ĐỊNH")),
    Spoilt("F12", "nobody addressed", P.without("addressed"), 2),
    Spoilt("F12", "not as above", P.without("above"), 2),
    Spoilt("F13", "no full stop", P.change("filed", words="- Lưu: VT"), 2),
    Spoilt("F13", "not filed", P.without("filed"), 2),
    Spoilt("F13", "no semicolon", P.change("also", words="- UBND xã Đại Hoàng,"), 2),
    Spoilt("F13", "no recipients", P.without("to", "above", "also", "filed"), 2),
    Spoilt("F14", "comma", P.change("ground", words="Căn cứ Luật Thi đua, khen thưởng,")),
    Spoilt("F14", "last", P.change("last ground", words="Căn cứ Kế hoạch số 12/KH-CAT;")),
    Spoilt("F15", "full stop", P.change("end", words="kính báo cáo Công an tỉnh."), 2),
    Spoilt("F15", "stroke", P.change("end", words="kính báo cáo Công an tỉnh/."), 2),
    Spoilt("F16", "another font, not embedded", P.change("dash", font="Helvetica")
           .change("dash", words="- 12 HKI;")),
    Spoilt("F17", "decomposed", P.change("dash", words=NFD)),
    Spoilt("F18", "stamp", P.add("x", Text(1, LEFT, 195, "MẬT", BOLD))),
    Spoilt("F18", "small letters", P.add("x", Text(1, LEFT, 195, "Tuyệt mật", BOLD))),
    Spoilt("F18", "spaced out", P.add("x", Text(1, LEFT, 195, "M Ậ T", BOLD))),
    Spoilt("F18", "boxed above", P.add("x", Text(1, LEFT, 215, "TUYỆT MẬT", BOLD))),
    Spoilt("F18", "across the page", P.add("x", Text(2, 200, 500, "TỐI MẬT", BOLD, 80,
           angle=45)), 2),
    Spoilt("F19", "signature alone", P.moved(1, "last", "end").change("last", y=400)
           .change("end", y=418), 2),
    Spoilt("F20", "no head", P.change("table on", rows=P.tables["table on"].rows[1:]), 4),
)  # fmt: skip


def test_a_correct_paper_has_nothing_wrong() -> None:
    assert check_paper(CORRECT.pdf()) == []


@pytest.mark.parametrize("spoilt", SPOILT, ids=lambda s: f"{s.rule}-{s.what}")
def test_a_spoilt_paper_is_caught_by_its_rule_alone(spoilt: Spoilt) -> None:
    found = check_paper(spoilt.paper.pdf())
    assert [(f.rule, f.page) for f in found] == [(spoilt.rule, spoilt.page)], "\n".join(
        map(str, found)
    )
    assert found[0].words.endswith(".")


def test_every_rule_has_been_seen_to_catch_something() -> None:
    assert {spoilt.rule for spoilt in SPOILT} == set(RULES)
    assert list(RULES) == [f"F{place:02d}" for place in range(1, 21)]


def test_a_whole_paper_set_too_small_is_told_once_a_page_and_element() -> None:
    names = ("text", "on", "part", "dash")
    paper = CORRECT
    for name in names:
        paper = paper.change(name, size=11)
    assert [(f.rule, f.page) for f in check_paper(paper.pdf())] == [("F03", 1)]


def test_a_draft_without_number_and_day_is_no_mistake() -> None:
    blank = "\u00a0" * 6
    paper = CORRECT.change("number", words=f"Số: {blank}/TTr-CAX").change(
        "date", words=f"Đại Hoàng, ngày {blank}tháng {blank}năm {blank}"
    )
    assert check_paper(paper.pdf()) == []


def test_minutes_have_no_date_above_and_need_nobody() -> None:
    paper = CORRECT.without("date", "addressed", "above").change("kind", words="BIÊN BẢN")
    assert check_paper(paper.pdf()) == []


def test_a_letter_tells_below_its_number_what_it_is_about() -> None:
    about = Text(1, 180, 128, "V/v phối hợp tổ chức Ngày hội", size=12, centred=True)
    paper = CORRECT.without("kind", "subject", "rule of subject").add("about", about)
    assert check_paper(paper.pdf()) == []
    [found] = check_paper(paper.change("about", size=14).pdf())
    assert found.rule == "F03"


def test_secrets_may_be_spoken_of() -> None:
    words = "- Giữ bí mật nhà nước, không lộ tài liệu TỐI MẬT;"
    paper = CORRECT.change("dash", words=words).change("heading", words="I. BẢO VỆ BÍ MẬT NHÀ NƯỚC")
    *rows, _last = CORRECT.tables["table"].rows
    assert check_paper(paper.change("table", rows=(*rows, ("19", "Mật", "MẬT"))).pdf()) == []


def test_words_of_haste_stand_beside_the_text() -> None:
    assert check_paper(CORRECT.add("x", Text(1, LEFT, 215, "KHẨN", BOLD)).pdf()) == []


def test_two_organisations_may_sign_side_by_side() -> None:
    paper = (
        CORRECT.add("other", Text(2, 180, 132, "CHỦ TỊCH", BOLD, centred=True))
        .add("other name", Text(2, 180, 240, "Trần Quang Nghĩa", BOLD, centred=True))
        .change("to", y=280)
        .change("above", y=294)
        .change("also", y=307)
        .change("filed", y=320)
        .add("other issuer", Text(1, 180, 96, "ỦY BAN MTTQ VIỆT NAM XÃ", BOLD, 12, centred=True))
        .change("number", y=122)
        .change("date", y=122)
    )
    paper = replace(paper, rules=paper.rules | {"rule of issuer": Rule("other issuer", 0.4)})
    assert check_paper(paper.pdf()) == []


def test_a_sentence_that_stresses_a_word_is_no_mistake() -> None:
    paper = CORRECT.change("dash", words="- Duy trì").add(
        "x", Text(1, INDENT + 62, 373, "10 loại mô hình", BOLD)
    )
    assert check_paper(paper.add("y", Text(1, INDENT + 164, 373, "tự quản;")).pdf()) == []


def test_letters_that_cannot_be_copied_out_are_all_that_is_told() -> None:
    pdf = re.sub(rb"/ToUnicode [0-9]+ 0 R", lambda found: b" " * len(found[0]), CORRECT.pdf())
    assert [(f.rule, f.page) for f in check_paper(pdf)] == [("F17", n) for n in (1, 2, 3, 4)]


def test_pages_without_any_letter_are_all_that_is_told() -> None:
    pdf = replace(CORRECT, texts={}, tables={}).pdf()
    assert [(f.rule, f.page) for f in check_paper(pdf)] == [("F17", n) for n in (1, 2, 3, 4)]


def test_a_rule_that_was_drawn_twice_is_one_rule() -> None:
    twice = CORRECT.rules | {f"{name} again": rule for name, rule in CORRECT.rules.items()}
    assert check_paper(replace(CORRECT, rules=twice).pdf()) == []


def test_blanks_of_a_draft_may_be_drawn_as_room_between_words() -> None:
    paper = (
        CORRECT.change("number", words="Số:")
        .add("symbol", Text(1, 210, 109, "/BC-CAX", size=13))
        .change("date", words="Đại Hoàng, ngày", x=380)
        .add("month", Text(1, 450, 109, "tháng", ITALIC, 13))
        .add("year", Text(1, 505, 109, "năm", ITALIC, 13))
    )
    assert check_paper(paper.pdf()) == []

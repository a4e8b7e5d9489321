"""Newer lists add codes, reword and retire them; what they do not mention stays as it is."""

from __future__ import annotations

from resources.catalogues import activity_kinds, counted_type, entries, model_types, offered, words
from resources.catalogues.entry import forget_newer_lists, joined, read_list, use_list
from storage.imports.meanings import finder_of


def test_a_new_code_stands_after_the_one_it_follows() -> None:
    before = list(words("topics"))
    use_list("topics", read_list('drugs = "Ma túy"\nfloods = "Phòng, chống thiên tai"'))
    after = list(words("topics"))
    assert after.index("floods") == after.index("drugs") + 1
    assert [code for code in after if code != "floods"] == before
    assert words("topics")["drugs"] == "Ma túy"


def test_a_new_code_that_follows_none_stands_last() -> None:
    use_list("topics", read_list('floods = "Phòng, chống thiên tai"'))
    assert list(words("topics"))[-1] == "floods"


def test_a_retired_word_is_offered_no_more_and_keeps_its_meaning() -> None:
    use_list("topics", read_list('cyber = { word = "Lừa đảo trên mạng", retired = true }'))
    assert "cyber" not in offered("topics")
    assert words("topics")["cyber"] == "Lừa đảo trên mạng"


def test_what_a_newer_list_does_not_say_of_a_code_stays() -> None:
    use_list("programmes", read_list('[p09]\nword = "Chương trình 09"'))
    (p09,) = (entry for entry in entries("programmes") if entry.code == "p09")
    assert (p09.word, p09.extra["number"]) == ("Chương trình 09", "09/CTr-BCA-MTTW")
    assert p09.valid_to is not None


def test_a_measure_is_added_beside_those_of_its_kind() -> None:
    known = [measure.code for measure in activity_kinds()["talk"].measures]
    use_list("activity_kinds", read_list('[talk.measures.clips]\nword = "Video"\nunit = "video"'))
    assert [measure.code for measure in activity_kinds()["talk"].measures] == [*known, "clips"]


def test_a_type_may_be_added_that_counts_as_another() -> None:
    use_list(
        "model_types",
        read_list('[Z90]\nword = "Xóm bình yên"\ngroup = "A"\nkind = "model"\nsame_as = "A01"'),
    )
    assert model_types()["Z90"].name == "Xóm bình yên"
    assert counted_type("Z90") == "A01"


def test_later_lists_come_over_earlier_ones_and_in_a_file_are_found_by_their_words() -> None:
    use_list("topics", read_list('floods = "Thiên tai"'))
    use_list("topics", read_list('floods = "Phòng, chống thiên tai"'))
    use_list("topics", read_list('storms = "Bão"'))
    assert finder_of("topics").one("phòng chống thiên tai") == "floods"
    assert finder_of("topics").one("Bão") == "storms"
    forget_newer_lists()
    assert not {"floods", "storms"} & words("topics").keys()


def test_the_same_list_again_changes_nothing() -> None:
    said = read_list('floods = "Thiên tai"\ncrime = "Tội phạm"')
    once = joined(read_list('crime = "Phòng, chống tội phạm"'), said)
    assert joined(once, said) == once

"""What a newer official list may do: add codes, reword and retire them; never change a meaning.

What a code counts as stays for ever, or figures of the same name would say different things.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from tomllib import TOMLDecodeError
from typing import Any
from unicodedata import is_normalized

from resources.catalogues.entry import Said, joined, read_list, shipped_list, words
from resources.wording import _
from storage.errors import KnownError

MAY_GROW: Mapping[str, str] = {
    "topics": _("Chủ đề"),
    "organisations": _("Cơ quan, tổ chức"),
    "programmes": _("Chương trình phối hợp"),
    "linked_movements": _("Phong trào gắn kết"),
    "team_forms": _("Loại tổ"),
    "force_kinds": _("Lực lượng"),
    "leave_reasons": _("Lý do thôi tham gia"),
    "hamlet_kinds": _("Loại thôn, tổ dân phố"),
    "asset_kinds": _("Loại phương tiện, cơ sở vật chất"),
    "usual_phrases": _("Câu thường dùng"),
    "model_types": _("Loại mô hình"),
    "activity_kinds": _("Loại hoạt động và số đo"),
}
_MOST_BYTES = 256 * 1024
_MOST_CODES = 2000
_LONGEST = 500  # letters of a word
_CODE = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,39}")
_OF_WORDS = {"word": str, "retired": bool, "valid_from": date, "valid_to": date, "basis": str}
_LOOSE = {*_OF_WORDS, "synonyms", "measures"}  # what may change of a code that is known
_REFERS: Mapping[str, Mapping[str, str]] = {
    "model_types": {"group": "model_groups", "kind": "model_forms", "same_as": "model_types"},
    "activity_kinds": {"group": "activity_groups"},
    "asset_kinds": {"feeds": "indicators"},
    "usual_phrases": {"section": "report_sections"},
}
_OF_MEASURES: Mapping[str, type] = {
    "word": str,
    "unit": str,
    "feeds": str,
    "stock": bool,
    "default": int,
    "at_most": str,
    "of_total": bool,
}


class CatalogueError(KnownError):
    """The newer list cannot be read, or would change what a code means."""

    CODE = "DM-01"


def checked_list(name: str, data: bytes, known: Said) -> Said:
    """Return what a newer list says, held against what is `known` of its codes.

    CatalogueError names the first thing wrong.
    """
    for wrong in _wrong(name, data, known):
        sentence = _("Danh mục mới không dùng được: {wrong}. Danh mục trong sổ không đổi; hãy sửa.")
        raise CatalogueError(sentence.format(wrong=wrong))
    return read_list(data.decode())


def _wrong(name: str, data: bytes, known: Said) -> Iterator[str]:
    if name not in MAY_GROW:
        yield _("chưa nhận danh mục tên «{name}»").format(name=name[:40])
    if len(data) > _MOST_BYTES:
        yield _("tệp lớn hơn {size} KB").format(size=_MOST_BYTES // 1024)
    try:
        said = read_list(data.decode())
    except (UnicodeDecodeError, TOMLDecodeError, RecursionError) as error:
        yield _("không đọc được ({error})").format(error=str(error)[:100])
        return
    if not 0 < len(said) <= _MOST_CODES:
        yield _("không có mã nào, hoặc quá {most} mã").format(most=_MOST_CODES)
    for code, values in said.items():
        wrong = _wrong_code(name, code, known.get(code), values)
        if wrong:
            yield _("mã «{code}»: {wrong}").format(code=code[:40], wrong=wrong)
    yield from _said_twice(joined(known, said))


def _wrong_code(name: str, code: str, old: Mapping[str, Any] | None, new: object) -> str:
    if not _CODE.fullmatch(code):
        return _("mã chỉ gồm chữ không dấu, số, gạch ngang, không quá 40 chữ")
    if not isinstance(new, Mapping):
        return _("phải là tên, hoặc bảng có tên")
    values = dict(new)
    return (
        _wrong_facts(_facts_of(name), values)
        or _lacking(name, values if old is None else {**old, **values})
        or _wrong_word(values.get("word", old["word"] if old else ""))
        or _changed(old, values)
        or _unknown_reference(name, code, old, values)
        or _wrong_measures(values.get("measures", {}), (old or {}).get("measures", {}))
    )


def _facts_of(name: str) -> Mapping[str, type]:
    """Return what codes of a list say, with the type of each, as those that are known do."""
    said = shipped_list(name).values()
    return {key: type(value) for values in said for key, value in values.items()} | _OF_WORDS


def _wrong_facts(known: Mapping[str, type], values: Mapping[str, Any]) -> str:
    for key, value in values.items():
        if key not in known:
            return _("không có mục «{key}»").format(key=key[:40])
        if type(value) is not known[key]:
            return _("mục «{key}» ghi sai kiểu").format(key=key)
        texts = value if isinstance(value, list) else [value]
        if isinstance(value, list) and not all(isinstance(one, str) for one in texts):
            return _("mục «{key}» ghi sai kiểu").format(key=key)
        if any(isinstance(one, str) and not is_normalized("NFC", one) for one in texts):
            return _("chữ Việt phải theo bảng mã Unicode dựng sẵn")
    return ""


def _lacking(name: str, values: Mapping[str, Any]) -> str:
    everywhere = set.intersection(*(set(each) for each in shipped_list(name).values()))
    missing = sorted({"word", *everywhere} - {*values, "retired"})
    return _("thiếu mục «{key}»").format(key=missing[0]) if missing else ""


def _wrong_word(word: str) -> str:
    plain = word.strip() == word and word.isprintable() and 0 < len(word) <= _LONGEST
    return "" if plain else _("tên trống, dài quá 500 chữ, hoặc có dấu cách thừa")


def _changed(old: Mapping[str, Any] | None, new: Mapping[str, Any]) -> str:
    if not old:
        return ""
    changed = [key for key in new if key not in _LOOSE and new[key] != old.get(key)]
    if changed:
        words = _("đã dùng nên không đổi được mục «{key}», chỉ đổi tên hoặc ngừng dùng")
        return words.format(key=changed[0])
    return ""


def _unknown_reference(
    name: str, code: str, old: Mapping[str, Any] | None, new: Mapping[str, Any]
) -> str:
    for key, other in _REFERS.get(name, {}).items():
        value = new.get(key) or ""
        stays = old is not None and value == old.get(key)
        if value and not stays and (value not in words(other) or (other, value) == (name, code)):
            return _("mục «{key}» chỉ đến mã không có: {value}").format(key=key, value=value[:40])
    return ""


def _wrong_measures(new: Mapping[str, Any], old: Mapping[str, Any]) -> str:
    known = {*new, *old}
    for code, values in new.items():
        wrong = _wrong_measure(code, values, old.get(code, {}), known)
        if wrong:
            return _("số đo «{code}»: {wrong}").format(code=code[:40], wrong=wrong)
    return ""


def _wrong_measure(code: str, new: object, old: Mapping[str, Any], known: set[str]) -> str:
    if not _CODE.fullmatch(code) or not isinstance(new, Mapping):
        return _("ghi sai")
    if wrong := _wrong_facts(_OF_MEASURES, new):
        return wrong
    values = {**old, **new}
    asked = (
        ({"word", "unit"} <= values.keys(), _("thiếu tên, đơn vị tính")),
        (values.get("feeds", "") in ("", *words("indicators")), _("chỉ tiêu không có")),
        (values.get("at_most", "") in {"", *known} - {code}, _("số đo lớn hơn không có")),
        (values.get("default", 0) in (0, 1), _("số ghi sẵn chỉ là 0 hoặc 1")),
    )
    for is_so, wrong in asked:
        if not is_so:
            return wrong
    return _wrong_word(values["word"]) or _wrong_word(values["unit"]) or _changed(old, new)


def _said_twice(said: Said) -> Iterator[str]:
    """Refuse two codes with one word: nobody could tell them apart."""
    found: dict[str, str] = {}
    for code, values in said.items():
        word = str(values.get("word", "")).casefold()
        if word in found:
            words_of = _("mã «{one}» và «{other}» cùng một tên")
            yield words_of.format(one=found[word], other=code)
        found[word] = code

from __future__ import annotations

import sys
from pathlib import Path
from subprocess import run

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtGui import QColor, QFontInfo, QFontMetrics
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

import resources
from ui.screens.icons import icon, repaint_icons
from ui.screens.look import DARK, LIGHT, Colours, colour, colours
from ui.screens.parts import button

READABLE = 4.5  # to 1, for text (WCAG 2.2 §1.4.3)
BEHIND = ("base", "window", "band", "nav", "chosen")
PAIRS = (
    *((front, BEHIND) for front in ("text", "muted", "accent", "bad")),
    *((front, ("base", "window", "band", "chosen")) for front in ("good", "warning")),
    ("on_accent", ("accent",)),
    ("text", ("line",)),  # a chief button that cannot be pressed
    ("window", ("text",)),  # passing notes and tips
)


def light_of(name: str) -> float:
    paint = QColor(name)
    red, green, blue = (_linear(part) for part in (paint.redF(), paint.greenF(), paint.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    dark, light = sorted((light_of(one), light_of(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_every_text_stands_out_from_what_is_behind_it(scheme: Colours) -> None:
    weak = {
        (front, behind): contrast(getattr(scheme, front), getattr(scheme, behind))
        for front, backs in PAIRS
        for behind in backs
    }
    assert {pair: ratio for pair, ratio in weak.items() if ratio < READABLE} == {}


def test_the_bundled_font_is_in_use_and_has_every_vietnamese_letter(qapp: QApplication) -> None:
    assert QFontInfo(qapp.font()).family() == "Noto Sans"
    metrics = QFontMetrics(qapp.font())
    letters = "ăâđêôơưĂÂĐÊÔƠƯáàảãạấầẩẫậắằẳẵặếềểễệốồổỗộớờởỡợứừửữựýỳỷỹỵ–…“”«»"
    assert [letter for letter in letters if not metrics.inFontUcs4(ord(letter))] == []


def test_the_colours_change_and_change_back(qapp: QApplication) -> None:
    colour(qapp, "dark")
    assert colours() == DARK
    colour(qapp, "light")
    assert colours() == LIGHT


@pytest.mark.qt_log_level_fail("WARNING")
def test_the_look_holds_in_a_folder_with_spaces(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "Bình Yên của tôi"
    place.symlink_to(resources.file())
    monkeypatch.setattr(resources, "_FOLDER", place)
    colour(qapp, "light")
    looked = QWidget()
    qtbot.addWidget(looked)
    looked.ensurePolished()  # only now is the look read
    assert place.as_posix() in qapp.styleSheet()
    monkeypatch.undo()
    colour(qapp, "light")


def test_icons_follow_the_colours(qapp: QApplication, qtbot: QtBot) -> None:
    row = QWidget()
    qtbot.addWidget(row)
    worn = button("Thêm", picture="add")
    QHBoxLayout(row).addWidget(worn)

    def ink() -> str:
        return worn.icon().pixmap(24, 24).toImage().pixelColor(12, 12).name()

    before = ink()
    colour(qapp, "dark")
    repaint_icons(row)
    after = ink()
    colour(qapp, "light")
    assert (before, after) == (LIGHT.text, DARK.text)


def test_buttons_that_qt_names_are_vietnamese(qtbot: QtBot) -> None:
    standard = QDialogButtonBox.StandardButton
    box = QDialogButtonBox(standard.Save | standard.Cancel | standard.Discard | standard.Yes)
    qtbot.addWidget(box)
    said = {button.text().replace("&", "") for button in box.buttons()}
    assert said == {"Lưu", "Quay lại", "Không lưu", "Có"}


def test_menus_and_file_dialogs_are_vietnamese(qapp: QApplication) -> None:
    assert QCoreApplication.translate("QLineEdit", "&Copy") == "&Chép"
    assert QCoreApplication.translate("QFileDialog", "File &name:") == "Tên tệ&p:"
    assert QLocale().dayName(1) == "Thứ Hai"


def test_the_compiled_words_are_those_of_the_source(tmp_path: Path) -> None:
    words = resources.file("translations")
    made = tmp_path / "qtbase_vi.qm"
    release = str(Path(sys.executable).with_name("pyside6-lrelease"))
    command = [release, str(words / "qtbase_vi.ts"), "-qm", str(made)]
    run(command, check=True, capture_output=True)
    assert made.read_bytes() == (words / "qtbase_vi.qm").read_bytes()


@pytest.mark.parametrize(
    "path", sorted(resources.file("icons").glob("*.svg")), ids=lambda p: p.stem
)
def test_every_icon_can_be_drawn(path: Path, qapp: QApplication) -> None:
    drawn = icon(path.stem).pixmap(24, 24).toImage()
    inked = sum(drawn.pixelColor(x, y).alpha() > 0 for x in range(24) for y in range(24))
    assert inked > 6

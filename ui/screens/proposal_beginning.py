"""A proposal out of achievements that were noted: which of them, and what is asked for."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from resources.catalogues import offered
from resources.wording import _, in_vietnamese
from storage.commendation.rules import Rulebook
from storage.records import Achievement, Proposal
from ui.screens.choice_editors import QuietComboBox
from ui.screens.labels import complain, complaint, field_label, heading
from ui.screens.parts import button, go_or_back, plain
from ui.screens.words import count_words, date_words

_CODE = Qt.ItemDataRole.UserRole
_TEXT = 200  # letters an occasion may have
_ROWS = 9
_LONG = 90  # letters of an achievement in the list


class BeginningProposal(QDialog):
    """Asks for occasion, authority, form and type; Enter takes what the last proposal had."""

    def __init__(
        self,
        achievements: Sequence[Achievement],
        ticked: Collection[str],
        last: Proposal | None,
        rules: Rulebook,
        parent: QWidget | None = None,
    ) -> None:
        """Offer the achievements; those whose identity is in `ticked` are taken."""
        super().__init__(parent)
        self.drafted = "proposal"
        self.setWindowTitle(_("Lập đề nghị khen thưởng"))
        self._achievements = {one.id: one for one in achievements}
        self._rules = rules
        self.list = QListWidget()
        self.list.setAccessibleName(_("Thành tích đưa vào đề nghị"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for one in achievements:
            item = QListWidgetItem(_said(one), self.list)
            item.setData(_CODE, one.id)
            on = one.id in ticked
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        days = [one.happened_on for one in achievements if one.id in ticked]
        self.occasion = QLineEdit(_usual(max(days, default=rules.day)), maxLength=_TEXT)
        self.authority = _box(rules.words("authority"), last.authority if last else "commune_chair")
        self.form = QuietComboBox()
        self.award_type = _box(offered("award_types"), last.award_type if last else "theme")
        self.complaint = complaint()
        self.go = button("", self._submit, look="primary")
        self._offer_forms(last.form if last else "certificate")
        self.authority.activated.connect(lambda _row: self._offer_forms())
        self.list.itemChanged.connect(lambda _item: self._count())
        self._lay_out()
        self._count()
        self.occasion.selectAll()
        self.occasion.setFocus()

    @property
    def chosen(self) -> list[Achievement]:
        """Return the achievements that are ticked."""
        items = (self.list.item(row) for row in range(self.list.count()))
        on = (item for item in items if item.checkState() == Qt.CheckState.Checked)
        return [self._achievements[item.data(_CODE)] for item in on]

    @property
    def asked(self) -> dict[str, str]:
        """Return what is asked for, as a proposal has it."""
        return {
            "occasion": self.occasion.text().strip(),
            "form": str(self.form.currentData()),
            "authority": str(self.authority.currentData()),
            "award_type": str(self.award_type.currentData()),
        }

    def _offer_forms(self, chosen: str = "") -> None:
        """Offer what the authority gives."""
        code = self.authority.currentData()
        rule = next((one for one in self._rules.of("authority") if one.code == code), None)
        words = self._rules.words("form")
        given = [form for form in (rule.forms if rule else ()) if form in words] or list(words)
        self.form.clear()
        for form in given:
            self.form.addItem(words[form], form)
        self.form.setCurrentIndex(max(0, self.form.findData(chosen)))

    def _turn_all(self) -> None:
        """Tick all, or none where all are ticked."""
        all_on = len(self.chosen) == self.list.count()
        for row in range(self.list.count()):
            on = Qt.CheckState.Unchecked if all_on else Qt.CheckState.Checked
            self.list.item(row).setCheckState(on)

    def _count(self) -> None:
        count = len(self.chosen)
        words = _("&Lập đề nghị từ {count} thành tích").format(count=count_words(count))
        self.go.setText(words if count else _("&Lập đề nghị, ghi người sau"))

    def _submit(self) -> None:
        missing = not self.occasion.text().strip()
        complain(self.complaint, _("Cần ghi dịp, nội dung khen thưởng.") if missing else "")
        if not missing:
            self.accept()

    def _lay_out(self) -> None:
        self.go.setDefault(True)
        foot = go_or_back(self.go, self.reject)
        top = QHBoxLayout()
        top.addWidget(plain(_("Thành tích chưa đề nghị"), name="fieldLabel"), 1)
        top.addWidget(button(_("Chọn &hết / bỏ hết"), self._turn_all, look="quiet"))
        column = QVBoxLayout(self)
        column.addWidget(heading(_("Lập đề nghị khen thưởng"), 1.2))
        column.addWidget(field_label(_("&Dịp, nội dung khen thưởng *"), self.occasion))
        column.addWidget(self.occasion)
        row = QHBoxLayout()
        for words, part in (
            (_("&Cấp khen thưởng"), self.authority),
            (_("Hình &thức"), self.form),
            (_("L&oại hình"), self.award_type),
        ):
            one = QVBoxLayout()
            one.addWidget(field_label(words, part))
            one.addWidget(part)
            row.addLayout(one, 1)
        column.addLayout(row)
        column.addLayout(top)
        column.addWidget(self.list, 1)
        column.addWidget(self.complaint)
        column.addLayout(foot)
        self.resize(720, 220 + self.list.sizeHintForRow(0) * min(_ROWS, self.list.count()))


def _box(options: Mapping[str, str], chosen: str) -> QuietComboBox:
    box = QuietComboBox()
    for code, words in options.items():
        box.addItem(words, code)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    return box


def _usual(day: date) -> str:
    words = in_vietnamese(
        "Có thành tích trong phong trào Toàn dân bảo vệ an ninh Tổ quốc năm {year}"
    )
    return words.format(year=day.year)


def _said(one: Achievement) -> str:
    text = one.text.partition("\n")[0]
    short = f"{text[:_LONG].rstrip()}…" if len(text) > _LONG else text
    return " – ".join(filter(None, (date_words(one.happened_on), one.name, short)))

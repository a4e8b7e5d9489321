"""Months of many units, sealed as their laptops would: what measures of the superior stand on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from hashlib import sha256
from os import urandom
from random import Random
from typing import Any

from resources.catalogues import indicators
from storage.indicators import EXACT, Figure
from storage.ledger import Ledger
from storage.periods import months_between, window_of
from storage.records import Activity, Hamlet, Record, SecurityModel, Team
from storage.settings import Settings
from sync.bundle import seal
from sync.content import MonthContent, Row, sent_fields
from sync.held import keep_registry
from sync.keys import UnitKeys
from sync.manifest import RECENT, Manifest, bundle_id
from sync.payload import payload_of
from sync.registry import RegisteredUnit, Registry, Superior, UnitKey
from sync.trust import sign_registry

SUPERIOR, FIRST_MONTH = "ninh-binh/gia-vien", "2018-01"
REGISTERED, A_MONTH = 50, 150  # records of the registers and of each month: two hundred a bundle
_WORDS = """họp tổ dân phố tuyên truyền pháp luật phòng cháy chữa cháy ma túy tội phạm giao thông
lừa đảo trên mạng nhà văn hóa trường học hội phụ nữ đoàn thanh niên cựu chiến binh nông dân"""


@dataclass
class Post:
    """A unit that closes month after month."""

    code: str
    keys: UnitKeys = field(default_factory=UnitKeys.generate)
    sent: list[str] = field(default_factory=list)  # ids of its bundles

    @cached_property
    def registers(self) -> dict[type[Record], Sequence[Row]]:
        """Its hamlets, models and teams, the same every month."""
        return {
            Hamlet: [self._row(Hamlet, name=f"Thôn {n}") for n in range(10)],
            SecurityModel: [
                self._row(SecurityModel, name=f"Mô hình {n}", type="camera_eyes") for n in range(20)
            ],
            Team: [self._row(Team, name=f"Tổ {n}", form="self_management") for n in range(20)],
        }

    def month(self, month: str, to: UnitKeys) -> bytes:
        """Seal the next month."""
        payload = payload_of(self._content(month), urandom(16))
        manifest = Manifest(
            kind="month",
            sender=self.code,
            recipient=SUPERIOR,
            epoch=1,
            seq=len(self.sent) + 1,
            prev=self.sent[-1] if self.sent else None,
            recent=tuple(self.sent[-RECENT:]),
            month=month,
            revision=1,
            payload_sha256=sha256(payload).hexdigest(),
            payload_size=len(payload),
            registry_version=1,
            journal_head=None,
            written_at=datetime(2022, 12, 15, tzinfo=UTC),
        )
        self.sent.append(bundle_id(manifest.to_bytes()))
        return seal(manifest, payload, self.keys, [to.public().age, self.keys.public().age])

    def _content(self, month: str) -> MonthContent:
        first, last = window_of(month, 14)
        chance = Random(f"{self.code}{month}")
        done = [self._activity(first, chance) for _each in range(A_MONTH)]
        figures = [Figure(code, "", EXACT, chance.randrange(50)) for code in indicators()]
        records = self.registers | {Activity: done}
        return MonthContent(self.code, month, 1, first, last, "", records, figures, ())

    def _activity(self, first: date, chance: Random) -> Row:
        said = " ".join(chance.choices(_WORDS.split(), k=6)).capitalize()
        return self._row(
            Activity,
            kind="propaganda",
            title=said,
            happened_on=first + timedelta(days=chance.randrange(28)),
            place=f"Nhà văn hóa thôn {chance.randrange(10)}",
            result=" ".join(chance.choices(_WORDS.split(), k=20)),
            measures={"sessions": 1, "attendees": chance.randrange(20, 200)},
        )

    def _row(self, kind: type[Record], /, **facts: Any) -> Row:
        record = kind.model_validate({"unit": self.code, **facts})
        return record.model_dump(mode="json", include=set(sent_fields(kind)))


@dataclass
class Province:
    """A superior and its posts, all in one registry."""

    units: int
    keys: UnitKeys = field(default_factory=UnitKeys.generate)

    @cached_property
    def posts(self) -> list[Post]:
        """The units below."""
        return [Post(f"{SUPERIOR}/xa-{number:04}") for number in range(self.units)]

    def settle(self, ledger: Ledger) -> None:
        """Make empty books those of this superior."""
        name = "Công an cấp trên"
        ledger.keep_settings(Settings(unit=SUPERIOR, unit_name=name, role="superior"))
        units = tuple(
            RegisteredUnit(
                code=post.code,
                name=post.code,
                keys=(UnitKey(**post.keys.public().model_dump()),),
            )
            for post in self.posts
        )
        superior = Superior(code=SUPERIOR, name=name, keys=(self.keys.public(),))
        registry = Registry(version=1, superior=superior, units=units)
        keep_registry(ledger, sign_registry(registry, self.keys))

    def bundles(self, months: int) -> Iterator[bytes]:
        """Seal so many months of all units, month after month."""
        for month in months_between(FIRST_MONTH, "2099-12")[:months]:
            for post in self.posts:
                yield post.month(month, self.keys)

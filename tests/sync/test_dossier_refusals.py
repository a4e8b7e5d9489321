"""Dossiers that are refused by name, and of which nothing is stored."""

from __future__ import annotations

from hashlib import sha256
from random import Random

import pytest

from storage.records import (
    Achievement,
    Honoree,
    KeptPaper,
    Nominee,
    Proposal,
    Selection,
)
from storage.repository import find, put
from sync.bundle import open_bundle
from sync.chain import Place
from sync.errors import (
    BadSentRecordError,
    ForeignRecordError,
    NewerFormatError,
    PayloadError,
    RefusedError,
    WrongKindError,
)
from sync.held import held_registry
from tests.sync.dossiers_told import head, same_district, told
from tests.sync.offices import district, everything, post
from tests.sync.payloads import Spoil, part, reclaimed, rows, twice, without
from tests.sync.proposals import PDF, dossier, honoree, nominate, proposal

NEIGHBOUR = "ninh-binh/gia-vien/gia-van"
NOMINEE, HONOREE, ACHIEVEMENT, SELECTION, KEPT, PROPOSAL = (
    f"records/{kind.KIND}.jsonl"
    for kind in (Nominee, Honoree, Achievement, Selection, KeptPaper, Proposal)
)
ONCE = told()


BAD, FOREIGN = BadSentRecordError, ForeignRecordError
BAD_DOSSIERS: dict[str, tuple[Spoil, type[RefusedError]]] = {
    "no-nonce": (without("nonce"), BAD),
    "no-head": (without("dossier.json"), BAD),
    "head-of-another-revision": (head(revision=7), FOREIGN),
    "no-proposal": (without(PROPOSAL), BAD),
    "two-proposals": (twice(PROPOSAL), BAD),
    "another-proposal": (rows(PROPOSAL, lambda row: row.update(id="0" * 32)), BAD),
    "of-another-unit": (rows(NOMINEE, lambda row: row.update(unit="ninh-binh/x")), FOREIGN),
    "of-another-proposal": (rows(SELECTION, lambda row: row.update(proposal="0" * 32)), FOREIGN),
    "honoree-nobody-names": (rows(NOMINEE, lambda row: row.update(honoree=None)), FOREIGN),
    "honoree-missing": (without(HONOREE), BAD),
    "achievement-nobody-names": (rows(NOMINEE, lambda row: row.update(achievements=[])), FOREIGN),
    "paper-of-another-nominee": (rows(KEPT, lambda row: row.update(nominee="0" * 32)), BAD),
    "paper-without-a-line": (without(KEPT), BAD),
    "line-without-a-paper": (rows(KEPT, lambda row: row.update(digest="0" * 64)), BAD),
    "paper-is-another": (part(f"papers/{'0' * 64}", PDF), BAD),
    "paper-is-no-pdf": (part(f"papers/{sha256(b'MZ').hexdigest()}", b"MZ"), BAD),
    "paper-climbs": (part("papers/../../x", PDF), PayloadError),
    "members": (part("records/member.jsonl", b""), BAD),
    "awards": (part("records/award.jsonl", b""), BAD),
    "unknown-kind": (part("records/gossip.jsonl", b""), NewerFormatError),
    "unknown-part": (part("install.sh", b""), PayloadError),
    "a-month": (part("month.json", b"{}"), PayloadError),
    "held-by-a-stranger": (
        part(
            "held.jsonl",
            b'{"award":"%b","honoree":"%b","decided_on":"2020-01-01","form":"certificate",'
            b'"authority":"commune_chair","award_type":"theme","occasion":"x"}\n'
            % (b"0" * 32, b"0" * 32),
        ),
        FOREIGN,
    ),
    "held-is-nonsense": (part("held.jsonl", b"1\n"), BAD),
    "bad-status": (rows(PROPOSAL, lambda row: row.update(status="../x")), BAD),
    "cut-line": (part(NOMINEE, b"{}"), BAD),
}


@pytest.mark.parametrize("name", BAD_DOSSIERS)
def test_of_a_bad_dossier_nothing_is_stored(name: str) -> None:
    spoil, reason = BAD_DOSSIERS[name]
    bad = reclaimed(ONCE.superior, ONCE.post, ONCE.bundles[1], {}, spoil)
    office = same_district(ONCE)
    with office.ledger:
        office.receive(ONCE.bundles[0])
        before = everything(office.ledger)
        with pytest.raises(RefusedError) as caught:
            office.receive(bad)
        assert type(caught.value) is reason
        assert "Sen" not in caught.value.message
        assert everything(office.ledger) == before
        assert office.receive(ONCE.bundles[1]).verdict.place is Place.NORMAL


def test_records_that_another_unit_already_has_are_refused() -> None:
    superior = district()
    office, thief = post(superior), post(superior, NEIGHBOUR)
    written = proposal(office)
    superior.receive(dossier(office, written))
    stolen = written.model_copy(update={"unit": NEIGHBOUR})
    put(thief.ledger, stolen)
    nominate(thief, stolen, honoree(thief))
    data, before = dossier(thief, stolen), everything(superior.ledger)
    with pytest.raises(BadSentRecordError):
        superior.receive(data)
    assert everything(superior.ledger) == before


def test_fields_that_must_not_travel_are_left_aside() -> None:
    spoil = rows(HONOREE, lambda row: row.update(note="lẻn vào", later="mới"))
    data = reclaimed(ONCE.superior, ONCE.post, ONCE.bundles[1], {}, spoil)
    office = same_district(ONCE)
    office.receive(ONCE.bundles[0])
    assert office.receive(data).verdict.place is Place.NORMAL
    assert [one.note for one in find(office.ledger, Honoree)] == [""]


def test_no_flipped_bit_of_a_dossier_passes() -> None:
    good = ONCE.bundles[1]
    registry = held_registry(ONCE.superior.ledger).registry
    signed = good.index(b"payload.age") * 8
    places = {
        *Random(1).sample(range(signed), 400),
        *Random(2).sample(range(signed, len(good) * 8), 200),
    }
    for at in places:
        bad = bytearray(good)
        bad[at // 8] ^= 1 << at % 8
        with pytest.raises(RefusedError):
            open_bundle(bytes(bad), registry, ONCE.superior.unit, ONCE.superior.keys)


def test_a_key_that_may_not_sign_dossiers_signs_none() -> None:
    registry = held_registry(ONCE.superior.ledger).registry
    units = tuple(
        unit.model_copy(
            update={"keys": tuple(k.model_copy(update={"kinds": ("month",)}) for k in unit.keys)}
        )
        for unit in registry.units
    )
    only_months = registry.model_copy(update={"units": units})
    with pytest.raises(WrongKindError, match="hồ sơ khen thưởng"):
        open_bundle(ONCE.bundles[1], only_months, ONCE.superior.unit, ONCE.superior.keys)

"""Dossiers at the superior: taken in whole, in any order, replaced by the next, refused by name."""

from __future__ import annotations

from hashlib import sha256
from random import Random
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.dossiers import dossiers, paper_data
from storage.ledger import Ledger
from storage.records import (
    KINDS,
    Achievement,
    Award,
    Honoree,
    KeptPaper,
    Nominee,
    Proposal,
    Review,
    Selection,
)
from storage.repository import find, put, remove
from sync.acknowledgement import take_receipt
from sync.answers import return_bundle
from sync.board import board, chains
from sync.bundle import open_bundle
from sync.chain import Place
from sync.dossier import dossier_fields
from sync.dossier_errors import DossierReturnError
from sync.dossier_sealing import bundle_title, received_dossier
from sync.errors import (
    BadSentRecordError,
    ForeignRecordError,
    NewerFormatError,
    PayloadError,
    RefusedError,
    WrongKindError,
)
from sync.held import held_registry
from sync.received import received
from tests.conftest import UNIT
from tests.sync.offices import TODAY, Office, district, everything, fill, post, said
from tests.sync.payloads import Spoil, part, reclaimed, rows, twice, without
from tests.sync.proposals import PDF, award_of, dossier, honoree, kept, nominate, paper, proposal
from tests.sync.years import receipts

NEIGHBOUR = "ninh-binh/gia-vien/gia-van"
NOMINEE, HONOREE, ACHIEVEMENT, SELECTION, KEPT, PROPOSAL = (
    f"records/{kind.KIND}.jsonl"
    for kind in (Nominee, Honoree, Achievement, Selection, KeptPaper, Proposal)
)


class Told(NamedTuple):
    """A district, a post, and what the post said: months and dossiers of two proposals."""

    superior: Office
    post: Office
    bundles: list[bytes]


def told() -> Told:
    superior = district()
    office = post(superior)
    fill(office, "20/11/2022", "20/12/2022")
    bundles = [office.bundle("2022-12")]
    one, other = proposal(office), proposal(office, "Đột xuất")
    bundles += [dossier(office, one), office.bundle("2023-01"), dossier(office, other)]
    (who,) = find(
        office.ledger, Honoree, id=find(office.ledger, Nominee, proposal=one.id)[0].honoree
    )
    put(office.ledger, who.model_copy(update={"name": "Đinh Thị Sen Em"}))
    remove(office.ledger, find(office.ledger, Selection, proposal=one.id)[0])
    put(office.ledger, one.model_copy(update={"achievement": "Viết lại"}))
    return Told(superior, office, [*bundles, dossier(office, one)])


ONCE = told()


def all_said(ledger: Ledger) -> dict[str, Any]:
    """Return all that dossiers brought, and what months did."""
    known = said(ledger, UNIT)
    for kind in (kind for kind in KINDS if dossier_fields(kind)):
        sent = set(dossier_fields(kind))
        found = [one.model_dump(mode="json", include=sent) for one in find(ledger, kind, unit=UNIT)]
        known[f"dossier {kind.KIND}"] = sorted(found, key=lambda row: str(row["id"]))
    known["dossiers"] = [(each.proposal, each.revision, each.made_at) for each in dossiers(ledger)]
    known["files"] = sorted(
        row["digest"] for row in ledger.db.query("SELECT digest FROM paper_file")
    )
    return known


def same_district(other: Told) -> Office:
    office = Office(other.superior.unit, other.superior.keys)
    office.ledger.keep_settings(other.superior.ledger.settings)
    for row in other.superior.ledger.db.table("registry").rows:
        office.ledger.db.table("registry").insert(row)
    return office


def test_the_superior_then_holds_what_the_dossier_says() -> None:
    office = same_district(ONCE)
    for data in ONCE.bundles:
        found = office.receive(data)
        assert found.verdict.place is Place.NORMAL
        assert receipts(found)[0].answer == "full"
    here, there = all_said(office.ledger), all_said(ONCE.post.ledger)
    assert here == there | {"dossiers": here["dossiers"]}
    assert [revision for _proposal, revision, _at in here["dossiers"]] == [1, 1, 2]
    assert find(office.ledger, Honoree)[0].member is None


@settings(max_examples=15)
@given(data=st.data())
def test_months_and_dossiers_in_any_order_and_number_give_the_same_books(
    data: st.DataObject,
) -> None:
    order = data.draw(st.permutations(ONCE.bundles))
    again = data.draw(st.lists(st.sampled_from(ONCE.bundles), max_size=4))
    one, other = same_district(ONCE), same_district(ONCE)
    with one.ledger, other.ledger:
        for bundle in ONCE.bundles:
            one.receive(bundle)
        for bundle in data.draw(st.permutations([*order, *again])):
            other.receive(bundle)
        assert all_said(other.ledger) == all_said(one.ledger)
        assert {each.state for each in received(other.ledger)} == {"taken"}


def test_the_receipt_of_a_dossier_counts_and_names_nobody() -> None:
    office = same_district(ONCE)
    office.receive(ONCE.bundles[0])
    (data,) = office.receive(ONCE.bundles[1]).receipts
    (receipt,) = receipts(office.receive(ONCE.bundles[1]))
    assert (receipt.month, receipt.revision, receipt.seq, receipt.answer) == (None, 1, 2, "full")
    assert receipt.counts["nominee"] == receipt.counts["proposal"] == 1
    assert b"Sen" not in data
    taken = take_receipt(ONCE.post.ledger, data)
    assert (taken.bundle.kind, taken.bundle.state) == ("dossier", "full")


def test_a_dossier_is_no_month_on_the_board() -> None:
    office = same_district(ONCE)
    for data in ONCE.bundles[:2]:
        office.receive(data)
    (cell,) = board(office.ledger, ["2022-12"], TODAY)
    assert cell.state == "taken"
    assert [each.kind for each in received(office.ledger)] == ["month", "dossier"]
    assert chains(office.ledger)[0].last == 2


def test_a_dossier_before_its_month_waits_and_says_so_without_an_occasion() -> None:
    office = same_district(ONCE)
    found = office.receive(ONCE.bundles[1])
    assert (found.verdict.place, found.verdict.missing) == (Place.GAP, (1,))
    assert not find(office.ledger, Nominee)
    assert bundle_title(office.ledger, found.bundle_id, "dossier", "") == "Hồ sơ khen thưởng"
    office.receive(ONCE.bundles[0])
    title = bundle_title(office.ledger, found.bundle_id, "dossier", "")
    assert title == "Hồ sơ khen thưởng: Tổng kết năm 2022"


def test_awards_held_are_read_above_and_counted_nowhere() -> None:
    superior = district()
    office = post(superior)
    written = proposal(office)
    (who,) = find(office.ledger, Honoree)
    award = award_of(office, who, number="15/QĐ")
    superior.receive(dossier(office, written))
    assert not find(superior.ledger, Award)
    content = received_dossier(superior.ledger, written.id, superior.keys)
    assert content is not None
    assert [(each.award, each.number) for each in content.held] == [(award.id, "15/QĐ")]
    fill(office, "20/11/2022")
    superior.receive(office.bundle("2022-12"))
    (counted,) = find(superior.ledger, Award)
    assert (counted.id, counted.name, counted.honoree) == (award.id, "", None)
    assert received_dossier(superior.ledger, "0" * 32, superior.keys) is None


def test_whom_a_proposal_names_no_longer_is_forgotten() -> None:
    superior = district()
    office = post(superior)
    written, other = proposal(office), proposal(office, "Đột xuất")
    gone, shared = honoree(office, "Phạm Văn Khác"), honoree(office, "Lê Thị Chung")
    nominees = [nominate(office, written, gone), nominate(office, written, shared)]
    nominate(office, other, shared)
    extra = paper(office, written, PDF + b"more")
    superior.receive(dossier(office, written))
    superior.receive(dossier(office, other))
    answered = kept(superior, Review, proposal=written.id, status="appraised", on=TODAY)
    own = paper(superior, written, PDF + b"own", nominee=nominees[0].id)
    for record in (*nominees, extra):
        remove(office.ledger, record)
    superior.receive(dossier(office, written))
    names = {one.name for one in find(superior.ledger, Honoree)}
    assert names == {"Đinh Thị Sen", "Lê Thị Chung"}
    assert {one.name for one in find(superior.ledger, Achievement)} == names
    assert paper_data(superior.ledger, extra.digest) is None
    assert paper_data(superior.ledger, own.digest)
    assert find(superior.ledger, Review) == [answered]
    assert find(superior.ledger, KeptPaper, unit=superior.unit)[0].nominee is None
    assert len(find(superior.ledger, Nominee, proposal=other.id)) == 2


def test_other_units_stay_as_they_are() -> None:
    superior = district()
    offices = [post(superior), post(superior, NEIGHBOUR)]
    for office in offices:
        superior.receive(dossier(office, proposal(office)))
    before = find(superior.ledger, Nominee, unit=NEIGHBOUR)
    superior.receive(dossier(offices[0], find(offices[0].ledger, Proposal)[0]))
    assert find(superior.ledger, Nominee, unit=NEIGHBOUR) == before
    assert len(find(superior.ledger, Proposal)) == 2


def test_a_dossier_is_given_back_by_a_decision_and_never_by_a_receipt() -> None:
    office = same_district(ONCE)
    office.receive(ONCE.bundles[0])
    identity = office.receive(ONCE.bundles[1]).bundle_id
    with pytest.raises(DossierReturnError):
        return_bundle(office.ledger, identity, "Ông Sen chưa đủ", office.keys)


def test_a_number_used_twice_is_a_fork_for_dossiers_too() -> None:
    office = same_district(ONCE)
    office.receive(ONCE.bundles[0])
    office.receive(ONCE.bundles[1])
    lost = reclaimed(ONCE.superior, ONCE.post, ONCE.bundles[1], {"revision": 2}, head(revision=2))
    assert office.receive(lost).verdict.place is Place.FORK
    assert office.receive(ONCE.bundles[2]).verdict.place is Place.FORK


def head(**facts: Any) -> Spoil:
    def spoil(parts: dict[str, bytes]) -> dict[str, bytes]:
        text = (
            parts["dossier.json"]
            .decode()
            .replace('"revision":1', f'"revision":{facts["revision"]}')
        )
        return parts | {"dossier.json": text.encode()}

    return spoil


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

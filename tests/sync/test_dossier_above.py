"""Dossiers at the superior: taken in whole, in any order, replaced by the next."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.dossiers import paper_data
from storage.records import (
    Achievement,
    Award,
    Honoree,
    KeptPaper,
    Nominee,
    Proposal,
    Review,
)
from storage.repository import find, remove
from sync.acknowledgement import take_receipt
from sync.answers import return_bundle
from sync.board import board, chains
from sync.chain import Place
from sync.dossier_errors import DossierReturnError
from sync.dossier_sealing import bundle_title, received_dossier
from sync.received import received
from tests.sync.dossiers_told import all_said, head, same_district, told
from tests.sync.offices import TODAY, district, fill, post
from tests.sync.payloads import reclaimed
from tests.sync.proposals import PDF, award_of, dossier, honoree, kept, nominate, paper, proposal
from tests.sync.years import receipts

NEIGHBOUR = "ninh-binh/gia-vien/gia-van"
ONCE = told()


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

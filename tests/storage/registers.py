"""Small hand-made records of one post, with only what a test needs to say."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from storage.ledger import Ledger
from storage.records import (
    Activity,
    Adjustment,
    Asset,
    Award,
    Erasure,
    Hamlet,
    Member,
    ModelRating,
    ModelSite,
    Nominee,
    PastFigure,
    Proposal,
    Record,
    SecurityModel,
    StatusEvent,
    Team,
)
from storage.repository import put
from storage.stated import stated
from tests.conftest import UNIT

R = TypeVar("R", bound=Record)


def day(text: str) -> date:
    """Read a day the way people of the posts write it: 20/11/2022."""
    number, month, year = (int(part) for part in text.split("/"))
    return date(year, month, number)


def hamlet(ledger: Ledger, name: str = "Thôn 1", **more: Any) -> Hamlet:
    """Put a hamlet into the register."""
    return _kept(ledger, Hamlet.model_validate({"unit": UNIT, "name": name} | more))


def model(ledger: Ledger, type_code: str = "C01", **more: Any) -> SecurityModel:
    """Put a model into the register that has run since 2020."""
    values = {"unit": UNIT, "name": "Mô hình", "type": type_code, "launched_on": "2020-01-01"}
    return _kept(ledger, SecurityModel.model_validate(values | more))


def site(ledger: Ledger, of: SecurityModel, name: str = "Điểm 1", **more: Any) -> ModelSite:
    """Put a site of a model into the register."""
    values = {"unit": UNIT, "model": of.id, "name": name}
    return _kept(ledger, ModelSite.model_validate(values | more))


def event(ledger: Ledger, of: SecurityModel, on: str, status: str, **more: Any) -> StatusEvent:
    """Put what happened to a model into the register."""
    values = {"unit": UNIT, "model": of.id, "happened_on": day(on), "status": status}
    return _kept(ledger, StatusEvent.model_validate(values | {"paper": "12/BC"} | more))


def rating(ledger: Ledger, of: SecurityModel, on: str, said: str) -> ModelRating:
    """Put a rating of a model into the register."""
    values = {"unit": UNIT, "model": of.id, "rated_on": day(on), "rating": said}
    return _kept(ledger, ModelRating.model_validate(values))


def team(ledger: Ledger, form: str = "self_managed", **more: Any) -> Team:
    """Put a team into the register."""
    return _kept(ledger, Team.model_validate({"unit": UNIT, "name": "Tổ 1", "form": form} | more))


def member(ledger: Ledger, of: Team, name: str = "Trần Văn An", **more: Any) -> Member:
    """Put a member of a team into the register."""
    values = {"unit": UNIT, "team": of.id, "full_name": name}
    return _kept(ledger, Member.model_validate(values | more))


def activity(ledger: Ledger, on: str, kind: str = "propaganda", **more: Any) -> Activity:
    """Put an activity into the register."""
    values = {"unit": UNIT, "kind": kind, "happened_on": day(on)}
    return _kept(ledger, Activity.model_validate(values | more))


def award(ledger: Ledger, on: str, subject: str = "collective", **more: Any) -> Award:
    """Put an award into the register."""
    values = {
        "unit": UNIT,
        "decided_on": day(on),
        "form": "certificate_of_merit",
        "authority": "commune",
        "subject": subject,
        "occasion": "Tổng kết phong trào",
    }
    return _kept(ledger, Award.model_validate(values | more))


def adjustment(ledger: Ledger, on: str, **more: Any) -> Adjustment:
    """Put right a figure of a month that was locked."""
    values = {"unit": UNIT, "made_on": day(on), "month": "2022-09", "indicator": "A01"}
    values |= {"reported": 3, "right": 4, "reason": "Ghi sót một cuộc"}
    return _kept(ledger, Adjustment.model_validate(values | more))


def erasure(ledger: Ledger, on: str, **more: Any) -> Erasure:
    """Put a tombstone of somebody's data into the register."""
    values = {"unit": UNIT, "erased_on": day(on), "number": "1/2022", "of": "member"}
    values |= {"record": "0" * 32, "ground": "objection"}
    return _kept(ledger, Erasure.model_validate(values | more))


def asset(ledger: Ledger, kind: str = "camera_eyes", quantity: int = 1, **more: Any) -> Asset:
    """Put equipment into the register."""
    values = {"unit": UNIT, "kind": kind, "name": "Cổng làng", "quantity": quantity}
    return _kept(ledger, Asset.model_validate(values | more))


def told(ledger: Ledger, code: str, days: str, figure: str, unit: str = UNIT) -> PastFigure:
    """Put what an earlier report said of some days ("2013" or "20/1/2022-31/5/2022").

    The figure is written as people write it: "hơn 1.000".
    """
    first, last = days.split("-") if "-" in days else (f"1/1/{days}", f"31/12/{days}")
    value, precision = stated(figure)
    values = {"unit": unit, "indicator": code, "first": day(first), "last": day(last)}
    said = {"value": value, "precision": precision, "source": "Báo cáo số 12"}
    return _kept(ledger, PastFigure.model_validate(values | said))


def proposal(ledger: Ledger) -> Proposal:
    """Put a proposal into the register."""
    values = {"occasion": "Ngày hội", "form": "certificate_of_merit", "authority": "commune"}
    return _kept(ledger, Proposal.model_validate({"unit": UNIT} | values))


def nominee(ledger: Ledger, of: Proposal, **more: Any) -> Nominee:
    """Put a nominee into the register."""
    values = {"unit": UNIT, "proposal": of.id, "subject": "individual", "name": "Lê Thị Bình"}
    return _kept(ledger, Nominee.model_validate(values | more))


def _kept(ledger: Ledger, record: R) -> R:
    put(ledger, record)
    return record

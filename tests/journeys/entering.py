"""What the chief of the journey enters first: the registers, then three activities."""

from __future__ import annotations

from datetime import date

from storage.records import Activity, Hamlet, Member, ModelSite, SecurityModel, StatusEvent, Team
from storage.repository import find
from tests.journeys.hands import Hands
from ui.screens.activities import Activities
from ui.screens.hamlets import Hamlets
from ui.screens.measures_editor import MeasuresEditor
from ui.screens.models import Models
from ui.screens.teams import Teams

LAST_DAY = date(2022, 12, 14)
MEMBER, PHONE = "Nguyen Van Kin", "0912345678"
TITLES = ("Tuyen truyen phong chay", "Tuyen truyen phong ma tuy", "Tuyen truyen giao thong")


def enter_registers(chief: Hands) -> None:
    """Write down a hamlet, a model with a site, a team with a member."""
    teams = chief.go("teams", Teams)
    chief.window.desk.sought.emit("hamlets", "")
    hamlets = chief.window.screen_shown
    assert isinstance(hamlets, Hamlets)
    chief.begin(hamlets)
    chief.fill(hamlets.sheet, "name", "Thon Doai")
    chief.press("Ctrl+S")
    models = chief.go("models", Models)
    chief.begin(models)
    chief.fill(models.sheet, "type", "to lien gia")
    chief.press("Return")
    chief.fill(models.sheet, "launched_on", "20/11/2022")
    chief.press("Ctrl+S")
    chief.click(models.sites.list.new)
    chief.fill(models.sites.sheet, "name", "Xom 1")
    chief.press("Ctrl+S")
    chief.go("teams", Teams)
    chief.begin(teams)
    chief.fill(teams.sheet, "form", "bao ve an ninh")
    chief.press("Return")
    chief.fill(teams.sheet, "name", "To bao ve ANTT thon Doai")
    chief.press("Ctrl+S")
    chief.click(teams.members.list.new)
    chief.fill(teams.members.sheet, "full_name", MEMBER)
    chief.fill(teams.members.sheet, "phone", PHONE)
    chief.press("Ctrl+S")
    ledger = chief.window.desk.ledger
    kinds = (Hamlet, SecurityModel, StatusEvent, ModelSite, Team, Member)
    assert [len(find(ledger, kind)) for kind in kinds] == [1] * len(kinds)
    assert find(ledger, Team)[0].headcount == 1


def enter_activities(chief: Hands) -> None:
    """Write down three activities; what is usual comes from the one before."""
    screen = chief.go("activities", Activities)
    for title in TITLES:
        before = chief.inputs
        chief.press("Ctrl+N")
        if title is TITLES[0]:
            chief.fill(screen.sheet, "kind", "tuyen truyen")
            chief.press("Return")
        chief.fill(screen.sheet, "title", title)
        numbers = screen.sheet.form.cells["measures"].editor
        assert isinstance(numbers, MeasuresEditor)
        chief.click(numbers._editors["attendances"].line)
        chief.type("100")
        chief.press("Ctrl+S")
        if title is not TITLES[0]:
            taken = chief.inputs - before
            assert taken <= 8, f"a usual activity takes at most 8 inputs, this took {taken}"
    kept = find(chief.window.desk.ledger, Activity)
    assert {(one.title, one.measures["attendances"]) for one in kept} == {(t, 100) for t in TITLES}
    assert {one.happened_on for one in kept} == {LAST_DAY}

"""The play: whatever can happen happens, in any order, and the truths are looked at all along.

Rules are few and broad, so that a play of twenty steps goes through several of them: hypothesis
gives each play rules of its own choosing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Literal

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from sync.forks import forks
from sync.parcel import Way
from tests.sync.faults import people, truths
from tests.sync.faults.mending import mend
from tests.sync.faults.roads import Damage, damaged
from tests.sync.faults.settling import settle, speak
from tests.sync.faults.world import UNITS, Computer, World, new_world

Work = Literal["note", "close", "amend", "rotate", "adjust"]
Road = Literal["whole", "write", "write last", "read", "answer", "hear"]
Mishap = Literal["lose", "lose stick", "old stick"]
Disaster = Literal["back up", "restore", "restore disk", "clone"]
Help = Literal["lost", "lost and recover", "pair", "pair and recover", "recover"]
Decision = Literal["return", "remark", "lock", "give up waiting"]

ANY = st.integers(0, 1000)  # which one of however many there are
UNIT = st.sampled_from(UNITS)
WAY: st.SearchStrategy[Way] = st.sampled_from(("stick", "mailbox"))
DAMAGE: st.SearchStrategy[Damage] = st.sampled_from(("flip", "cut", "empty", "grow"))
WORK: st.SearchStrategy[Work] = st.sampled_from(
    ("close", "close", "close", "note", "amend", "rotate", "adjust")
)
ROAD: st.SearchStrategy[Road] = st.sampled_from(
    ("whole", "whole", "write", "write last", "read", "answer", "hear")
)
MISHAP: st.SearchStrategy[Mishap] = st.sampled_from(("lose", "lose stick", "old stick"))
DISASTER: st.SearchStrategy[Disaster] = st.sampled_from(
    ("back up", "restore", "restore disk", "clone")
)
HELP: st.SearchStrategy[Help] = st.sampled_from(
    ("lost", "lost and recover", "pair", "pair and recover", "recover")
)
DECISION: st.SearchStrategy[Decision] = st.sampled_from(
    ("return", "remark", "lock", "give up waiting")
)
MONTHS = st.sampled_from(("2022-12", "2023-01", "2023-02", "2023-03"))
MOST_LAPTOPS = 6


class Exchange(RuleBasedStateMachine):
    """Posts, a superior, a stick and a mailbox, for a winter in which everything goes wrong."""

    seen: ClassVar[Callable[[World], object]] = staticmethod(lambda _world: None)

    def __init__(self) -> None:
        """Begin on the first day."""
        super().__init__()
        self.world = new_world()

    @rule(which=ANY, what=WORK, month=ANY, sessions=st.integers(0, 5))
    def work(self, which: int, what: Work, month: int, sessions: int) -> None:
        """Let a post do its work."""
        laptop, world = self._laptop(which), self.world
        match what:
            case "note":
                world.note(laptop, sessions)
            case "close":
                world.note(laptop, sessions)
                people.close(world, laptop)
            case "amend":
                people.amend(world, laptop, month, sessions)
            case "rotate":
                people.rotate(world, laptop)
            case "adjust":
                people.adjust_locked(world, laptop, 1 + sessions)

    @rule(which=ANY, way=WAY, road=ROAD)
    def carry(self, which: int, way: Way, road: Road) -> None:
        """Files travel: up, down, the whole way, or only a part of it."""
        laptop, world = self._laptop(which), self.world
        if road in ("whole", "write"):
            world.write_out(laptop, way)
        if road == "write last":
            world.write_out(laptop, way, most=1)
        if road in ("whole", "write last", "read"):
            world.read_all(world.superior, way)
        if road in ("whole", "answer"):
            world.write_out(world.superior, way)
        if road in ("whole", "hear"):
            world.read_all(laptop, way)

    @rule(which=ANY, reader=ANY)
    def one_file(self, which: int, reader: int) -> None:
        """Open a file by hand, out of turn, again, or where it does not concern anybody."""
        files = self.world.stick.near()
        if files:
            self.world.take(self._anybody(reader), files[which % len(files)], "file")

    @rule(which=ANY, reader=ANY, forgets=st.booleans())
    def one_letter(self, which: int, reader: int, forgets: bool) -> None:  # noqa: FBT001  # drawn
        """Let a letter come out of turn, or once more later."""
        computer = self._anybody(reader)
        letters = self.world.mailbox.waiting_for(computer.unit)
        if letters:
            self.world.fetch(computer, letters[which % len(letters)], forgets=forgets)

    @rule(what=MISHAP, which=ANY)
    def mishap(self, what: Mishap, which: int) -> None:
        """Lose a file, or the stick, or let an old one turn up."""
        stick = self.world.stick
        if what == "old stick" and stick.older:
            stick.files |= stick.older.pop(0)
        elif what == "lose stick":
            stick.older.append(dict(stick.files))
            stick.files.clear()
        elif stick.files:
            del stick.files[list(stick.files)[which % len(stick.files)]]

    @rule(which=ANY, how=DAMAGE, where=st.integers(0, 100_000), reader=ANY)
    def spoil(self, which: int, how: Damage, where: int, reader: int) -> None:
        """Damage a file, and let somebody open it."""
        files = [one for one in self.world.stick.near() if not one.spoilt]
        if files:
            letter = damaged(files[which % len(files)], how, where)
            self.world.stick.put(letter)
            taken = self.world.take(self._anybody(reader), letter, "stick")
            assert taken.outcome == "refused", f"{how} of {letter.name} was taken: {taken.words}"

    @rule(what=DISASTER, which=ANY, copy=ANY)
    def disaster(self, what: Disaster, which: int, copy: int) -> None:
        """Put a computer back to an older day, or let there be two of it."""
        if what == "back up":
            people.backup(self._anybody(which))
        elif what == "clone" and len(self.world.laptops) < MOST_LAPTOPS:
            people.clone(self.world, self._laptop(which))
        else:
            found = [one for one in self.world.everybody if one.copies]
            if found:
                one = found[which % len(found)]
                people.restore(self.world, one, copy, with_keys=what == "restore disk")

    @rule(what=HELP, which=ANY)
    def help(self, what: Help, which: int) -> None:
        """Lose a laptop, pair one anew, or give it its books back."""
        laptop, paired = self._laptop(which), True
        if what in ("lost", "lost and recover") and len(self.world.laptops) < MOST_LAPTOPS:
            laptop = people.buy(self.world, laptop.unit)
        elif what in ("pair", "pair and recover"):
            paired = people.pair_anew(self.world, laptop)
        if paired and what.endswith("recover"):
            people.recover(self.world, laptop)

    @rule(what=DECISION, which=ANY, month=MONTHS, unit=UNIT)
    def decide(self, what: Decision, which: int, month: str, unit: str) -> None:
        """Let the superior give a month back, lock, or wait no more for what was lost."""
        match what:
            case "return":
                people.say_of_a_month(self.world, which, "returned")
            case "remark":
                people.say_of_a_month(self.world, which, "noted")
            case "lock":
                people.lock_through(self.world, month)
            case "give up waiting":
                people.give_up_waiting(self.world, unit, which)

    @precondition(lambda self: bool(forks(self.world.superior.ledger)))
    @rule(which=ANY, tail=ANY)
    def choose(self, which: int, tail: int) -> None:
        """Let the superior choose between two histories."""
        found = forks(self.world.superior.ledger)
        people.decide(self.world, found[which % len(found)], tail)

    @rule(unit=UNIT, successor=UNIT, month=MONTHS)
    def merge(self, unit: str, successor: str, month: str) -> None:
        """Merge a unit into another one."""
        people.merge(self.world, unit, successor, month)

    @invariant()
    def truths_hold(self) -> None:
        """Look at what must hold at any time."""
        truths.registries_only_grow(self.world)
        truths.gaps_and_forks_are_shown(self.world)
        truths.nothing_counts_twice(self.world)
        truths.figures_are_those_of_the_records(self.world)

    def teardown(self) -> None:
        """Let everything arrive that is still there, and look at what must hold in the end."""
        speak(self.world)
        settle(self.world)
        self.truths_hold()
        truths.totals_hold(self.world)
        truths.completeness_is_at_most_whole(self.world)
        truths.equals_an_ordered_replay(self.world)
        truths.journals_are_whole(self.world)
        truths.nothing_is_lost_silently(self.world)
        if mend(self.world, len(self.world.met)):
            self.truths_hold()
            truths.equals_an_ordered_replay(self.world)
        type(self).seen(self.world)

    def _laptop(self, which: int) -> Computer:
        used = self.world.used()
        return used[which % len(used)]

    def _anybody(self, which: int) -> Computer:
        everybody = self.world.everybody
        return everybody[which % len(everybody)]

"""Long work on another thread, when whoever asked for it is gone."""

from __future__ import annotations

from threading import Event

import pytest
from PySide6.QtCore import QThreadPool
from shiboken6 import delete

from storage.steps import Step, Steps
from ui.screens.jobs import Job


@pytest.mark.usefixtures("qapp")
def test_a_job_whose_owner_is_gone_stops_at_its_next_step_and_says_nothing(
    capfd: pytest.CaptureFixture[str],
) -> None:
    begun, gone, went_on = Event(), Event(), Event()

    def work() -> Steps[None]:
        begun.set()
        assert gone.wait(10)
        yield Step(1, 2)
        went_on.set()

    job = Job(work)
    job.start()
    assert begun.wait(10)
    delete(job)
    gone.set()
    assert QThreadPool.globalInstance().waitForDone(10_000)
    assert not went_on.is_set()
    assert "Traceback" not in capfd.readouterr().err

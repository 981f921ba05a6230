"""An export started from the window, with the real exporter and the real office."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from app.domain.periods import Period
from app.report_export import export_report
from app.ui.jobs import Job, JobRunner
from tests.services.sample import OPENING, YEAR, make_sample


def test_a_cancelled_export_stops_without_a_refusal_and_leaves_nothing(
    qtbot: QtBot, tmp_path: Path
) -> None:
    office = make_sample(tmp_path / "kinerja.db")
    choices = office.report_choices(YEAR, OPENING)
    annual = next(c for c in choices if c.period == Period.annual(YEAR))
    target = tmp_path / "keluar" / "laporan.docx"
    target.parent.mkdir()
    job = Job("ekspor", lambda p, c: export_report(office, annual.report_id, target, p, c))
    told: list[str] = []
    job.cancelled.connect(lambda: told.append("cancelled"))
    job.refused.connect(lambda error: told.append(str(error)))
    job.finished.connect(lambda _path: told.append("finished"))
    job.cancel()
    runner = JobRunner()
    with qtbot.waitSignal(job.ended, timeout=30_000):
        runner.start(job)
    runner.stop()
    office.close()
    assert told == ["cancelled"]
    assert list(target.parent.iterdir()) == []

"""Whatever is revised, chosen and undone in which order: reports that moved keep their version."""

import datetime as dt
import itertools
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import exists, select

from app.domain.calendar import WITA
from app.domain.commands import Acting, ChooseSop, Command, HandOver
from app.domain.errors import UserError
from app.domain.sop import Choice
from app.domain.workflow import ReportStatus
from app.models.report import Movement, Report
from app.services.office import Office
from app.services.sop_versions import version_on
from tests.services.office_fixture import PLANNING, SECRETARY, YEAR, make_office
from tests.services.test_revise_sop import report_row, revise, revised

START = dt.datetime(2026, 4, 6, 9, tzinfo=WITA)
ME = Acting(PLANNING)

WISHES = st.lists(
    st.tuples(
        st.sampled_from(["revise", "choose", "undo", "hand"]),
        st.integers(0, 120),
        st.integers(1, 20),
    ),
    min_size=3,
    max_size=9,
)


class Session:
    """One office in which somebody decides on the SOP while others work."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.at = START
        self.ways_back: list[Command] = []
        self.numbers = itertools.count(2)

    def do(self, wish: str, days: int, pick: int) -> None:
        """Time goes on by up to six days; a wish that is refused changes nothing."""
        self.at += dt.timedelta(days=days % 7)
        command = self.command(wish, days, pick)
        if command is None:
            return
        acting = Acting(SECRETARY) if wish == "hand" else ME
        before = self.versions()
        try:
            outcome = self.office.run(command, acting, self.at)
        except UserError:
            assert self.versions() == before
            return
        if wish in ("revise", "choose"):
            self.ways_back.append(outcome.inverse)

    def command(self, wish: str, days: int, pick: int) -> Command | None:
        if wish == "revise":
            day = self.at.date()
            sop = replace(revised(day=day), number=f"SOP-{next(self.numbers):02}")
            return revise(sop, valid_from=day + dt.timedelta(days=days))
        if wish == "choose":
            return ChooseSop(1 + pick % 4, "alasan")
        if wish == "hand":
            version = report_row(self.office, pick).version
            return HandOver(pick, Choice.FORWARD, version, note="lengkap")
        return self.ways_back.pop() if self.ways_back else None

    def versions(self) -> dict[int, int]:
        with self.office.reading() as session:
            rows = session.execute(select(Report.id, Report.sop_version_id))
            return {row.id: row.sop_version_id for row in rows}

    def moved(self) -> dict[int, int]:
        moved = exists().where(Movement.report_id == Report.id)
        with self.office.reading() as session:
            rows = session.execute(select(Report.id, Report.sop_version_id).where(moved))
            return {row.id: row.sop_version_id for row in rows}

    def holds(self) -> None:
        """A report that lies unmoved has the version of its first day, and its due time."""
        calendar = self.office._procedures.calendar
        with self.office.reading() as session:
            for row in session.scalars(
                select(Report).where(
                    Report.status == ReportStatus.ACTIVE,
                    ~exists().where(Movement.report_id == Report.id),
                )
            ):
                assert row.arrived_at is not None
                wanted = version_on(session, row.arrived_at.date(), YEAR)
                assert row.sop_version_id == wanted
                step = self.office._procedures.sop(session, wanted).step(row.step)
                assert row.due_at == calendar(session).add(row.arrived_at, step.standard)


@contextmanager
def opened() -> Iterator[Session]:
    with (
        tempfile.TemporaryDirectory() as folder,
        make_office(Path(folder) / "kinerja.db") as office,
    ):
        yield Session(office)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None
)
@given(wishes=WISHES)
def test_no_order_of_decisions_touches_a_report_under_way(
    wishes: list[tuple[str, int, int]],
) -> None:
    with opened() as session:
        begun: dict[int, int] = {}
        for wish in wishes:
            session.do(*wish)
            now = session.moved()
            assert begun.items() <= now.items()
            begun = now
            session.holds()
        assert session.office.check().ok

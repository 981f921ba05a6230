"""The one door to an opened office: commands go in, frozen pictures come out.

The first page waits for this module. It is read by plain queries; SQLAlchemy and whatever
else it does not need are imported where they are used.
"""

import datetime as dt
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from app.domain.acting import Acting
from app.domain.changes import Outcome
from app.domain.errors import ConflictError, StorageError
from app.domain.snapshots.board import BoardView, HandOverView
from app.domain.snapshots.office import ShellView
from app.domain.texts import text
from app.domain.workflow import Verdict
from app.models.database import (
    Database,
    create_database,
    open_database,
    remove_file,
    storage_errors,
)
from app.models.plain import PlainReads
from app.paths import refuse_network_share
from app.services.office_closing import ClosingQueries
from app.services.office_documents import DocumentQueries
from app.services.office_sheets import SheetQueries
from app.services.procedures import Procedures
from app.services.queries import board, shell

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.domain.commands import Command
    from app.domain.follow_ups import Promise
    from app.domain.quarter_checks import QuarterFinding
    from app.domain.report_data import ReportData
    from app.domain.snapshots.check_settings import CheckSettings
    from app.domain.snapshots.evaluation import SopEvaluation
    from app.domain.snapshots.figures import FiguresView, IndicatorPanel
    from app.domain.snapshots.home import HomeView
    from app.domain.snapshots.master import MasterView
    from app.domain.snapshots.narrative import NarrativeView
    from app.domain.snapshots.office_days import OfficeDayView
    from app.domain.snapshots.reports import ReportChoice, ReportPage
    from app.domain.snapshots.search import SearchItem
    from app.domain.snapshots.sop import SopView
    from app.domain.snapshots.trail import TrailView
    from app.services.check import CheckResult


class Office(SheetQueries, ClosingQueries, DocumentQueries):
    """The facade over one opened database file; every method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._procedures = Procedures()

    @classmethod
    def create(cls, path: Path, at: dt.datetime) -> "Office":
        """Make a new file with both readings of the SOP; StorageError when that fails."""
        from app.services.first_rows import add_first_rows

        refuse_network_share(path)
        with ExitStack() as way_back:
            office = cls(create_database(path))
            way_back.callback(remove_file, path)
            way_back.callback(office.close)
            with office.writing() as session:
                add_first_rows(session, at)
            way_back.pop_all()
        return office

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> "Office":
        """Open an existing file; StorageError says why not and what to do."""
        refuse_network_share(path)
        return cls(open_database(path, read_only=read_only))

    def close(self) -> None:
        self._database.close()

    def __enter__(self) -> "Office":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def path(self) -> Path:
        return self._database.path

    @property
    def read_only_reason(self) -> str:
        """The sentence that says why nothing can be saved, or ""."""
        code = self._database.read_only
        return text(f"errors.{code}") if code else ""

    def run(self, command: "Command", acting: Acting, at: dt.datetime) -> Outcome:
        """Carry out a command in one transaction; UserError when it is refused."""
        from sqlalchemy.orm.exc import StaleDataError

        if self._database.read_only:
            raise StorageError(self._database.read_only)
        with storage_errors(self.path):
            try:
                return self._carry_out(command, acting, at)
            except StaleDataError as error:
                raise ConflictError("changed_meanwhile") from error

    def _carry_out(self, command: "Command", acting: Acting, at: dt.datetime) -> Outcome:
        from app.services.context import Context, load_members
        from app.services.registry import HANDLERS

        with ExitStack() as undone:
            # A calendar read in a transaction that failed is not the stored one.
            undone.callback(self._procedures.forget_calendar)
            with self._database.writer.begin() as connection:
                person, role = load_members(connection, acting)
                context = Context(
                    connection=connection,
                    acting=acting,
                    at=at,
                    command=type(command).__name__,
                    person=person,
                    role=role,
                    procedures=self._procedures,
                    folder=self.path.parent,
                )
                outcome = HANDLERS[type(command)](context, command)
                context.finish()
            undone.pop_all()
        return outcome

    @contextmanager
    def writing(self) -> "Iterator[Session]":
        """One transaction for work that is larger than a command (loading the sample office)."""
        from sqlalchemy.orm import Session

        if self._database.read_only:
            raise StorageError(self._database.read_only)
        with storage_errors(self.path), Session(self._database.writer) as session, session.begin():
            yield session
        self._procedures.forget()

    @contextmanager
    def reading(self) -> "Iterator[Session]":
        """A session for queries; StorageError when the file cannot be read any more."""
        from sqlalchemy.orm import Session

        with storage_errors(self.path), Session(self._database.engine) as session:
            yield session

    @contextmanager
    def glancing(self) -> Iterator[PlainReads]:
        """For plain queries that see one moment of the file; StorageError like `reading`."""
        with storage_errors(self.path), self._database.glance() as db:
            yield db

    def stamp(self) -> int:
        """Another number than before: somebody has stored something. Costs next to nothing."""
        with storage_errors(self.path):
            return self._database.stamp()

    def shell(self, acting: Acting | None, at: dt.datetime) -> ShellView:
        """Frame of the window; without ``acting`` before anybody has signed in."""
        file = shell.FileFacts(self.path, self.read_only_reason)
        with self.glancing() as db:
            return shell.load_shell(db, self._procedures, acting, at, file)

    def figures_to_fix(self, acting: Acting) -> int:
        """The badge of Data Kinerja; 0 before the first figure."""
        from app.services.queries.to_fix import figures_to_fix

        with self.reading() as session:
            return figures_to_fix(session, acting)

    def board(self, year: int, acting: Acting, at: dt.datetime) -> BoardView:  # noqa: ARG002 - every screen is asked for a person
        """Papan of one year; the same for everybody."""
        with self.glancing() as db:
            return board.load_board(db, self._procedures, year, at)

    def hand_over_view(self, report_id: int, acting: Acting, at: dt.datetime) -> HandOverView:
        """One report for the hand-off dialog and the drawer."""
        from app.services.queries.hand_over import load_hand_over

        with self.reading() as session:
            return load_hand_over(session, self._procedures, report_id, acting, at)

    def verdicts(self, report_id: int, acting: Acting) -> dict[int, Verdict]:
        """The verdict for each step of the procedure and FINISH."""
        from app.services.queries.hand_over import load_verdicts

        with self.reading() as session:
            return load_verdicts(session, self._procedures, report_id, acting)

    def home(self, year: int, acting: Acting, at: dt.datetime) -> "HomeView":
        """Beranda."""
        from app.services.queries import home

        with self.glancing() as db:
            return home.load_home(db, self._procedures, year, acting, at)

    def figures(
        self,
        year: int,
        quarter: int,
        division_code: str,
        acting: Acting,
        *,
        at: dt.datetime | None = None,
    ) -> "FiguresView":
        """Data Kinerja; ``division_code`` "" is the whole office. With ``at`` it knows which
        quarters have not ended yet ("closed")."""
        from app.services.queries.figures import load_figures

        with self.reading() as session:
            return load_figures(session, year, quarter, division_code, acting, at=at)

    def panel(self, indicator_id: int, year: int, quarter: int) -> "IndicatorPanel":
        """The side panel of one indicator; RuleError when the year has no such indicator."""
        from app.services.queries.indicator_panel import load_panel

        folder = self.path.parent
        with self.reading() as session:
            return load_panel(session, indicator_id, year, quarter, folder)

    def master(self, year: int, acting: Acting) -> "MasterView":
        """Data induk of a year, with who may change it and soft findings."""
        from app.services.queries.master import load_master

        with self.reading() as session:
            return load_master(session, year, acting)

    def check_quarter(
        self, year: int, quarter: int, division_code: str = ""
    ) -> "tuple[QuarterFinding, ...]":
        """The checks on demand (F7), gravest first; ``division_code`` "" is the whole office."""
        from app.services.queries.quarter_check import load_findings

        with self.reading() as session:
            return load_findings(session, year, quarter, division_code)

    def narrative(
        self, indicator_id: int, year: int, quarter: int, acting: Acting
    ) -> "NarrativeView":
        """Words, follow-ups and usual limits of one indicator; RuleError when there is none."""
        from app.services.queries.narrative import load_narrative

        with self.reading() as session:
            return load_narrative(session, indicator_id, year, quarter, acting)

    def waiting_follow_ups(
        self, year: int, quarter: int, division_code: str, acting: Acting
    ) -> "tuple[Promise, ...]":
        """Earlier follow-ups that this person may answer in the quarter and nobody has yet."""
        from app.services.queries.follow_ups import load_waiting

        with self.reading() as session:
            return load_waiting(session, year, quarter, division_code, acting)

    def check_settings(self, acting: Acting) -> "CheckSettings":
        """The limits of the checks, and whether this person may change them."""
        from app.services.check_settings import load_check_settings

        with self.reading() as session:
            return load_check_settings(session, acting)

    def report_choices(self, year: int, at: dt.datetime) -> "tuple[ReportChoice, ...]":  # noqa: ARG002 - every screen is asked for a moment
        """The reports of a year, as Laporan lists them."""
        from app.services.queries.reports import load_report_choices

        with self.reading() as session:
            return load_report_choices(session, year)

    def report_page(self, report_id: int, at: dt.datetime) -> "ReportPage":
        """One report with its outline and what is missing; RuleError when there is none."""
        from app.services.queries.reports import load_report_page

        with self.reading() as session:
            return load_report_page(session, self._procedures, report_id, at)

    def report_data(self, report_id: int, document_date: dt.date) -> "ReportData":
        """The content of a report for the exporters; the date decides who signs."""
        from app.services.queries.report_data import load_report_data

        folder = self.path.parent
        with self.reading() as session:
            return load_report_data(session, self._procedures, report_id, document_date, folder)

    def document_date(self, report_id: int) -> dt.date:
        """The day of a report's document when nobody names one; the clock has no part in it."""
        from app.services.queries.document_date import load_document_date

        with self.reading() as session:
            return load_document_date(session, report_id)

    def recorded_until(self) -> dt.datetime:
        """When anything was recorded last."""
        from app.services.queries.document_date import recorded_until

        with self.reading() as session:
            return recorded_until(session)

    def sop(
        self, year: int, acting: Acting, at: dt.datetime, version_id: int | None = None
    ) -> "SopView":
        """The page SOP; without ``version_id`` the version that counts now."""
        from app.services.queries.sop import load_sop

        with self.reading() as session:
            return load_sop(
                session,
                self._procedures,
                year,
                acting,
                at,
                folder=self.path.parent,
                version_id=version_id,
            )

    def trail(self, report_id: int, at: dt.datetime) -> "TrailView":
        """Jejak berkas: every movement of one report; RuleError when there is none."""
        from app.services.queries.trail_view import load_trail_view

        with self.reading() as session:
            return load_trail_view(session, self._procedures, report_id, at, self.path.parent)

    def sop_evaluation(self, year: int, acting: Acting, at: dt.datetime) -> "SopEvaluation":
        """Cermin SOP of a calendar year."""
        from app.services.queries.evaluation import load_evaluation

        with self.reading() as session:
            folder = self.path.parent
            return load_evaluation(session, self._procedures, year, acting, at, folder=folder)

    def office_days(self, year: int) -> "tuple[OfficeDayView, ...]":
        """Holidays, collective leave and the office's own days of a calendar year."""
        from app.services.queries.office_days import load_office_days

        with self.glancing() as db:
            return load_office_days(db, year)

    def search_index(self, at: dt.datetime) -> "tuple[SearchItem, ...]":
        """Everything that Ctrl K finds in this office; the window matches the words."""
        from app.services.queries.search import load_search

        with self.glancing() as db:
            return load_search(db, self._procedures, at)

    def check(self) -> "CheckResult":
        """Integrity, references, the hash chain of the journal, kept files (periksa)."""
        from app.services.check import check_database

        with self.reading() as session:
            return check_database(session, self.path.parent)

    def evidence_to_read(self, evidence_id: int) -> Path:
        """A read-only copy of a kept file, checked against its fingerprint."""
        from app.services.kept_files import copy_to_read

        with self.reading() as session:
            return copy_to_read(session, self.path.parent, evidence_id)

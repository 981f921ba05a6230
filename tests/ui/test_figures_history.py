"""Whatever is typed, pasted, imported, marked, undone and redone: history tells all of it."""

import datetime as dt
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from app.domain.commands import (
    Acting,
    Command,
    EnterFigure,
    EnterNarrative,
    FlagFigure,
    ImportSheet,
    PasteFigures,
)
from app.domain.entry_sheet import FigureChange
from app.domain.measures import FigureStatus
from app.domain.snapshots.figures import FigureRow
from app.models.measurement import Measurement, MeasurementEntry
from app.services.figure_rows import plain
from app.services.office import Office
from app.ui.dispatcher import Dispatcher
from tests.services.sample import YEAR, make_sample, person

NOW = dt.datetime(YEAR, 4, 6, 9, 12, tzinfo=dt.timezone(dt.timedelta(hours=8)))
CODES = ("2.1", "2.2", "4.1")
FIELDS = ("value", "status", "source", "obstacle", "follow_up", "flagged_at")
FIRST = {"status": FigureStatus.PROVISIONAL}
"""What a new figure holds besides nothing."""

NUMBERS = st.none() | st.integers(-50, 500).map(lambda n: Decimal(n) / 10)
WORDS = st.sampled_from(["", "Hama", "Banjir\ndi Juai", "=1+1"])
CELL = st.tuples(st.sampled_from(CODES), NUMBERS | WORDS)
DEED: st.SearchStrategy[tuple[str, list[Any]]] = st.one_of(
    st.tuples(st.just("enter"), CELL.map(lambda cell: [cell])),
    st.tuples(st.just("paste"), st.lists(CELL, min_size=1, max_size=5)),
    st.tuples(
        st.just("import"), st.lists(CELL, min_size=1, max_size=3, unique_by=lambda cell: cell[0])
    ),
    st.tuples(st.just("flag"), CELL.map(lambda cell: [cell])),
    st.tuples(st.sampled_from(["undo", "undo", "redo"]), st.just([])),
)
Cells = Sequence[tuple[str, Decimal | str | None]]


@pytest.fixture(scope="module")
def fresh_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sejarah") / "kinerja.db"
    make_sample(path).close()
    return path


@contextmanager
def opened(fresh: Path) -> Iterator[Office]:
    path = fresh.with_name("dipakai.db")
    for name in fresh.parent.glob("dipakai.db*"):
        name.unlink()
    shutil.copyfile(fresh, path)
    with Office.open(path) as office:
        yield office


def shown(office: Office, acting: Acting) -> Mapping[str, FigureRow]:
    view = office.figures(YEAR, 1, "", acting)
    return {row.code: row for group in view.groups for row in group.rows}


def single(row: FigureRow, content: Decimal | str | None) -> EnterFigure | EnterNarrative:
    place = (row.indicator_id, YEAR, 1, row.version)
    if isinstance(content, str):
        return EnterNarrative(*place, obstacle=content, follow_up=content.upper())
    return EnterFigure(*place, value=content, source="BPS" if content else "")


def command_of(deed: str, cells: Cells, rows: Mapping[str, FigureRow]) -> Command:
    row, content = rows[cells[0][0]], cells[0][1]
    if deed == "enter":
        return single(row, content)
    if deed == "flag":
        return FlagFigure(row.indicator_id, YEAR, 1, row.version, flagged=not row.flagged)
    if deed == "paste":
        return PasteFigures(tuple(single(rows[code], said) for code, said in cells))
    return ImportSheet(
        tuple(
            FigureChange(
                rows[code].indicator_id,
                YEAR,
                1,
                rows[code].version,
                {"obstacle": said} if isinstance(said, str) else {"value": said},
            )
            for code, said in cells
        )
    )


def check_history(office: Office, rows: Mapping[str, FigureRow]) -> None:
    """Every field's rows join end to end, and the last one is what is stored and shown."""
    with office.reading() as session:
        stored = list(session.execute(select(Measurement)).scalars())
        entries = list(
            session.execute(select(MeasurementEntry).order_by(MeasurementEntry.id)).scalars()
        )
    by_id = {row.indicator_id: row for row in rows.values()}
    for figure in stored:
        for name in FIELDS:
            told = [e for e in entries if (e.measurement_id, e.field) == (figure.id, name)]
            said = plain(FIRST.get(name))
            for entry in told:
                assert entry.before == said
                said = entry.after
            assert said == plain(getattr(figure, name))
        seen = by_id[figure.indicator_id]
        assert seen.figure.value == figure.value
        assert seen.obstacle == figure.obstacle
        history = office.panel(figure.indicator_id, YEAR, 1).history
        if history:
            assert history[0].figure == seen.figure
        else:
            assert seen.figure.value is None


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(DEED, min_size=1, max_size=12))
def test_history_is_complete_and_its_last_row_is_what_is_seen(
    qapp: object, fresh_file: Path, deeds: list[tuple[str, Cells]]
) -> None:
    del qapp
    refused: list[object] = []
    with opened(fresh_file) as office:
        acting = Acting(person(office, "planning_head"))
        moments = (NOW + dt.timedelta(minutes=count) for count in range(1000))
        dispatcher = Dispatcher(office, acting, lambda: next(moments))
        dispatcher.refused.connect(refused.append)
        dispatcher.crashed.connect(pytest.fail)
        for deed, cells in deeds:
            if deed == "undo":
                dispatcher.undo()
            elif deed == "redo":
                dispatcher.redo()
            else:
                dispatcher.run(command_of(deed, cells, shown(office, acting)))
            assert refused == []
        check_history(office, shown(office, acting))
        while dispatcher.can_undo:
            dispatcher.undo()
        assert refused == []
        rows = shown(office, acting)
        check_history(office, rows)
        assert all(rows[code].figure.value is None for code in CODES)
        assert not any(rows[code].obstacle or rows[code].flagged for code in CODES)

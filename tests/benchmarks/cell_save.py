"""How long saving one cell takes, commit included, with 100,000 stored figures.

Run: python -m tests.benchmarks.cell_save [saves]. Goal: at most 50 ms at the 99th percentile.
"""

import datetime as dt
import statistics
import sys
import tempfile
import time
from decimal import Decimal
from itertools import count, islice, product
from pathlib import Path

from sqlalchemy import insert, select

from app.domain.calendar import WITA
from app.domain.commands import Acting, EnterFigure
from app.models.indicator import Indicator
from app.models.measurement import Measurement, MeasurementEntry
from app.services.office import Office
from tests.services.sample import YEAR, make_sample, person

STORED = 100_000
SAVES = 400
QUARTER = 1
NOW = dt.datetime(YEAR, 4, 6, 9, 12, tzinfo=WITA)


def main(saves: int = SAVES) -> None:
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as name:
        path = Path(name) / "kinerja.db"
        make_sample(path).close()
        with Office.open(path) as office:
            fill(office, STORED)
            times = sorted(timed_saves(office, saves))
    slow = times[min(len(times) - 1, round(len(times) * 0.99))]
    print(f"{'':34}{'median ms':>10}{'p99 ms':>10}{'worst ms':>10}")
    figures = (statistics.median(times), slow, times[-1])
    told = "".join(f"{seconds * 1e3:>10.1f}" for seconds in figures)
    print(f"{f'a cell saved, {STORED:,} stored':34}{told}")


def fill(office: Office, wanted: int) -> None:
    """Figures of many earlier indicators and quarters, each with its row of history."""
    with office._database.writer.begin() as connection:
        pattern = connection.execute(select(Indicator.__table__)).mappings().first()
        assert pattern is not None
        needed = wanted // 40 + 1
        copies = [
            {**pattern, "id": 10_000 + number, "code": f"L{number}", "valid_to": YEAR - 1}
            for number in range(needed)
        ]
        connection.execute(insert(Indicator.__table__), copies)  # type: ignore[arg-type]
        places = product(range(needed), range(YEAR - 10, YEAR), range(1, 5))
        rows = [
            {
                "id": 100_000 + key,
                "indicator_id": 10_000 + number,
                "year": year,
                "quarter": quarter,
                "value": Decimal(key) / 10,
                "version": 1,
            }
            for key, (number, year, quarter) in zip(count(), islice(places, wanted), strict=False)
        ]
        connection.execute(insert(Measurement.__table__), rows)  # type: ignore[arg-type]
        history = [
            {
                "measurement_id": row["id"],
                "at": NOW,
                "person_id": 1,
                "field": "value",
                "before": "",
                "after": str(row["value"]),
            }
            for row in rows
        ]
        connection.execute(insert(MeasurementEntry.__table__), history)  # type: ignore[arg-type]


def timed_saves(office: Office, saves: int) -> list[float]:
    """Seconds for each of a row of changes to the figures of this year."""
    acting = Acting(person(office, "planning_head"))
    view = office.figures(YEAR, QUARTER, "", acting)
    rows = [row for group in view.groups for row in group.rows]
    ids = [row.indicator_id for row in rows if row.aggregation != "ratio"]
    versions = {row.indicator_id: row.version for row in rows}
    times = []
    for number in range(saves):
        wanted = ids[number % len(ids)]
        value = Decimal(number) / 10 + 1
        wish = EnterFigure(wanted, YEAR, QUARTER, versions[wanted], value=value)
        start = time.perf_counter()
        outcome = office.run(wish, acting, NOW)
        times.append(time.perf_counter() - start)
        versions[wanted] = outcome.inverse.seen_version
    return times


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SAVES)

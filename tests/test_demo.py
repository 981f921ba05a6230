"""The demonstration once from the first day to the last, and every file that it leaves."""

import datetime as dt
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from docx.document import Document
from docx.oxml.ns import qn
from PySide6.QtGui import QImage

from app.demo import run_demo
from app.demo.clock import DemoClock
from app.demo.files import DATABASE, DemoFolder
from app.demo.practice import office_calendar
from app.demo.quarter import Plan, run_quarter
from app.demo.year import SampleYear
from app.domain.calendar import WITA
from app.domain.errors import StorageError
from app.domain.periods import Quarter
from app.services.office import Office
from tests.exports.conftest import office_programs, render  # noqa: F401 - fixtures
from tests.exports.reading import opened

SIGNATURE = b"\x89PNG\r\n"
WRONG = re.compile(r"\bNone\b|\bnan\b|\{\{|\{%|\bTrue\b|\bFalse\b|Decimal\(", re.I)
OLDER = f"sebelumnya-{DATABASE}"


@dataclass(frozen=True)
class Demo:
    """Where it all lies, and what was said."""

    folder: Path
    lines: tuple[str, ...]

    def files(self, pattern: str) -> list[Path]:
        return sorted(self.folder.glob(pattern))


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """The whole of it: about a minute, therefore once. An older database lies there already."""
    folder = tmp_path_factory.mktemp("demo")
    (folder / DATABASE).write_bytes(b"data dari kali sebelumnya")
    return Demo(folder, tuple(run_demo(folder, 2026)))


@pytest.fixture
def database(demo: Demo) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(demo.folder / DATABASE)) as connection:
        yield connection


def words(document: Document) -> str:
    """Every text of the body, of tables too, and of the headers and footers."""
    roots = [document.element.body]
    for section in document.sections:
        roots += [section.header._element, section.footer._element]
    paragraphs = (
        "".join(node.text or "" for node in paragraph.iter(qn("w:t")))
        for root in roots
        for paragraph in root.iter(qn("w:p"))
    )
    return "\n".join(paragraphs)


def test_it_leaves_every_report_of_the_year(demo: Demo) -> None:
    names = [path.stem for path in demo.files("laporan/*.docx")]
    assert len([name for name in names if "-tw" in name]) >= 20
    assert [name for name in names if "-tw" not in name] == [
        "2026-semester1",
        "2026-semester2",
        "2026-tahunan",
    ]


def test_every_report_opens_and_says_nothing_by_mistake(demo: Demo) -> None:
    drafts = []
    for path in demo.files("laporan/*.docx"):
        said = words(opened(path))
        assert len(said) > 5_000, path.name
        assert "2026" in said, path.name
        assert WRONG.search(said) is None, (path.name, WRONG.search(said))
        if "HAL YANG BELUM LENGKAP" in said:
            drafts.append(path.stem)
            assert "Ada 1 hal yang perlu dilengkapi" in said
    assert drafts == ["2026-tw3-BUN"], "one piece of evidence is missing on purpose"


def test_every_report_has_its_charts(demo: Demo) -> None:
    for report in demo.files("laporan/*.docx"):
        charts = demo.files(f"grafik/{report.stem}/*.png")
        assert len(charts) >= 3, report.name
        assert all(chart.read_bytes().startswith(SIGNATURE) for chart in charts)


def test_the_board_is_pictured_in_each_quarter_and_at_the_end(demo: Demo) -> None:
    pictures = demo.files("papan/*.png")
    assert [path.stem for path in pictures] == [
        "2026-akhir",
        "2026-tw1",
        "2026-tw2",
        "2026-tw3",
        "2026-tw4",
    ]
    images = [QImage(str(path)) for path in pictures]
    assert {(image.width(), image.height()) for image in images} == {(1366, 768)}
    assert len({path.read_bytes() for path in pictures}) == 5


def test_every_file_has_its_line_and_every_line_its_file(demo: Demo) -> None:
    told = [match[1] for line in demo.lines if (match := re.search(r": (\S+) \(\d+ KB\)", line))]
    patterns = ("laporan/*", "grafik/*/*", "papan/*")
    made = [path for pattern in patterns for path in demo.files(pattern)]
    assert sorted(told) == sorted(path.relative_to(demo.folder).as_posix() for path in made)
    assert len(told) == len(set(told))
    assert f"Basis data: {DATABASE}" in demo.lines
    assert demo.lines[-1] == f"Selesai. Satu tahun 2026 ada di {demo.folder}."


def test_the_year_had_its_two_noes_its_withdrawal_and_its_late_step(
    database: sqlite3.Connection,
) -> None:
    turns = "SELECT outcome, from_step, to_step FROM movement WHERE outcome IN (?, ?) ORDER BY id"
    assert database.execute(turns, ("no", "withdraw")).fetchall() == [
        ("withdraw", 3, 2),
        ("no", 7, 4),
        ("no", 8, 7),
    ]
    late = (
        "SELECT from_step FROM movement "
        "WHERE outcome = 'forward' AND to_step = from_step + 1 AND to_step <= 5 "
        "AND minutes_used > 30"
    )
    assert database.execute(late).fetchall() == [(3,)]
    lost = "SELECT count(*) FROM movement WHERE outcome IN ('no', 'withdraw') AND note = ''"
    assert database.execute(lost).fetchone() == (0,)


def test_every_report_of_the_year_is_archived(database: sqlite3.Connection) -> None:
    counted = "SELECT kind, status, count(*) FROM report GROUP BY kind, status"
    counts = {kind: (status, count) for kind, status, count in database.execute(counted)}
    assert {status for status, _count in counts.values()} == {"archived"}
    assert sorted(count for _status, count in counts.values()) == [1, 2, 20]


def test_the_database_is_sound_and_the_older_one_is_kept(demo: Demo) -> None:
    with Office.open(demo.folder / DATABASE, read_only=True) as office:
        assert office.check().ok
    assert (demo.folder / OLDER).read_bytes() == b"data dari kali sebelumnya"


def test_two_older_databases_are_both_kept(tmp_path: Path) -> None:
    for content in (b"pertama", b"kedua"):
        database = DemoFolder.prepare(tmp_path).fresh_database()
        database.write_bytes(content)
        database.with_name(f"{DATABASE}-wal").write_bytes(content)
    DemoFolder.prepare(tmp_path).fresh_database()
    kept = sorted(path.read_bytes() for path in tmp_path.glob("sebelumnya*"))
    assert kept == [b"kedua", b"kedua", b"pertama", b"pertama"]
    assert list(tmp_path.glob(f"{DATABASE}*")) == []


def test_another_year_is_that_year_in_every_word(tmp_path: Path) -> None:
    place = DemoFolder.prepare(tmp_path)
    clock = DemoClock(dt.datetime(2025, 1, 6, 9, tzinfo=WITA), office_calendar(2025))
    with Office.create(place.fresh_database(), clock()) as office:
        sample = SampleYear(office, 2025, clock)
        sample.open()
        card = run_quarter(sample, Quarter.I, Plan())[0]
        assert list(place.write_report(sample, card))
    (path,) = tmp_path.glob("laporan/2025-tw1-*.docx")
    said = words(opened(path))
    assert "TRIWULAN I" in said
    # A plan may look ahead; the year itself must never be another one.
    assert re.findall(r"(?:Tahun|TAHUN|Triwulan I+V?|TRIWULAN I+V?) 2026", said) == []
    assert said.count("2025") > 20


@pytest.mark.office
def test_the_annual_report_is_laid_out_by_libreoffice(
    demo: Demo, request: pytest.FixtureRequest
) -> None:
    pages = request.getfixturevalue("render")(demo.folder / "laporan/2026-tahunan.docx")
    assert 30 <= len(pages) <= 90
    assert all(page.strip() for page in pages)
    assert "Error:" not in "\n".join(pages)
    assert f"Halaman {len(pages)} dari {len(pages)}" in pages[-1]


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    blocked = tmp_path / "berkas"
    blocked.touch()
    with pytest.raises(StorageError, match="tidak dapat dibuat"):
        next(run_demo(blocked / "hasil", 2026))
    assert [path.name for path in tmp_path.iterdir()] == ["berkas"]

"""The trail of a report, exported from the drawer of the board into real files."""

from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.commands import Acting
from app.sop_export import export_trail
from app.ui.board.trail_export import TrailExport
from app.ui.widgets.button import LinkButton
from tests.ui.board_driving import SECTION_HEAD, Desk, office_at_step, open_desk
from tests.ui.driving import click, find

LONG_MS = 30_000


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Desk:
    """A report at step 4 with its drawer open."""
    office, report = office_at_step(tmp_path, 4)
    made = open_desk(qtbot, office, Acting(SECTION_HEAD))
    made.focus(report)
    made.key(Qt.Key.Key_Return)
    return made


def wire(desk: Desk, target: Path | None) -> None:
    def write(report_id: int, path: Path, progress: object, cancelled: object) -> Path:
        return export_trail(desk.office, report_id, path, progress, cancelled)  # type: ignore[arg-type]

    exporter = TrailExport(desk.window.jobs, desk.page, write, lambda _parent, _name: target)
    desk.page.drawer.trail_export_wanted.connect(exporter.export)


@pytest.mark.parametrize("name", ["jejak.docx", "jejak.xlsx", "jejak.csv"])
def test_the_trail_is_written_from_the_drawer(
    desk: Desk, qtbot: QtBot, tmp_path: Path, name: str
) -> None:
    wire(desk, tmp_path / name)
    with qtbot.waitSignal(desk.page.message_requested, timeout=LONG_MS) as told:
        click(find(desk.window, "rincian.eksporJejak", LinkButton))
    assert name in told.args[0]
    assert (tmp_path / name).stat().st_size > 200


def test_the_word_sheet_has_a_row_for_every_movement(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    target = tmp_path / "jejak.docx"
    wire(desk, target)
    with qtbot.waitSignal(desk.page.message_requested, timeout=LONG_MS):
        click(find(desk.window, "rincian.eksporJejak", LinkButton))
    movements = desk.rows("SELECT count(*) FROM movement WHERE report_id = 1")[0][0]
    rows = max(len(table.rows) for table in Document(str(target)).tables)
    assert movements == 3
    assert rows >= movements + 1, "a head and every movement"


def test_nothing_is_written_when_the_user_changes_their_mind(desk: Desk, tmp_path: Path) -> None:
    before = sorted(path.name for path in tmp_path.iterdir())
    wire(desk, None)
    click(find(desk.window, "rincian.eksporJejak", LinkButton))
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_a_missing_folder_is_told_in_the_message_line(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    wire(desk, tmp_path / "tidak-ada" / "jejak.docx")
    with qtbot.waitSignal(desk.page.refusal_told, timeout=LONG_MS) as told:
        click(find(desk.window, "rincian.eksporJejak", LinkButton))
    assert "tidak-ada" in told.args[0]

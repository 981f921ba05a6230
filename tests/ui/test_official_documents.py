"""Dokumen dinas from the drawer of the board: chosen in a dialog, written by a job."""

from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.document_export import export_document
from app.domain.commands import Acting
from app.domain.official import DocumentKind
from app.ui.official.dialog import DocumentDialog
from app.ui.official.door import DocumentDoor
from app.ui.widgets.button import Button, LinkButton
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


def wire(desk: Desk, target: Path | None) -> DocumentDoor:
    page, window = desk.page, desk.window
    door = DocumentDoor(
        page, window.theme, desk.dispatcher, window.jobs, export_document, lambda _p, _n: target
    )
    page.drawer.documents_wanted.connect(lambda card: door.open_for(card, whole_office=False))
    return door


def opened(desk: Desk, door: DocumentDoor) -> DocumentDialog:
    click(find(desk.window, "rincian.dokumen", LinkButton))
    assert door.dialog is not None
    return door.dialog


def test_the_drawer_offers_every_hand_over_newest_first(desk: Desk, tmp_path: Path) -> None:
    dialog = opened(desk, wire(desk, tmp_path / "a.docx"))
    offered = [dialog.hand_over.itemText(at) for at in range(dialog.hand_over.count())]
    assert len(offered) == 3
    assert "langkah 3" in offered[0]
    assert "langkah 1" in offered[2]
    kinds = [dialog.kind.itemData(at) for at in range(dialog.kind.count())]
    assert kinds == [kind.value for kind in DocumentKind if kind.of_report]
    assert not dialog.date.isVisible()
    assert not dialog.signed_as.isVisible()


@pytest.mark.parametrize("kind", [DocumentKind.DISPOSITION, DocumentKind.RECEIPT])
def test_the_chosen_document_is_written_and_told(
    desk: Desk, qtbot: QtBot, tmp_path: Path, kind: DocumentKind
) -> None:
    target = tmp_path / "dokumen.docx"
    dialog = opened(desk, wire(desk, target))
    dialog.kind.select(kind)
    with qtbot.waitSignal(desk.page.message_requested, timeout=LONG_MS) as told:
        click(find(dialog, "dokumen.tombolSimpan", Button))
    assert target.name in told.args[0]
    assert docx.Document(str(target)).core_properties.title.startswith(kind.label.split()[0])


def test_cancelling_the_dialog_or_the_place_writes_nothing(desk: Desk, tmp_path: Path) -> None:
    before = sorted(path.name for path in tmp_path.iterdir())
    door = wire(desk, None)
    opened(desk, door)
    desk.key(Qt.Key.Key_Escape)
    assert door.dialog is None
    click(find(opened(desk, door), "dokumen.tombolSimpan", Button))
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_a_missing_folder_is_told(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened(desk, wire(desk, tmp_path / "tidak-ada" / "a.docx"))
    with qtbot.waitSignal(desk.page.refusal_told, timeout=LONG_MS) as told:
        click(find(dialog, "dokumen.tombolSimpan", Button))
    assert "tidak-ada" in told.args[0]

"""Dokumen dinas from the drawer of the board: chosen in a dialog, written by a job."""

import datetime as dt
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.document_export import export_document
from app.domain.commands import Acting
from app.domain.official import DocumentKind, DocumentWish, SignedAs
from app.ui.main_window import MainWindow
from app.ui.official.dialog import DocumentDialog
from app.ui.official.door import DocumentDoor
from app.ui.reports.page import ReportsPage
from app.ui.widgets.button import Button, LinkButton
from tests.services.office_fixture import CHAIRS
from tests.services.sample import OPENING, YEAR
from tests.ui.board_driving import SECTION_HEAD, Desk, office_at_step, open_desk
from tests.ui.driving import click, find, press

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


def window_of_year(desk: Desk, door: DocumentDoor) -> DocumentDialog:
    choice = desk.office.report_choices(YEAR, OPENING)[0]
    door.open_for(choice, whole_office=True)
    assert door.dialog is not None
    return door.dialog


def test_laporan_offers_the_documents_of_the_year_as_well(desk: Desk, tmp_path: Path) -> None:
    dialog = window_of_year(desk, wire(desk, tmp_path / "a.docx"))
    offered = [dialog.kind.itemData(at) for at in range(dialog.kind.count())]
    assert offered == [kind.value for kind in DocumentKind]
    for kind in DocumentKind:
        dialog.kind.select(kind)
        dialog.kind.chosen.emit(kind)
        assert dialog.hand_over.isVisible() is kind.of_hand_over
        assert dialog.quarter.isVisible() is kind.by_quarter
        assert dialog.signed_as.isVisible() is kind.by_office
        assert dialog.date.isVisible() is not kind.of_hand_over


def test_the_whole_year_is_offered_for_the_measurement_only(desk: Desk, tmp_path: Path) -> None:
    dialog = window_of_year(desk, wire(desk, tmp_path / "a.docx"))
    counts = {}
    for kind in (DocumentKind.MINUTES, DocumentKind.MEASUREMENT):
        dialog.kind.select(kind)
        dialog.kind.chosen.emit(kind)
        counts[kind] = dialog.quarter.count()
    assert counts == {DocumentKind.MINUTES: 4, DocumentKind.MEASUREMENT: 5}


def test_the_wish_says_what_was_chosen(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = window_of_year(desk, wire(desk, None))
    dialog.kind.select(DocumentKind.MEASUREMENT)
    dialog.kind.chosen.emit(DocumentKind.MEASUREMENT)
    dialog.quarter.select(0)
    dialog.signed_as.select(SignedAs.THROUGH)
    dialog.paper.select("F4")
    dialog.date.edit.setText("31-03-2026")
    with qtbot.waitSignal(dialog.wanted) as told:
        click(find(dialog, "dokumen.tombolSimpan", Button))
    assert told.args[1] is False
    assert told.args[0] == DocumentWish(
        DocumentKind.MEASUREMENT,
        year=YEAR,
        date=dt.date(2026, 3, 31),
        signed_as=SignedAs.THROUGH,
        paper="F4",
    )
    assert [path for path in tmp_path.iterdir() if path.suffix == ".docx"] == []


@pytest.mark.parametrize("typed", ["31 Maret", "2026-03-31", "31-02-2026"])
def test_a_date_that_cannot_be_read_is_told_at_its_field(
    desk: Desk, tmp_path: Path, typed: str
) -> None:
    dialog = window_of_year(desk, wire(desk, tmp_path / "a.docx"))
    dialog.kind.select(DocumentKind.AGREEMENT)
    dialog.kind.chosen.emit(DocumentKind.AGREEMENT)
    dialog.date.edit.setText(typed)
    click(find(dialog, "dokumen.tombolSimpan", Button))
    assert dialog.isVisible()
    assert "hari-bulan-tahun" in dialog.date.message.text()
    assert not (tmp_path / "a.docx").exists()


def test_the_button_of_laporan_opens_it_for_the_open_report(whole_window: MainWindow) -> None:
    whole_window.open_place("laporan")
    page = whole_window.stack.current
    assert isinstance(page, ReportsPage)
    choice = page.chooser.choice
    assert choice is not None
    click(find(page, "laporan.tombolDokumen", Button))
    door = page.findChild(DocumentDoor)
    assert door is not None
    assert door.dialog is not None
    assert any(choice.title in label.text() for label in door.dialog.findChildren(QLabel))
    press(Qt.Key.Key_Escape)
    assert door.dialog is None
    click(find(page, "laporan.tombolDokumen", Button))
    assert len(page.findChildren(DocumentDoor)) == 1


def test_a_number_is_taken_once_and_printed(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    desk.dispatcher.set_acting(CHAIRS["planning_head"])
    target = tmp_path / "a.docx"
    door = wire(desk, target)
    for _ in range(2):
        dialog = window_of_year(desk, door)
        dialog.kind.select(DocumentKind.MINUTES)
        dialog.kind.chosen.emit(DocumentKind.MINUTES)
        dialog.number.setChecked(True)
        with qtbot.waitSignal(desk.page.message_requested, timeout=LONG_MS):
            click(find(dialog, "dokumen.tombolSimpan", Button))
    number = desk.rows("SELECT number FROM document_register WHERE kind = 'minutes'")
    assert len(number) == 1
    shown = [one.text for one in docx.Document(str(target)).paragraphs]
    assert f"NOMOR {number[0][0]}" in shown


def test_who_may_not_number_gets_no_document(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    target = tmp_path / "a.docx"
    dialog = window_of_year(desk, wire(desk, target))
    dialog.kind.select(DocumentKind.TASKS)
    dialog.kind.chosen.emit(DocumentKind.TASKS)
    dialog.number.setChecked(True)
    with qtbot.waitSignal(desk.dispatcher.refused) as told:
        click(find(dialog, "dokumen.tombolSimpan", Button))
    assert "tidak memberi nomor" in str(told.args[0])
    assert not target.exists()

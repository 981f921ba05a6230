"""What Ctrl K can find in the office: places that lead somewhere, from plain queries."""

import datetime as dt
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.commands import Acting, HandOver, Withdraw
from app.domain.snapshots.search import SearchItem, SearchKind
from app.domain.sop import Choice
from app.services.office import Office
from tests.conftest import PRACTICE_NOW
from tests.services.office_fixture import MONDAY, SECRETARY, make_office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with make_office(tmp_path / "kinerja.db") as opened:
        yield opened


@pytest.fixture
def practice(practice_file: Path) -> Iterator[Office]:
    with Office.open(practice_file, read_only=True) as opened:
        yield opened


def of_kind(items: tuple[SearchItem, ...], kind: SearchKind) -> list[SearchItem]:
    return [item for item in items if item.kind is kind]


def test_reports_in_trays_open_on_the_board_of_their_year(office: Office) -> None:
    reports = of_kind(office.search_index(MONDAY), SearchKind.REPORT)
    assert [item.label for item in reports][:2] == [
        "Triwulan I 2026 · Bidang KP",
        "Triwulan I 2026 · Bidang TPH",
    ]
    assert reports[0].detail == "Langkah 1 · di meja Sri Contoh, S.P."
    assert reports[0].place == "papan:rincian:1:2026"
    assert {"TW", "I", "1", "TW1", "2026", "KP"} <= set(reports[0].also.split())


def test_a_report_that_has_not_arrived_yet_is_only_a_document(office: Office) -> None:
    before = MONDAY - dt.timedelta(days=30)
    items = office.search_index(before)
    assert of_kind(items, SearchKind.REPORT) == []
    places = [item.place for item in of_kind(items, SearchKind.DOCUMENT)]
    assert "laporan:1" in places


def test_a_hand_over_moves_the_report_and_adds_its_disposition(office: Office) -> None:
    card = office.hand_over_view(1, Acting(SECRETARY), MONDAY).card
    command = HandOver(1, Choice.FORWARD, card.version, note="Diserahkan.")
    office.run(command, Acting(SECRETARY), MONDAY)
    items = office.search_index(MONDAY)
    moved = next(item for item in items if item.place == "papan:rincian:1:2026")
    assert moved.detail.startswith("Langkah 2")
    trail = [item for item in items if item.place == "papan:jejak:1:2026"]
    assert len(trail) == 1
    assert trail[0].detail.startswith("Lembar disposisi, 6 April 2026")


def test_the_disposition_of_a_withdrawn_hand_over_is_marked(office: Office) -> None:
    sender = Acting(SECRETARY)
    office.run(HandOver(1, Choice.FORWARD, 1, note="Diserahkan."), sender, MONDAY)
    version = office.hand_over_view(1, sender, MONDAY).card.version
    office.run(Withdraw(1, version), sender, MONDAY)
    office.run(HandOver(1, Choice.FORWARD, version + 1, note="Lagi."), sender, MONDAY)
    trail = [i for i in office.search_index(MONDAY) if i.place == "papan:jejak:1:2026"]
    words = [item.detail.partition(",")[0] for item in trail]
    assert words == ["Lembar disposisi", "Lembar disposisi yang ditarik kembali"]


def test_every_step_of_the_procedure_in_force_can_be_found(office: Office) -> None:
    found = [i for i in office.search_index(MONDAY) if i.place.startswith("sop:langkah:")]
    assert [item.place for item in found] == [f"sop:langkah:{n}" for n in range(1, 10)]
    assert found[2].detail == "Kepala Bidang"


def test_indicators_open_in_the_quarter_that_is_over(practice: Office) -> None:
    found = of_kind(practice.search_index(PRACTICE_NOW), SearchKind.INDICATOR)
    assert found[0].label == "1.1 Skor Pola Pangan Harapan (PPH) konsumsi"
    assert found[0].place == "data:indikator:1:3:2026"
    january = PRACTICE_NOW.replace(year=2027, month=1)
    later = of_kind(practice.search_index(january), SearchKind.INDICATOR)
    assert later[0].place == "data:indikator:1:4:2026"


def test_removed_evidence_is_not_found(practice_copy: Path) -> None:
    with Office.open(practice_copy) as office:
        before = [i for i in office.search_index(PRACTICE_NOW) if i.label.endswith(".csv")]
    with sqlite3.connect(practice_copy) as db:
        db.execute("UPDATE evidence SET removed_at = at WHERE original_name = ?", [before[0].label])
    with Office.open(practice_copy) as office:
        after = [i for i in office.search_index(PRACTICE_NOW) if i.label.endswith(".csv")]
    assert len(after) == len(before) - 1


def test_what_is_passed_or_waiting_opens_in_laporan(practice: Office) -> None:
    items = practice.search_index(PRACTICE_NOW)
    board = {item.place.split(":")[2] for item in items if item.place.startswith("papan:")}
    with practice.reading() as session:
        rows = session.connection().exec_driver_sql("SELECT id, status FROM report").all()
    active = {str(id_) for id_, status in rows if status == "active"}
    assert board <= active
    assert {f"laporan:{id_}" for id_, _ in rows} <= {item.place for item in items}

"""Reports print the follow-ups of their objectives: who, until when, and how they stand."""

import datetime as dt
from pathlib import Path

import pytest

from app.cli import main
from app.domain.commands import Acting
from app.domain.commands_narrative import AddFollowUp, AnswerFollowUp
from app.domain.follow_ups import FollowUpState
from app.domain.report_data import FollowUpData, ReportData
from app.services.office import Office
from tests.conftest import PRACTICE_NOW
from tests.exports.reading import opened
from tests.services.sample import person

CODE = "2.1"
DUE = dt.date(2026, 9, 30)


@pytest.fixture
def data(practice_copy: Path) -> Path:
    """TPH promised something with TW I and answered it; something else with TW II."""
    with Office.open(practice_copy) as office:
        acting = Acting(person(office, "planning_head"))
        view = office.figures(2026, 1, "", acting)
        rows = [row for group in view.groups for row in group.rows]
        id_ = next(row.indicator_id for row in rows if row.code == CODE)
        first = AddFollowUp(id_, 2026, 1, "Pompanisasi 120 ha", "Seksi Pangan", DUE)
        made = office.run(first, acting, PRACTICE_NOW).created[0]
        said = AnswerFollowUp(made, 2026, 2, FollowUpState.UNDER_WAY, "80 ha sudah terairi.")
        office.run(said, acting, PRACTICE_NOW)
        office.run(AddFollowUp(id_, 2026, 2, "Benih tahan rebah"), acting, PRACTICE_NOW)
    return practice_copy


def report(data: Path, quarter: int) -> ReportData:
    with Office.open(data) as office:
        choices = office.report_choices(2026, PRACTICE_NOW)
        wanted = next(
            choice.report_id
            for choice in choices
            if choice.period.kind == "quarterly"
            and choice.period.number == quarter
            and choice.division_code == "TPH"
        )
        return office.report_data(wanted, PRACTICE_NOW.date())


def follow_ups(data: Path, quarter: int) -> tuple[FollowUpData, ...]:
    return tuple(row for one in report(data, quarter).objectives for row in one.follow_ups)


def test_a_quarter_prints_what_is_new_and_how_the_earlier_ones_stand(data: Path) -> None:
    earlier, new = follow_ups(data, 2)
    assert (earlier.action, earlier.responsible, earlier.due) == (
        "Pompanisasi 120 ha",
        "Seksi Pangan",
        DUE,
    )
    assert (earlier.state, earlier.note) == ("sedang berjalan", "80 ha sudah terairi.")
    assert earlier.made == "Triwulan I 2026"
    assert (new.action, new.state, new.note) == ("Benih tahan rebah", "belum dimulai", "")


def test_the_quarter_of_the_promise_does_not_know_what_came_later(data: Path) -> None:
    [first] = follow_ups(data, 1)
    assert (first.state, first.note) == ("belum dimulai", "")


def test_the_word_file_shows_them_as_a_table_below_the_analysis(data: Path, tmp_path: Path) -> None:
    target = tmp_path / "Laporan.docx"
    wish = ("triwulan", "--tahun", "2026", "--triwulan", "2", "--bidang", "TPH")
    command = ["--data", str(data), "ekspor", *wish, "--keluaran", str(target)]
    assert main([*command, "--tanggal", "2026-11-23"]) == 0
    document = opened(target)
    [table] = [one for one in document.tables if one.rows[0].cells[-1].text == "Keadaan"]
    head, first, second = (tuple(cell.text for cell in row.cells) for row in table.rows)
    assert head[2:5] == ("Tindak Lanjut", "Penanggung Jawab", "Paling Lambat")
    assert first[2:] == (
        "Pompanisasi 120 ha",
        "Seksi Pangan",
        "30 September 2026",
        "sedang berjalan (dicatat Triwulan I 2026): 80 ha sudah terairi.",
    )
    assert second[3] == "—"
    words = [paragraph.text for paragraph in document.paragraphs]
    assert any("Tindak Lanjut Sasaran 2" in line for line in words)


def test_an_objective_without_follow_ups_prints_none(data: Path) -> None:
    others = [one for one in report(data, 2).objectives if one.number != 2]
    assert [one.follow_ups for one in others] == [()] * len(others)

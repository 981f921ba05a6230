"""The shipped procedure is the printed sheet, and a broken one is refused with a sentence."""

from pathlib import Path

import pytest

from app.domain.errors import InputError
from app.domain.periods import ReportKind
from app.domain.sop import FINISH, Choice, Shape, Sop, TimeUnit
from app.domain.sop_file import SHIPPED, load_sop, parse_sop, problems, shipped_sops, shipped_text
from app.domain.texts import text

SHEET = (Path(__file__).parents[1] / "data" / "sop-01.txt").read_text(encoding="utf-8")
"""The source text of the sheet, as extracted."""

readings = pytest.mark.parametrize("sop", shipped_sops(), ids=SHIPPED)


def printed_rows() -> dict[int, list[str]]:
    """The nine rows of the flow pages: their cells by step number."""
    rows = (line.split("\t") for line in SHEET.splitlines())
    flow = [row for row in rows if row[0].isdigit() and len(row) == 11 and not row[1].isdigit()]
    return {int(row[0]): [cell.strip() for cell in row] for row in flow}


def printed_lanes() -> list[str]:
    head = next(line for line in SHEET.splitlines() if line.startswith("\t\tSekretaris"))
    return head.split("\t")[2:7]


@readings
def test_every_printed_text_of_the_nine_rows_is_the_sheets_own(sop: Sop) -> None:
    rows = printed_rows()
    assert sorted(rows) == [step.number for step in sop.steps] == list(range(1, 10))
    for step in sop.steps:
        row = rows[step.number]
        assert step.printed_activity == row[1]
        assert step.printed_requirements == row[7]
        assert step.standard.printed == row[8]
        assert step.printed_output == row[9]


@readings
def test_every_mark_stands_in_the_column_where_the_sheet_has_it(sop: Sop) -> None:
    lanes = printed_lanes()
    assert [actor.label for actor in sop.actors] == lanes
    for number, row in printed_rows().items():
        marks = [f"{lane}: {mark}" for lane, mark in zip(lanes, row[2:7], strict=True) if mark]
        assert sop.step(number).printed_mark == "; ".join(marks)


@readings
def test_the_identity_sheet_is_complete(sop: Sop) -> None:
    lists = (
        sop.legal_basis,
        sop.qualifications,
        sop.related,
        sop.equipment,
        sop.warnings,
        sop.records,
    )
    assert [len(entries) for entries in lists] == [2, 3, 3, 4, 1, 1]
    for entries in lists:
        for number, entry in enumerate(entries, start=1):
            assert f"{number}. {entry}" in SHEET
    for fact in (sop.number, sop.title, sop.approved_by, sop.sheet_title):
        assert fact in SHEET
    assert (sop.made_on.isoformat(), sop.approved_on.isoformat()) == ("2023-01-03", "2023-01-05")
    assert sop.revised_on is None


@readings
def test_the_checklist_of_a_step_holds_exactly_the_printed_words(sop: Sop) -> None:
    for step in sop.steps:
        words = " ".join(requirement.label for requirement in step.requirements)
        assert words == step.printed_requirements.replace(",", "")


@readings
def test_the_nineteen_notes_quote_the_sheet(sop: Sop) -> None:
    assert [note.number for note in sop.notes] == list(range(1, 20))
    for note in sop.notes:
        assert note.title
        assert note.in_use
        assert note.proposal
        for quotation in filter(None, note.printed.split("; ")):
            assert quotation in SHEET


@readings
def test_standards_in_use_are_those_of_the_sheet(sop: Sop) -> None:
    amounts = [(step.standard.amount, step.standard.unit) for step in sop.steps]
    assert amounts == [
        (15, TimeUnit.MINUTES),
        (30, TimeUnit.MINUTES),
        (2, TimeUnit.MINUTES),
        (30, TimeUnit.MINUTES),
        (30, TimeUnit.MINUTES),
        (2, TimeUnit.WORKING_DAYS),
        (120, TimeUnit.CALENDAR_DAYS),
        (60, TimeUnit.MINUTES),
        (15, TimeUnit.MINUTES),
    ]
    for amount, step in zip(amounts, sop.steps, strict=True):
        assert step.standard.printed.startswith(f"{amount[0]} ")


def test_the_two_readings_differ_only_in_who_does_steps_7_to_9() -> None:
    first, second = shipped_sops()
    assert [step.actor for step in first.steps[6:]] == [
        "planning_head",
        "division_head",
        "secretary",
    ]
    assert [step.actor for step in second.steps[6:]] == [
        "division_head",
        "secretary",
        "planning_head",
    ]
    assert first.steps[:6] == second.steps[:6]
    assert [step.exits for step in first.steps] == [step.exits for step in second.steps]
    assert first.notes == second.notes


@readings
def test_the_clocks_begin_at_1_6_and_9(sop: Sop) -> None:
    assert [sop.first_step(kind).number for kind in ReportKind] == [1, 6, 9]
    assert [step.number for step in sop.steps if step.is_decision] == [7, 8, 9]
    ways = {(step.number, way.choice): way.target for step in sop.steps for way in step.exits}
    assert ways[7, Choice.NO] == 4
    assert ways[8, Choice.NO] == 7
    assert ways[9, Choice.YES] == FINISH
    assert sop.step(9).shape is Shape.END


@readings
def test_header_names_fit_the_board(sop: Sop) -> None:
    assert [step.short for step in sop.steps] == [
        "Kumpulkan data triwulan",
        "Rekap laporan triwulan",
        "Olah data triwulan",
        "Susun laporan triwulan",
        "Sosialisasi triwulan",
        "Rekap dua triwulan",
        "Susun semester & tahunan",
        "Sosialisasi semesteran",
        "Satukan jadi tahunan",
    ]


@readings
def test_a_shipped_reading_has_no_problem(sop: Sop) -> None:
    assert problems(sop) == ()


def sheet_with(old: str, new: str) -> str:
    """The first reading with one passage replaced, which must be there."""
    toml = shipped_text(SHIPPED[0])
    assert old in toml
    return toml.replace(old, new)


NO_AT_7 = '  { choice = "no", target = 4, label = "TIDAK, perlu perbaikan" },\n'
YES_AT_9 = '  { choice = "yes", target = 0, label = "YA, sudah benar" },\n'


@pytest.mark.parametrize(
    ("old", "new", "key", "values"),
    [
        ("number = 2\nactor", "number = 1\nactor", "number", {"number": 1}),
        (
            'number = 3\nactor = "division_head"',
            'number = 3\nactor = "nobody"',
            "actor",
            {"step": 3, "actor": "nobody"},
        ),
        ("target = 3,", "target = 12,", "target", {"step": 2, "target": 12}),
        (NO_AT_7, "", "decision", {"step": 7}),
        ('"forward", target = 3', '"no", target = 3', "one_exit", {"step": 2}),
        ('shape = "start"', 'shape = "activity"', "start", {}),
        ('shape = "end"', 'shape = "activity"', "end", {}),
        (YES_AT_9, YES_AT_9.replace("0", "8"), "end", {}),
        ('clock = "annual"', 'clock = "semester"', "clock", {"kind": "tahunan"}),
        ('"forward", target = 6', '"forward", target = 7', "joins", {"step": 5, "target": 7}),
        ('"forward", target = 2,', '"forward", target = 3,', "unreached", {"step": 2}),
        ("amount = 60", "amount = 0", "standard", {"step": 8}),
        (
            'id = "kinerja_aksi", label',
            'id = "disposisi", label',
            "requirement",
            {"step": 2},
        ),
    ],
)
def test_a_broken_sheet_is_refused_with_its_sentence(
    old: str, new: str, key: str, values: dict[str, object]
) -> None:
    with pytest.raises(InputError) as refusal:
        load_sop(sheet_with(old, new))
    assert refusal.value.code == "sop_broken"
    assert text(f"workflow.sop.{key}", **values) in str(refusal.value)


def test_all_problems_are_listed_at_once() -> None:
    toml = sheet_with("amount = 60", "amount = 0").replace(NO_AT_7, "")
    assert len(problems(parse_sop(toml))) == 2
    with pytest.raises(InputError, match=r"Langkah 7 .* Waktu langkah 8"):
        load_sop(toml)


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('title = "MEKANISME', "title = MEKANISME", "tidak dapat dibaca"),
        ("made_on = 2023-01-03", 'made_on = "kemarin"', "isian made_on"),
        ('shape = "start"', 'shape = "circle"', "start, activity, decision, end"),
        ('verb = "Olah"\n', "", "isian 3: verb"),
        ('requirements = [\n  { id = "catatan', 'requirements = [\n  1, { id = "catatan', "requ"),
    ],
)
def test_an_unreadable_file_names_the_place(old: str, new: str, complaint: str) -> None:
    with pytest.raises(InputError) as refusal:
        load_sop(sheet_with(old, new))
    assert refusal.value.code == "sop_unreadable"
    assert complaint in str(refusal.value)


def test_a_file_on_disk_loads_like_its_text(tmp_path: Path) -> None:
    path = tmp_path / "sop.toml"
    path.write_text(shipped_text(SHIPPED[1]), encoding="utf-8")
    assert load_sop(path) == shipped_sops()[1]

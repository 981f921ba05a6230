"""The checks on demand find what is odd across cells, each rule on a real file of figures."""

import datetime as dt
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import delete, select, update

from app.cli import main
from app.domain.calendar import WITA
from app.domain.commands import (
    Acting,
    AttachEvidence,
    EnterFigure,
    EnterNarrative,
    EnterSpending,
    SetLimits,
    SetSettings,
)
from app.domain.commands_narrative import AddFollowUp, AnswerFollowUp
from app.domain.follow_ups import FollowUpState
from app.domain.measures import Aggregation, Polarity
from app.domain.periods import Quarter
from app.domain.quarter_checks import FindingField, QuarterFinding, Severity
from app.models.budget import BudgetCeiling, BudgetSpending
from app.models.indicator import Indicator, IndicatorTarget
from app.models.measurement import Measurement
from app.services.office import Office
from app.services.sample_year import enter_quarter
from tests.services.sample import YEAR, make_sample, person

NOON = dt.datetime(YEAR, 7, 6, 12, tzinfo=WITA)
HIGHER = "2.1"
"""An indicator of the bidang TPH, higher is better, summed over the quarters."""

NOTHING: dict[str, Decimal | None] = dict.fromkeys(("year_value", "q1", "q2", "q3", "q4"))


@pytest.fixture(scope="module")
def filled_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("periksa") / "kantor.alur"
    with make_sample(path) as made:
        moments = (NOON - dt.timedelta(days=1) + dt.timedelta(seconds=n) for n in range(9999))
        for quarter in (Quarter.I, Quarter.II):
            enter_quarter(made, YEAR, quarter, lambda: next(moments))
        with made.writing() as session:  # an explanation settles most of what is odd
            session.execute(update(Measurement).values(obstacle="", follow_up=""))
    return path


@pytest.fixture
def data(filled_file: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "kantor.alur"
    copy.write_bytes(filled_file.read_bytes())
    return copy


@pytest.fixture
def office(data: Path) -> Iterator[Office]:
    with Office.open(data) as opened:
        yield opened


@pytest.fixture
def kasubbag(office: Office) -> Acting:
    return Acting(person(office, "planning_head"))


def found(office: Office, code: str, quarter: int = 2) -> list[QuarterFinding]:
    findings = office.check_quarter(YEAR, quarter)
    return [one for one in findings if one.code == code]


def of_padi(findings: list[QuarterFinding]) -> list[QuarterFinding]:
    return [one for one in findings if one.indicator_code == HIGHER]


def indicator(office: Office, code: str = HIGHER) -> int:
    with office.reading() as session:
        return session.scalars(select(Indicator.id).where(Indicator.code == code)).one()


def figure(office: Office, code: str = HIGHER, quarter: int = 2) -> Measurement:
    wanted = select(Measurement).where(
        Measurement.indicator_id == indicator(office, code),
        Measurement.year == YEAR,
        Measurement.quarter == quarter,
    )
    with office.reading() as session:
        return session.scalars(wanted).one()


def change(office: Office, acting: Acting, **to: Decimal) -> None:
    """Enter another figure of TW II over the stored one."""
    row = figure(office)
    wish = EnterFigure(row.indicator_id, YEAR, 2, row.version, **to)  # type: ignore[arg-type]
    office.run(wish, acting, NOON)


def explain(office: Office, acting: Acting, words: str, code: str = HIGHER) -> None:
    row = figure(office, code)
    wish = EnterNarrative(row.indicator_id, YEAR, 2, row.version, obstacle=words)
    office.run(wish, acting, NOON)


def set_rule(office: Office, code: str = HIGHER, **columns: object) -> None:
    with office.writing() as session:
        session.execute(update(Indicator).where(Indicator.code == code).values(**columns))


def set_targets(office: Office, columns: Mapping[str, Decimal | None], code: str = HIGHER) -> None:
    rows = update(IndicatorTarget).where(IndicatorTarget.indicator_id == indicator(office, code))
    with office.writing() as session:
        session.execute(rows.values(columns))


def test_a_well_kept_quarter_has_nothing_wrong(office: Office) -> None:
    findings = office.check_quarter(YEAR, 1)
    assert {one.severity for one in findings} <= {Severity.WARNING}


def test_a_cumulative_figure_may_not_fall(office: Office, kasubbag: Acting) -> None:
    set_rule(office, aggregation=Aggregation.CUMULATIVE)
    set_targets(office, {"q1": Decimal(14000), "q2": Decimal(14000)})
    before = figure(office, quarter=1).value
    assert before is not None
    change(office, kasubbag, value=before - 1)
    [one] = found(office, "kumulatif-turun")
    assert (one.severity, one.field, one.quarter) == (Severity.EXPLAIN, FindingField.OBSTACLE, 2)
    assert "Triwulan I" in one.message
    explain(office, kasubbag, "Data lama keliru.")
    assert found(office, "kumulatif-turun") == []


def test_every_oddity_of_a_figure_is_listed_not_only_the_gravest(
    office: Office, kasubbag: Acting
) -> None:
    set_rule(office, aggregation=Aggregation.CUMULATIVE)
    change(office, kasubbag, value=Decimal(1))
    codes = {one.code for one in office.check_quarter(YEAR, 2) if one.indicator_code == HIGHER}
    assert {"jauh-dari-target", "kumulatif-turun", "narasi-belum-ada"} <= codes


@pytest.mark.parametrize("share", ["1.5", "0.5"])
def test_an_achievement_beyond_the_thresholds_asks_for_words(
    share: str, office: Office, kasubbag: Acting
) -> None:
    set_rule(office, aggregation=Aggregation.LAST)
    with office.reading() as session:
        target = session.scalars(
            select(IndicatorTarget.q2).where(
                IndicatorTarget.indicator_id == indicator(office), IndicatorTarget.q2.is_not(None)
            )
        ).first()
    assert target is not None
    change(office, kasubbag, value=(target * Decimal(share)).quantize(Decimal(1)))
    [one] = of_padi(found(office, "capaian-tidak-biasa"))
    assert (one.severity, one.field) == (Severity.EXPLAIN, FindingField.OBSTACLE)
    office.run(
        SetSettings((("high_percent", Decimal(200)), ("low_percent", Decimal(10)))), kasubbag, NOON
    )
    assert of_padi(found(office, "capaian-tidak-biasa")) == []


def test_a_missing_target_leads_to_the_target(office: Office) -> None:
    set_targets(office, NOTHING)
    [one] = found(office, "target-belum-ada")
    assert (one.severity, one.field) == (Severity.WRONG, FindingField.TARGET)


def test_a_blank_without_a_reason_is_named(office: Office, kasubbag: Acting) -> None:
    change(office, kasubbag)
    [one] = found(office, "kosong-tanpa-alasan")
    assert (one.severity, one.field) == (Severity.EXPLAIN, FindingField.VALUE)


def test_missing_evidence_is_a_warning_until_a_file_is_there(
    office: Office, kasubbag: Acting, tmp_path: Path
) -> None:
    late = found(office, "bukti-belum-ada", 1)
    assert late == []
    office.run(EnterFigure(indicator(office), YEAR, 3, 0, figure(office).value), kasubbag, NOON)
    [one] = found(office, "bukti-belum-ada", 3)
    assert (one.severity, one.field) == (Severity.WARNING, FindingField.EVIDENCE)
    file = tmp_path / "bukti.pdf"
    file.write_bytes(b"%PDF-1.7")
    wish = AttachEvidence(file, indicator_id=indicator(office), year=YEAR, quarter=3)
    office.run(wish, kasubbag, NOON)
    assert found(office, "bukti-belum-ada", 3) == []


def test_below_the_target_obstacle_and_follow_up_are_expected(
    office: Office, kasubbag: Acting
) -> None:
    set_rule(office, aggregation=Aggregation.LAST)
    set_targets(office, {"q2": Decimal(1000)})
    change(office, kasubbag, value=Decimal(900))
    [one] = of_padi(found(office, "narasi-belum-ada"))
    assert one.message == (
        "Capaian 90,00% di bawah target, tetapi kendala dan tindak lanjut belum ditulis."
    )
    explain(office, kasubbag, "Kemarau panjang.")
    [one] = of_padi(found(office, "narasi-belum-ada"))
    assert (one.field, "tetapi tindak lanjut belum" in one.message) == (
        FindingField.FOLLOW_UP,
        True,
    )
    office.run(AddFollowUp(indicator(office), YEAR, 2, "Pompanisasi"), kasubbag, NOON)
    assert of_padi(found(office, "narasi-belum-ada")) == []


@pytest.mark.parametrize(
    ("polarity", "now", "words"),
    [(Polarity.HIGHER, 600, "Turun 40,0%"), (Polarity.LOWER, 1400, "Naik 40,0%")],
)
def test_much_worse_than_the_same_quarter_last_year_asks_for_words(
    polarity: Polarity, now: int, words: str, office: Office, kasubbag: Acting
) -> None:
    set_rule(office, polarity=polarity)
    with office.writing() as session:
        last = {"year": YEAR - 1, "quarter": 2, "value": Decimal(1000)}
        session.add(Measurement(indicator_id=indicator(office), **last))
    change(office, kasubbag, value=Decimal(now))
    [one] = found(office, "memburuk-tahun-lalu")
    assert one.message.startswith(f"{words} dari Triwulan II {YEAR - 1} (1.000")
    better = 1400 if polarity is Polarity.HIGHER else 600
    change(office, kasubbag, value=Decimal(better))
    assert found(office, "memburuk-tahun-lalu") == []


def test_a_share_is_not_larger_than_its_whole(office: Office, kasubbag: Acting) -> None:
    set_rule(office, aggregation=Aggregation.RATIO, unit="%")
    change(office, kasubbag, numerator=Decimal(45), denominator=Decimal(40))
    [one] = found(office, "bagian-lebih-besar")
    assert one.severity is Severity.WRONG
    assert "Pembilang 45 lebih besar daripada penyebut 40" in one.message
    explain(office, kasubbag, "Termasuk anggota kelompok dari luar daftar.")
    [one] = found(office, "bagian-lebih-besar")
    assert one.severity is Severity.WARNING
    change(office, kasubbag, numerator=Decimal(40), denominator=Decimal(40))
    assert found(office, "bagian-lebih-besar") == []


@pytest.mark.parametrize(
    ("aggregation", "quarters", "year", "fits"),
    [
        (Aggregation.SUM, (10, 20, 30, 40), 100, True),
        (Aggregation.SUM, (10, 20, 30, 30), 100, False),
        (Aggregation.CUMULATIVE, (10, 20, 30, 100), 100, True),
        (Aggregation.LAST, (10, 20, 30, 90), 100, False),
        (Aggregation.AVERAGE, (90, 110, 90, 110), 100, True),
        (Aggregation.AVERAGE, (90, 90, 90, 110), 100, False),
        (Aggregation.ANNUAL, (0, 0, 0, 100), 100, True),
    ],
)
def test_quarterly_targets_come_to_the_target_of_the_year(
    *, aggregation: Aggregation, quarters: tuple[int, ...], year: int, fits: bool, office: Office
) -> None:
    set_rule(office, aggregation=aggregation)
    given = {f"q{n}": Decimal(value) for n, value in enumerate(quarters, 1)}
    set_targets(office, {"year_value": Decimal(year), **given})
    assert (of_padi(found(office, "target-tidak-cocok")) == []) is fits


def test_figures_beyond_the_usual_limits_are_found(office: Office, kasubbag: Acting) -> None:
    value = figure(office).value
    assert value is not None
    office.run(SetLimits(indicator(office), value + 1, None), kasubbag, NOON)
    [one] = found(office, "di-luar-batas-wajar")
    assert (one.severity, one.field) == (Severity.EXPLAIN, FindingField.OBSTACLE)


def test_unanswered_follow_ups_are_found_until_somebody_answers(
    office: Office, kasubbag: Acting
) -> None:
    wish = AddFollowUp(indicator(office), YEAR, 1, "Pompanisasi 120 ha")
    made = office.run(wish, kasubbag, NOON).created[0]
    [one] = found(office, "tindak-lanjut-belum-dijawab")
    assert one.message == f"1 tindak lanjut Triwulan I {YEAR} belum dijawab."
    office.run(AnswerFollowUp(made, YEAR, 2, FollowUpState.DONE), kasubbag, NOON)
    assert found(office, "tindak-lanjut-belum-dijawab") == []


def spending(office: Office) -> tuple[int, Decimal]:
    """A line that reports by itself and what it had spent by the end of TW I."""
    rows = select(BudgetSpending.budget_line_id, BudgetSpending.spent).where(
        BudgetSpending.quarter == 1, BudgetSpending.spent > 0
    )
    with office.reading() as session:
        row = session.execute(rows.order_by(BudgetSpending.id)).first()
    assert row is not None
    assert row.spent is not None
    return row.budget_line_id, row.spent


def spend(office: Office, acting: Acting, line: int, amount: Decimal) -> None:
    version = select(BudgetSpending.version).where(
        BudgetSpending.budget_line_id == line, BudgetSpending.quarter == 2
    )
    with office.reading() as session:
        seen = session.scalar(version) or 0
    office.run(EnterSpending(line, 2, amount, seen), acting, NOON)


def test_spending_may_not_fall(office: Office, kasubbag: Acting) -> None:
    line, before = spending(office)
    spend(office, kasubbag, line, before - 1)
    [one] = found(office, "anggaran-turun")
    assert (one.severity, one.field) == (Severity.WRONG, FindingField.SPENDING)
    assert "lebih kecil dari Triwulan I" in one.message


def test_spending_stays_below_the_ceiling(office: Office, kasubbag: Acting) -> None:
    line, _ = spending(office)
    in_force = BudgetCeiling.valid_from <= Quarter.II.last_day(YEAR)
    ceilings = select(BudgetCeiling.amount).where(BudgetCeiling.budget_line_id == line, in_force)
    with office.reading() as session:
        ceiling = session.scalars(ceilings.order_by(BudgetCeiling.valid_from.desc())).first()
    assert ceiling is not None
    spend(office, kasubbag, line, ceiling)
    assert found(office, "melebihi-pagu") == []
    spend(office, kasubbag, line, ceiling + 1)
    [one] = found(office, "melebihi-pagu")
    assert one.severity is Severity.WRONG
    assert one.indicator_id


def test_only_the_asked_unit_is_checked(office: Office, kasubbag: Acting) -> None:
    change(office, kasubbag)
    codes = {one.code for one in office.check_quarter(YEAR, 2, "TPH")}
    assert "kosong-tanpa-alasan" in codes
    other = {one.code for one in office.check_quarter(YEAR, 2, "IKAN")}
    assert "kosong-tanpa-alasan" not in other


def test_the_gravest_come_first(office: Office, kasubbag: Acting) -> None:
    change(office, kasubbag)
    set_targets(office, NOTHING, code="2.2")
    order = [one.severity for one in office.check_quarter(YEAR, 2)]
    assert order == sorted(order, key=list(Severity).index)
    assert set(order) == set(Severity)


def run(data: Path, *wish: str) -> int:
    return main(["--data", str(data), "periksa-data", "--tahun", str(YEAR), *wish])


def test_the_command_prints_the_same_findings_and_fails_only_for_what_is_wrong(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(data, "--triwulan", "2", "--bidang", "tph") == 0
    assert "temuan." in capsys.readouterr().out
    with Office.open(data) as office:
        set_targets(office, NOTHING)
        [one] = found(office, "target-belum-ada")
    assert run(data, "--triwulan", "2") == 1
    shown = capsys.readouterr().out
    assert "Salah (1)" in shown
    assert f"- {HIGHER} {one.name}, Target: {one.message} [target-belum-ada]" in shown


def test_the_command_says_when_all_is_well(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Office.open(data) as office, office.writing() as session:
        session.execute(delete(BudgetSpending))
        session.execute(delete(IndicatorTarget))
        session.execute(delete(Indicator).where(Indicator.code == "none"))
        session.execute(update(Indicator).values(valid_from=YEAR + 1))
    assert run(data, "--triwulan", "1") == 0
    assert capsys.readouterr().out.strip() == f"Triwulan I {YEAR}: semua sesuai."


@pytest.mark.parametrize(
    ("wish", "code", "words"),
    [
        (("--triwulan", "2", "--bidang", "XX"), 1, "Tidak ada bidang dengan kode XX"),
        (("--triwulan", "5"), 2, "--triwulan"),
        ((), 2, "--triwulan"),
    ],
)
def test_a_wish_that_cannot_be_fulfilled_is_told(
    wish: tuple[str, ...], code: int, words: str, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(data, *wish) == code
    assert words in capsys.readouterr().err

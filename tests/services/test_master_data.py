"""Master data through real commands in a real file: rules, rights, conflicts and the way back."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import select

from app.domain.changes import Outcome
from app.domain.commands import Acting, EnterFigure
from app.domain.commands_master import (
    EarlierChange,
    ImportMaster,
    SaveAgreement,
    SaveBudgetLine,
    SaveEarlierYear,
    SaveIndicator,
    SaveObjective,
    SaveTargets,
    TargetChange,
)
from app.domain.errors import ConflictError, InputError, RuleError
from app.domain.master import (
    AgreementValue,
    BudgetLineValue,
    CeilingValue,
    EarlierValue,
    IndicatorValue,
    ObjectiveValue,
    TargetValue,
)
from app.domain.measures import Aggregation, AgreementKind, Polarity, Rule, Target
from app.domain.snapshots.master import MasterView
from app.models.indicator import Indicator
from app.models.journal import Journal
from app.models.measurement import QuarterClose
from app.services.office import Office
from tests.services.office_fixture import (
    ADMINISTRATOR,
    DIVISION_HEAD,
    MONDAY,
    PLANNING,
    READER,
    SECRETARY,
    STAFF,
    YEAR,
    make_empty_office,
)

KASUBBAG = Acting(PLANNING)
ORIGINAL = AgreementValue(YEAR, AgreementKind.ORIGINAL, dt.date(YEAR, 1, 15), "050/1")
REVISED = AgreementValue(YEAR, AgreementKind.REVISED, dt.date(YEAR, 9, 20), "050/9", "APBD-P")


def goals(*values: str) -> TargetValue:
    """The year, then the quarters; `7-8` is a range."""
    year, first, second, third, fourth = (goal(value) for value in values)
    return TargetValue(year, (first, second, third, fourth))


def goal(written: str) -> Target:
    low, dash, high = written.partition("-")
    return Target(Decimal(low) if low else None, Decimal(high) if dash else None)


class Desk:
    """An empty office and who fills it."""

    def __init__(self, office: Office) -> None:
        self.office = office

    def run(self, command: object, acting: Acting = KASUBBAG) -> Outcome:
        return self.office.run(command, acting, MONDAY)  # type: ignore[arg-type]

    def view(self, year: int = YEAR) -> MasterView:
        return self.office.master(year, KASUBBAG)

    def objective(self, number: int = 1) -> int:
        return self.run(SaveObjective(ObjectiveValue(number, f"Sasaran {number}"))).created[0]

    def indicator(self, code: str = "1.1", **other: object) -> int:
        objective = next(iter(self.view().objectives), None) or self.objective()
        value = IndicatorValue(objective, code, f"Indikator {code}", "ton")
        return self.run(SaveIndicator(replace(value, **other))).created[0]  # type: ignore[arg-type]

    def agreement(self, value: AgreementValue = ORIGINAL) -> int:
        return self.run(SaveAgreement(value)).created[0]

    def close(self, quarter: int) -> None:
        with self.office.writing() as session:
            session.add(
                QuarterClose(year=YEAR, quarter=quarter, closed_at=MONDAY, person_id=SECRETARY)
            )

    def figure(self, indicator: int, quarter: int, value: str) -> None:
        self.run(EnterFigure(indicator, YEAR, quarter, 0, Decimal(value)))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with make_empty_office(tmp_path / "kinerja.db") as office:
        yield Desk(office)


def test_what_was_saved_is_what_is_shown(desk: Desk) -> None:
    objective = desk.objective()
    value = IndicatorValue(
        objective,
        "1.1",
        "Produksi padi",
        "ton",
        definition="gabah kering giling",
        formula="luas panen × produktivitas",
        division_id=1,
        person_id=DIVISION_HEAD,
        mid_term_target=Decimal("9500"),
        mid_term_year=2029,
        lower_limit=Decimal(10),
        upper_limit=Decimal("9000.5"),
        required_evidence="BA angka tetap",
    )
    saved = desk.run(SaveIndicator(value)).created[0]
    assert desk.view().indicators == {saved: value}
    assert desk.view().objectives == {objective: ObjectiveValue(1, "Sasaran 1")}


def test_every_save_leaves_who_before_after_and_why_in_the_journal(desk: Desk) -> None:
    id_ = desk.objective()
    seen = ObjectiveValue(1, "Sasaran 1")
    desk.run(SaveObjective(replace(seen, title="Pangan cukup"), id_, seen, reason="Renstra baru"))
    with desk.office.reading() as session:
        row = session.execute(select(Journal).order_by(Journal.id.desc())).scalars().first()
    assert row is not None
    assert (row.entity, row.entity_id, row.person_id) == ("objective", id_, PLANNING)
    assert row.before == '{"title":"Sasaran 1"}'
    assert row.after == '{"title":"Pangan cukup"}'
    assert row.reason == "Renstra baru"
    assert desk.office.check().ok


@pytest.mark.parametrize("who", [SECRETARY, PLANNING, ADMINISTRATOR])
def test_keepers_may_change_master_data(desk: Desk, who: int) -> None:
    assert desk.run(SaveObjective(ObjectiveValue(1, "Satu")), Acting(who)).created


@pytest.mark.parametrize("who", [STAFF, READER, DIVISION_HEAD])
def test_others_are_refused_and_told_whom_to_ask(desk: Desk, who: int) -> None:
    with pytest.raises(RuleError, match="Mintalah salah seorang"):
        desk.run(SaveObjective(ObjectiveValue(1, "Satu")), Acting(who))
    assert desk.office.master(YEAR, Acting(who)).why_not.startswith("Data induk hanya")


def test_a_value_that_changed_meanwhile_is_not_overwritten(desk: Desk) -> None:
    id_ = desk.objective()
    seen = ObjectiveValue(1, "Sasaran 1")
    desk.run(SaveObjective(replace(seen, title="Lebih dahulu"), id_, seen))
    with pytest.raises(ConflictError):
        desk.run(SaveObjective(replace(seen, title="Terlambat"), id_, seen))
    assert desk.view().objectives[id_].title == "Lebih dahulu"


def test_undo_takes_a_new_record_off_and_redo_brings_it_back_with_its_number(desk: Desk) -> None:
    made = desk.run(SaveObjective(ObjectiveValue(3, "Tiga")))
    undone = desk.run(made.inverse)
    assert desk.view().objectives == {}
    redone = desk.run(undone.inverse)
    assert desk.view().objectives == {made.created[0]: ObjectiveValue(3, "Tiga")}
    assert redone.created == made.created


def test_an_objective_with_indicators_is_ended_and_not_removed(desk: Desk) -> None:
    made = desk.run(SaveObjective(ObjectiveValue(1, "Satu")))
    desk.indicator()
    with pytest.raises(InputError, match=r"dipakai 1 indikator.*tahun terakhir"):
        desk.run(made.inverse)


def test_an_indicator_in_use_is_not_removed(desk: Desk) -> None:
    id_ = desk.indicator()
    desk.figure(id_, 1, "5")
    with pytest.raises(InputError, match="sudah dipakai 1 data"):
        desk.run(SaveIndicator(None, id_, desk.view().indicators[id_]))


def test_a_code_is_unique_within_its_years_only(desk: Desk) -> None:
    desk.indicator("1.1", valid_from=2020, valid_to=2025)
    assert desk.indicator("1.1", valid_from=2026)
    with pytest.raises(InputError, match=r"Kode 1\.1 sudah dipakai"):
        desk.indicator("1.1", valid_from=2025)


def test_an_objective_number_is_unique_within_its_years(desk: Desk) -> None:
    desk.run(SaveObjective(ObjectiveValue(1, "Dulu", valid_to=2025)))
    desk.run(SaveObjective(ObjectiveValue(1, "Kini", valid_from=2026)))
    with pytest.raises(InputError, match="Nomor 1 sudah dipakai"):
        desk.run(SaveObjective(ObjectiveValue(1, "Juga", valid_from=2026)))


@pytest.mark.parametrize(
    ("other", "sentence"),
    [
        ({"name": "  "}, "Wajib diisi"),
        ({"unit": ""}, "Wajib diisi"),
        ({"decimals": 7}, "antara 0 dan 6"),
        ({"decimals": -1}, "antara 0 dan 6"),
        ({"polarity": Polarity.LOWER}, "Rumus ini untuk indikator makin tinggi"),
        ({"rule": Rule.NEGATIVE_A}, "Rumus ini untuk indikator makin rendah"),
        ({"rule": Rule.ORDINAL}, "memerlukan skala"),
        ({"rule": Rule.ORDINAL, "scale": "tidakada"}, "tidak dikenal"),
        ({"scale": "bpk"}, "hanya untuk rumus nilai huruf"),
        ({"lower_limit": Decimal(2), "upper_limit": Decimal(1)}, "Batas atas lebih kecil"),
        ({"cap": Decimal(0)}, "lebih dari 0"),
        ({"mid_term_target": Decimal(1)}, "tahun target jangka menengah"),
        ({"valid_from": 2026, "valid_to": 2025}, "Tahun terakhir lebih awal"),
        ({"national_standard": Decimal("NaN")}, "tidak dapat disimpan"),
    ],
)
def test_a_wrong_indicator_is_refused_in_a_sentence(
    desk: Desk, other: dict[str, object], sentence: str
) -> None:
    desk.objective()
    with pytest.raises(InputError, match=sentence):
        desk.indicator(**other)  # type: ignore[arg-type]
    assert desk.view().indicators == {}


def test_a_shipped_scale_is_stored_when_an_ordinal_indicator_first_uses_it(desk: Desk) -> None:
    id_ = desk.indicator(rule=Rule.ORDINAL, scale="bpk", aggregation=Aggregation.ANNUAL)
    agreement = desk.agreement()
    goal_of_year = TargetChange(id_, goals("4", "", "", "", "4"))
    desk.run(SaveTargets(agreement, (goal_of_year,)))
    assert desk.view().grades(id_)[0] == ("WTP", Decimal(4))
    wrong = TargetChange(id_, goals("9", "", "", "", "9"), goal_of_year.value)
    with pytest.raises(InputError, match="tidak ada dalam skalanya"):
        desk.run(SaveTargets(agreement, (wrong,)))


@pytest.mark.parametrize(
    "other",
    [
        {"polarity": Polarity.LOWER, "rule": Rule.NEGATIVE_A},
        {"aggregation": Aggregation.LAST},
        {"formula": "cara lain"},
        {"cap": Decimal(120)},
    ],
)
def test_the_arithmetic_of_closed_figures_is_fixed(desk: Desk, other: dict[str, object]) -> None:
    id_ = desk.indicator()
    desk.figure(id_, 1, "5")
    stored = desk.view().indicators[id_]
    desk.close(1)
    wanted = replace(stored, **other)  # type: ignore[arg-type]
    with pytest.raises(RuleError, match="buat indikator baru yang berlaku mulai 2027"):
        desk.run(SaveIndicator(wanted, id_, stored))
    assert id_ in desk.view().fixed
    renamed = replace(stored, name="Nama yang lebih jelas", data_source="BPS")
    desk.run(SaveIndicator(renamed, id_, stored))
    assert desk.view().indicators[id_] == renamed


def test_an_indicator_does_not_leave_the_years_of_its_closed_figures(desk: Desk) -> None:
    id_ = desk.indicator()
    desk.figure(id_, 1, "5")
    desk.close(1)
    stored = desk.view().indicators[id_]
    with pytest.raises(RuleError, match="harus mencakup"):
        desk.run(SaveIndicator(replace(stored, valid_to=YEAR - 1), id_, stored))
    desk.run(SaveIndicator(replace(stored, valid_to=YEAR), id_, stored))


def test_a_revised_agreement_needs_the_original_a_later_date_and_a_reason(desk: Desk) -> None:
    with pytest.raises(InputError, match="murni tahun 2026 belum ada"):
        desk.agreement(REVISED)
    desk.agreement()
    with pytest.raises(InputError, match="sesudah yang murni"):
        desk.agreement(replace(REVISED, date=ORIGINAL.date))
    with pytest.raises(InputError, match="memerlukan alasan"):
        desk.agreement(replace(REVISED, reason=" "))
    with pytest.raises(InputError, match="sudah ada"):
        desk.agreement(replace(ORIGINAL, date=dt.date(YEAR, 2, 1)))
    desk.agreement(REVISED)
    assert [one.value for one in desk.view().agreements] == [ORIGINAL, REVISED]


def test_targets_of_many_indicators_are_one_wish_with_one_way_back(desk: Desk) -> None:
    first, second = desk.indicator("1.1"), desk.indicator("1.2")
    agreement = desk.agreement()
    wish = SaveTargets(
        agreement,
        (
            TargetChange(first, goals("100", "25", "25", "25", "25")),
            TargetChange(second, goals("7", "", "", "", "7")),
        ),
    )
    done = desk.run(wish)
    assert set(desk.view().agreements[0].targets) == {first, second}
    desk.run(done.inverse)
    assert desk.view().agreements[0].targets == {}


@pytest.mark.parametrize(
    ("written", "rule", "polarity", "sentence"),
    [
        ("8-7", Rule.RANGE, Polarity.HIGHER, "lebih kecil dari batas bawah"),
        ("7-8", Rule.POSITIVE, Polarity.HIGHER, "hanya untuk indikator rentang"),
    ],
)
def test_a_wrong_target_is_refused_and_nothing_is_stored(
    desk: Desk, written: str, rule: Rule, polarity: Polarity, sentence: str
) -> None:
    good, bad = desk.indicator("1.1"), desk.indicator("1.2", rule=rule, polarity=polarity)
    agreement = desk.agreement()
    changes = (
        TargetChange(good, goals("1", "", "", "", "1")),
        TargetChange(bad, goals(written, "", "", "", "")),
    )
    with pytest.raises(InputError, match=sentence):
        desk.run(SaveTargets(agreement, changes))
    assert desk.view().agreements[0].targets == {}


def test_targets_that_a_closed_quarter_was_measured_against_stay(desk: Desk) -> None:
    id_ = desk.indicator()
    agreement = desk.agreement()
    before = goals("100", "25", "25", "25", "25")
    desk.run(SaveTargets(agreement, (TargetChange(id_, before),)))
    desk.close(1)
    for changed in (goals("100", "20", "30", "25", "25"), goals("90", "25", "25", "25", "15")):
        with pytest.raises(RuleError, match="Buat Perjanjian Kinerja perubahan"):
            desk.run(SaveTargets(agreement, (TargetChange(id_, changed, before),)))
    later = goals("100", "25", "20", "25", "30")
    desk.run(SaveTargets(agreement, (TargetChange(id_, later, before),)))
    with pytest.raises(RuleError, match="sesudah triwulan itu"):
        desk.agreement(replace(REVISED, date=dt.date(YEAR, 3, 1)))
    revised = desk.agreement(REVISED)
    desk.run(SaveTargets(revised, (TargetChange(id_, goals("80", "20", "20", "20", "20")),)))


def test_quarters_that_do_not_add_up_are_only_a_hint(desk: Desk) -> None:
    id_ = desk.indicator()
    agreement = desk.agreement()
    uneven = goals("100", "25", "25", "25", "20")
    desk.run(SaveTargets(agreement, (TargetChange(id_, uneven),)))
    (sentence,) = desk.view().target_findings[agreement]
    assert "menghasilkan 95,00, target tahunnya 100,00" in sentence


def programme(desk: Desk) -> tuple[int, int, int]:
    """A programme with its activity and sub-activity; the last has 600 of the activity's 500."""
    money = (CeilingValue(AgreementKind.ORIGINAL, dt.date(YEAR, 1, 1), Decimal(500)),)
    top = desk.run(SaveBudgetLine(BudgetLineValue(YEAR, 1, "2.09", "Program"))).created[0]
    middle = BudgetLineValue(YEAR, 2, "2.09.01", "Kegiatan", top, ceilings=money)
    second = desk.run(SaveBudgetLine(middle)).created[0]
    indicator = desk.indicator()
    lowest = BudgetLineValue(
        YEAR,
        3,
        "2.09.01.01",
        "Sub",
        second,
        ceilings=(replace(money[0], amount=Decimal(600)),),
        spent=(Decimal(10), None, None, None),
        indicator_ids=(indicator,),
    )
    return top, second, desk.run(SaveBudgetLine(lowest)).created[0]


def test_a_budget_line_keeps_its_money_and_indicators_and_goes_back_as_one(desk: Desk) -> None:
    _, _, line = programme(desk)
    seen = desk.view().budget[line]
    wanted = replace(seen, spent=(Decimal(10), Decimal(25), None, None), indicator_ids=())
    done = desk.run(SaveBudgetLine(wanted, line, seen))
    assert desk.view().budget[line] == wanted
    desk.run(done.inverse)
    assert desk.view().budget[line] == seen
    assert desk.office.check().ok


def test_ceilings_below_a_line_that_exceed_it_are_only_a_hint(desk: Desk) -> None:
    programme(desk)
    (sentence,) = desk.view().budget_findings
    assert sentence == "2.09.01: pagu baris di bawahnya Rp 600, melebihi pagunya Rp 500."


def test_a_line_is_one_level_below_its_parent_in_the_same_year(desk: Desk) -> None:
    top, second, _ = programme(desk)
    with pytest.raises(InputError, match="satu tingkat di atasnya"):
        desk.run(SaveBudgetLine(BudgetLineValue(YEAR, 3, "9", "Sub", top)))
    with pytest.raises(InputError, match="Pilih program atau kegiatan"):
        desk.run(SaveBudgetLine(BudgetLineValue(YEAR, 2, "9", "Kegiatan")))
    with pytest.raises(InputError, match="sudah dipakai"):
        desk.run(SaveBudgetLine(BudgetLineValue(YEAR, 3, "2.09.01.01", "Sub lagi", second)))
    with pytest.raises(InputError, match="masih punya 1 baris"):
        desk.run(SaveBudgetLine(None, second, desk.view().budget[second]))


def test_a_revised_ceiling_counts_from_a_later_day(desk: Desk) -> None:
    day = dt.date(YEAR, 1, 1)
    wrong = BudgetLineValue(
        YEAR,
        1,
        "1",
        "Program",
        ceilings=(
            CeilingValue(AgreementKind.ORIGINAL, day, Decimal(1)),
            CeilingValue(AgreementKind.REVISED, day, Decimal(2)),
        ),
    )
    with pytest.raises(InputError, match="berlaku sesudah pagu murni"):
        desk.run(SaveBudgetLine(wrong))
    with pytest.raises(InputError, match="tidak boleh kurang dari 0"):
        desk.run(SaveBudgetLine(replace(wrong, ceilings=(), spent=(Decimal(-1),) + (None,) * 3)))


def test_spending_of_a_closed_quarter_stays(desk: Desk) -> None:
    _, _, line = programme(desk)
    desk.close(1)
    seen = desk.view().budget[line]
    with pytest.raises(RuleError, match="Triwulan I 2026 sudah ditutup"):
        desk.run(SaveBudgetLine(replace(seen, spent=(Decimal(11),) + (None,) * 3), line, seen))
    desk.run(SaveBudgetLine(replace(seen, name="Sub-kegiatan"), line, seen))


def test_earlier_years_are_kept_and_go_back(desk: Desk) -> None:
    id_ = desk.indicator()
    value = EarlierValue(Decimal(90), Decimal("85.5"))
    done = desk.run(SaveEarlierYear((EarlierChange(id_, 2025, value),)))
    assert desk.view().earlier == {(id_, 2025): value}
    with pytest.raises(ConflictError):
        desk.run(SaveEarlierYear((EarlierChange(id_, 2025, EarlierValue(Decimal(1))),)))
    desk.run(done.inverse)
    assert desk.view().earlier == {}


def batch(desk: Desk) -> ImportMaster:
    """An objective, its indicator, an agreement and a target, numbered by the importer."""
    return ImportMaster(
        (
            SaveObjective(ObjectiveValue(7, "Tujuh"), 70),
            SaveIndicator(IndicatorValue(70, "7.1", "Ekspor", "ton"), 71),
            SaveAgreement(ORIGINAL, 72),
            SaveTargets(72, (TargetChange(71, goals("4", "1", "1", "1", "1")),)),
        ),
        "Data induk.xlsx",
    )


def test_a_batch_is_stored_as_one_and_goes_back_as_one(desk: Desk) -> None:
    empty = desk.view()
    done = desk.run(batch(desk))
    assert desk.view().agreements[0].targets[71] == goals("4", "1", "1", "1", "1")
    back = desk.run(done.inverse)
    assert desk.view() == empty
    desk.run(back.inverse)
    assert desk.view().indicators[71].code == "7.1"
    assert desk.office.check().ok


def test_a_batch_with_one_wrong_wish_changes_nothing(desk: Desk) -> None:
    empty = desk.view()
    wrong = SaveIndicator(IndicatorValue(70, "7.1", "Lagi", "ton"))
    with pytest.raises(InputError):
        desk.run(replace(batch(desk), commands=(*batch(desk).commands, wrong)))
    assert desk.view() == empty
    with desk.office.reading() as session:
        assert session.execute(select(Indicator.id)).first() is None


def test_the_pic_of_an_indicator_changes_and_goes_back(desk: Desk) -> None:
    id_ = desk.indicator(person_id=DIVISION_HEAD)
    stored = desk.view().indicators[id_]
    done = desk.run(SaveIndicator(replace(stored, person_id=STAFF), id_, stored))
    assert desk.view().indicators[id_].person_id == STAFF
    desk.run(done.inverse)
    assert desk.view().indicators[id_].person_id == DIVISION_HEAD

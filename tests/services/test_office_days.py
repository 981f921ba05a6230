"""The office's own days: history, due times under way, and the list of a year."""

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from app.domain.calendar import WITA
from app.domain.commands import (
    ClearOfficeDay,
    HandOver,
    RecoverReport,
    Recovery,
    SetOfficeDay,
)
from app.domain.errors import InputError, RuleError
from app.domain.snapshots.board import Card
from app.domain.sop import Choice
from app.models.journal import Journal
from app.services.office import Office
from tests.services.office_fixture import CHAIRS, MONDAY, make_office

TUESDAY = dt.date(2026, 4, 7)
LATE = dt.datetime(2026, 4, 6, 15, 50, tzinfo=WITA)
"""Ten minutes before the office closes on the Monday before TUESDAY."""
SECRETARY = CHAIRS["secretary"]


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with make_office(tmp_path / "kinerja.db") as made:
        yield made


def at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=WITA)


def card(office: Office) -> Card:
    return office.hand_over_view(1, SECRETARY, MONDAY).card


def give(office: Office) -> None:
    wish = HandOver(1, Choice.FORWARD, card(office).version, note="Lengkap menyusul.")
    office.run(wish, SECRETARY, LATE)


def test_a_new_day_off_moves_what_is_under_way(office: Office) -> None:
    give(office)
    before = card(office)
    assert before.due_at == at("2026-04-07 08:20")
    outcome = office.run(SetOfficeDay(TUESDAY, False, "Hari Jadi Kabupaten"), SECRETARY, LATE)
    assert card(office).due_at == at("2026-04-08 08:20")
    assert card(office).version == before.version, "nobody's hand-over became wrong"
    assert outcome.summary.startswith("7 April 2026 menjadi hari libur kantor.")
    with office.reading() as session:
        rows = session.scalars(select(Journal).where(Journal.command == "SetOfficeDay")).all()
    assert [row.entity for row in rows] == ["office_day", "report"]
    assert json.loads(rows[0].after)["name"] == "Hari Jadi Kabupaten"
    office.run(outcome.inverse, SECRETARY, LATE)
    assert card(office).due_at == at("2026-04-07 08:20")


def test_a_holiday_and_a_saturday_can_be_made_working_days(office: Office) -> None:
    friday = at("2026-05-01 09:00")  # Hari Buruh
    for day in (friday.date(), dt.date(2026, 5, 2)):
        office.run(SetOfficeDay(day, True, "Lembur dinas"), SECRETARY, LATE)
    wish = HandOver(1, Choice.FORWARD, card(office).version, note="Lengkap menyusul.")
    office.run(wish, SECRETARY, at("2026-05-01 15:50"))
    assert card(office).due_at == at("2026-05-02 08:20")


def test_a_suspension_still_counts_when_the_calendar_changes(office: Office) -> None:
    give(office)
    admin = CHAIRS["administrator"]
    for recovery, when in (
        (Recovery.SUSPEND, at("2026-04-07 08:00")),
        (Recovery.RESUME, at("2026-04-07 09:00")),
    ):
        wish = RecoverReport(1, card(office).version, recovery, "Menunggu data.")
        office.run(wish, admin, when)
    assert card(office).due_at == at("2026-04-07 09:20")
    office.run(SetOfficeDay(dt.date(2026, 4, 6), False, "Libur"), SECRETARY, LATE)
    assert card(office).due_at == at("2026-04-07 09:30"), "30 minutes and one hour"


def test_every_entry_stays_in_the_journal(office: Office) -> None:
    for name in ("Hari Jadi", "Hari Jadi Kabupaten"):
        office.run(SetOfficeDay(TUESDAY, False, name), SECRETARY, MONDAY)
    back = office.run(ClearOfficeDay(TUESDAY), SECRETARY, MONDAY).inverse
    assert back == SetOfficeDay(TUESDAY, False, "Hari Jadi Kabupaten")
    with office.reading() as session:
        rows = session.scalars(select(Journal).where(Journal.entity == "office_day")).all()
    names = [json.loads(row.before).get("name") for row in rows]
    assert names == [None, "Hari Jadi", "Hari Jadi Kabupaten"]
    assert office.check().ok


def test_the_list_of_a_year_says_where_each_day_comes_from(office: Office) -> None:
    office.run(SetOfficeDay(dt.date(2026, 3, 20), True, "Posko Lebaran"), SECRETARY, MONDAY)
    office.run(SetOfficeDay(TUESDAY, False, "Hari Jadi"), SECRETARY, MONDAY)
    days = {day.date: day for day in office.office_days(2026)}
    assert list(days) == sorted(days)
    lebaran = days[dt.date(2026, 3, 20)]
    assert (lebaran.working, lebaran.label, lebaran.kind) == (True, "hari kerja", "office")
    assert lebaran.national_name == "Cuti Bersama Hari Raya Idul Fitri"
    assert days[TUESDAY].label == "libur kantor"
    assert days[dt.date(2026, 3, 23)].label == "cuti bersama"
    assert days[dt.date(2026, 8, 17)].label == "libur nasional"
    assert office.office_days(2030) == ()


def test_who_may_not_and_what_changes_nothing_is_refused(office: Office) -> None:
    with pytest.raises(RuleError) as refused:
        office.run(SetOfficeDay(TUESDAY, False, "Libur"), CHAIRS["section_head"], MONDAY)
    assert refused.value.code == "office_day_not_yours"
    wishes: dict[str, SetOfficeDay | ClearOfficeDay] = {
        "office_day_name": SetOfficeDay(TUESDAY, False, " "),
        "office_day_same": SetOfficeDay(TUESDAY, True, "Hari biasa"),
        "office_day_missing": ClearOfficeDay(TUESDAY),
    }
    for code, wish in wishes.items():
        with pytest.raises(InputError) as wrong:
            office.run(wish, SECRETARY, MONDAY)
        assert wrong.value.code == code


def test_a_refused_change_leaves_the_calendar_as_it_was(office: Office) -> None:
    give(office)
    with pytest.raises(InputError):
        office.run(SetOfficeDay(TUESDAY, True, "Hari biasa"), SECRETARY, LATE)
    assert card(office).due_at == at("2026-04-07 08:20")
    assert card(office).time.label

"""Numbers of official documents: the office's pattern, once for each, by those who keep them."""

import datetime as dt
from pathlib import Path

import pytest
from sqlalchemy import text as sql

from app.domain.commands import Acting
from app.domain.commands_documents import NumberDocument, numbering
from app.domain.errors import InputError, RuleError
from app.domain.official import DocumentKind, DocumentWish
from app.domain.snapshots.official import TaskSheet
from app.domain.snapshots.official_year import Minutes
from app.services.office import Office
from tests.conftest import PRACTICE_NOW

DAY = dt.date(2026, 7, 9)


def person(office: Office, actor: str) -> Acting:
    people = office.shell(None, PRACTICE_NOW).persons
    return Acting(next(one.id for one in people if one.actor == actor))


def minutes(quarter: int) -> NumberDocument:
    return NumberDocument(DocumentKind.MINUTES, DAY, year=2026, quarter=quarter)


def test_each_quarter_gets_its_own_number_once(practice_copy: Path) -> None:
    with Office.open(practice_copy) as office:
        keeper = person(office, "planning_head")
        said = [office.run(minutes(q), keeper, PRACTICE_NOW).summary for q in (1, 2, 1)]
        with office.reading() as session:
            rows = session.execute(
                sql("SELECT number, date FROM document_register WHERE kind = 'minutes'")
            ).all()
        told = office.official_document(DocumentWish(DocumentKind.MINUTES, year=2026, quarter=2))
    assert [tuple(row) for row in rows] == [
        ("001/BA/DKP3-REN/2026", "2026-07-09"),
        ("002/BA/DKP3-REN/2026", "2026-07-09"),
    ]
    assert "mendapat nomor 001" in said[0]
    assert "sudah bernomor 001" in said[2]
    assert isinstance(told, Minutes)
    assert told.number == "002/BA/DKP3-REN/2026"


def test_a_report_gets_the_number_of_its_division_of_tasks(practice_copy: Path) -> None:
    wish = DocumentWish(DocumentKind.TASKS, report_id=22)
    with Office.open(practice_copy) as office:
        office.run(numbering(wish, DAY), person(office, "secretary"), PRACTICE_NOW)
        told = office.official_document(wish)
        other = office.official_document(DocumentWish(DocumentKind.TASKS, report_id=12))
        assert office.check().ok
    assert isinstance(told, TaskSheet)
    assert isinstance(other, TaskSheet)
    assert (told.number, other.number) == ("001/CPT/DKP3-REN/2026", "")


def test_the_numbers_of_dispositions_are_not_touched(practice_copy: Path) -> None:
    with Office.open(practice_copy) as office:
        before = office.hand_over_choices(1)
        office.run(minutes(1), person(office, "planning_head"), PRACTICE_NOW)
        assert office.hand_over_choices(1) == before


def test_others_and_other_kinds_are_refused(practice_copy: Path) -> None:
    with Office.open(practice_copy) as office:
        with pytest.raises(RuleError, match="tidak memberi nomor"):
            office.run(minutes(1), person(office, "section_head"), PRACTICE_NOW)
        receipt = NumberDocument(DocumentKind.RECEIPT, DAY, report_id=1)
        with pytest.raises(InputError, match="tidak mengambil nomor"):
            office.run(receipt, person(office, "planning_head"), PRACTICE_NOW)
        nobody = NumberDocument(DocumentKind.TASKS, DAY, report_id=4711)
        with pytest.raises(RuleError):
            office.run(nobody, person(office, "planning_head"), PRACTICE_NOW)

"""A corrected figure of a closed quarter is told under every table that shows it."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from app.domain.calendar import WITA
from app.domain.measures import Figure
from app.domain.periods import ReportKind
from app.domain.texts import text
from app.exports.report import export_report
from app.services.office import Office
from tests.services.closed import LATE, amend, close, enter, plain_row
from tests.services.sample import YEAR, make_sample

DAY = dt.date(YEAR, 11, 23)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    with make_sample(tmp_path_factory.mktemp("office") / "data.db") as made:
        row = plain_row(made)
        enter(made, row, "10")
        close(made)
        amend(made, row, Figure(Decimal(12)))
        yield made


def _lines(office: Office, kind: ReportKind, folder: Path) -> list[str]:
    """Every paragraph of the first report of the kind that shows the indicator."""
    code, at = plain_row(office).code, dt.datetime(YEAR, 11, 23, 9, tzinfo=WITA)
    for choice in office.report_choices(YEAR, at):
        data = office.report_data(choice.report_id, DAY)
        if data.period.kind is kind and code in dict(data.amendments):
            break
    path = export_report(data, folder / "Laporan.docx", lambda *_: None, lambda: False)
    paragraphs = docx.Document(str(path)).element.body.iter(qn("w:p"))
    return ["".join(one.text or "" for one in p.iter(qn("w:t"))) for p in paragraphs]


@pytest.mark.parametrize("kind", [ReportKind.QUARTERLY, ReportKind.SEMESTER, ReportKind.ANNUAL])
def test_every_table_with_the_figure_tells_its_amendment(
    office: Office, kind: ReportKind, tmp_path: Path
) -> None:
    lines, row = _lines(office, kind, tmp_path), plain_row(office)
    told = f"Ralat 1 (Triwulan I), {row.name}: 10 menjadi 12 – salah baca."
    noted = [line for line, below in pairwise(lines) if told in below]
    formulas = ("trend", "difference", "mean", "absorption", "supports")
    begun = {key: text(f"documents.formula.{key}") for key in formulas}
    begun["efficiency"] = _efficiency(office)
    begun = {key: said[1:] for key, said in begun.items()}  # notes begin with a capital
    shown = {key: said for key, said in begun.items() if any(said in line for line in lines)}
    assert "mean" in shown
    missing = [key for key, said in shown.items() if not any(said in line for line in noted)]
    assert missing == []


def _efficiency(office: Office) -> str:
    choice = next(iter(office.report_choices(YEAR, LATE)))
    return office.report_data(choice.report_id, DAY).efficiency_formula

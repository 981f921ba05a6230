"""Writes every kind of document from invented data: python -m tests.exports.every_document DIR."""

import sys
from pathlib import Path

from app.exports.report import export_charts, export_report, export_tables
from app.exports.sop_sheet import export_evaluation, export_sop, export_trail
from tests.exports.conftest import PERIODS, never, silent
from tests.exports.sample_data import report_data
from tests.exports.sop_samples import SIGNED, evaluation, reading, trail, view


def write_documents(folder: Path) -> tuple[Path, ...]:
    """Reports, finished and draft, tables, the SOP, its evaluation and a trail: Word and Excel."""
    made = [
        export_report(report_data(period), folder / f"{name}.docx", silent, never)
        for name, period in PERIODS.items()
    ]
    draft = report_data(PERIODS["triwulan"], draft=True, complete=False)
    made.append(export_report(draft, folder / "draf.docx", silent, never))
    tables = folder / "tabel.xlsx"
    made.append(export_tables(report_data(PERIODS["tahunan"]), tables, silent, never))
    made.append(export_sop(view(reading(1), SIGNED), folder / "sop.docx"))
    made.append(export_evaluation(evaluation(), folder / "evaluasi-sop.docx"))
    made.extend(export_trail(trail(), folder / f"jejak.{kind}") for kind in ("docx", "xlsx"))
    return tuple(made)


def write_pictures(folder: Path) -> tuple[Path, ...]:
    """The charts of the annual report."""
    return export_charts(report_data(PERIODS["tahunan"]), folder, silent, never)


if __name__ == "__main__":
    write_documents(Path(sys.argv[1]))
    write_pictures(Path(sys.argv[1]))

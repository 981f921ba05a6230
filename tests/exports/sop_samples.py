"""Procedures, evaluations and trails for the tests of their sheets."""

import datetime as dt
from dataclasses import replace

from app.domain.calendar import WITA
from app.domain.periods import ReportKind
from app.domain.report_data import Letterhead, Signature
from app.domain.resources import resource
from app.domain.snapshots.evaluation import (
    Returns,
    SopEvaluation,
    StandardProposal,
    StepQuarter,
    StepResult,
    Waiting,
)
from app.domain.snapshots.sop import SopView
from app.domain.snapshots.trail import TrailRequirement, TrailRow, TrailView
from app.domain.sop import Actor, Choice, Exit, Shape, Sop, Standard, Step, TimeUnit
from app.domain.sop_file import load_sop

HEAD = Letterhead(
    "PEMERINTAH KABUPATEN BALANGAN",
    "DINAS KETAHANAN PANGAN PERTANIAN DAN PERIKANAN",
    "Jalan Contoh Nomor 1, Paringin 71600",
    "",
    "Paringin",
)
SIGNED = Signature(
    "Paringin",
    dt.date(2026, 11, 23),
    ("KEPALA DINAS KETAHANAN PANGAN PERTANIAN DAN PERIKANAN",),
    "Dra. Wardah Contoh, M.M.",
    "Pembina Tingkat I / IV b",
    "19720510 199803 2 004",
)


def reading(number: int) -> Sop:
    """One of the two readings of the sheet of 2023."""
    path = resource("sop", f"sop-01-2023-bacaan-{number}.toml")
    return load_sop(path.read_text(encoding="utf-8"))


def view(sop: Sop, signature: Signature | None = None, head: Letterhead | None = HEAD) -> SopView:
    return SopView(1, sop, (), (), "", (), True, "", head, signature)


def with_time(sop: Sop, number: int, standard: Standard) -> Sop:
    """A revision that changes the standard of one step, and is dated."""
    steps = tuple(
        replace(step, standard=standard) if step.number == number else step for step in sop.steps
    )
    return replace(
        sop,
        number="SOP-02/DKP3-BLG/2026",
        revised_on=dt.date(2026, 8, 3),
        approved_on=dt.date(2026, 8, 5),
        steps=steps,
    )


def longer(sop: Sop) -> Sop:
    """A revision with a sixth actor, ten quarterly steps, a decision among them, and long texts."""
    actors = (*sop.actors, Actor("reviewer", "Tim Reviu Data Kinerja"))
    first, base = sop.steps[0], sop.steps[1]
    ids = [actor.id for actor in actors]
    quarterly = [first]
    for number in range(2, 11):
        decides = number in (5, 9)
        ways = [Exit(Choice.YES if decides else Choice.FORWARD, number + 1, "Serahkan")]
        if decides:
            ways.append(Exit(Choice.NO, number - 3, "TIDAK"))
        quarterly.append(
            replace(
                base,
                number=number,
                actor=ids[number * 2 % len(ids)],
                shape=Shape.DECISION if decides else Shape.ACTIVITY,
                clock=ReportKind.QUARTERLY,
                printed_activity=f"{base.printed_activity} bagian {number}" + " panjang" * number,
                exits=tuple(ways),
            )
        )
    rest = [_moved(step, 5) for step in sop.steps[5:]]
    dated = replace(sop, revised_on=dt.date(2026, 8, 3), approved_on=dt.date(2026, 8, 5))
    return replace(dated, actors=actors, steps=(*quarterly, *rest))


def _moved(step: Step, by: int) -> Step:
    ways = tuple(
        replace(way, target=way.target + by if way.target > 4 else way.target) for way in step.exits
    )
    return replace(step, number=step.number + by, exits=ways)


def evaluation(signature: Signature | None = SIGNED) -> SopEvaluation:
    """Two steps, one of them late in one quarter."""
    quiet = tuple(StepQuarter(6, number, 0, None, None, 0) for number in range(1, 5))
    busy = (
        StepQuarter(3, 1, 2, 1, 2, 0, "1 menit"),
        StepQuarter(3, 2, 3, 45, 90, 3, "45 menit"),
        *(StepQuarter(3, number, 0, None, None, 0) for number in (3, 4)),
    )
    steps = (
        StepResult(
            3,
            "Mengolah data",
            "Kepala Bidang",
            "2 menit",
            2,
            5,
            30,
            "30 menit",
            "1 jam 30 menit",
            3,
            busy,
        ),
        StepResult(
            6, "Merekap", "Staf Penyusun Evaluasi Kinerja", "2 hari", 960, 0, None, "", "", 0, quiet
        ),
    )
    return SopEvaluation(
        year=2026,
        sop_number="SOP-01/DKP3-BLG/2023",
        sop_title="MEKANISME PENGUMPULAN DATA KINERJA",
        measured_until=dt.datetime(2026, 11, 23, 10, 14, tzinfo=WITA),
        steps=steps,
        waits=(
            Waiting(
                "Kepala Seksi (langkah 4)",
                "Kepala Bidang (langkah 3)",
                3,
                "45 menit",
                135,
                "2 jam 15 menit",
            ),
        ),
        returns=(Returns(7, "Kasubbag", 4, 1, 2, ("Angka luas panen belum sama.",)),),
        proposals=(
            StandardProposal(
                3, "2 menit", Standard(1, TimeUnit.HOURS, "1 Jam"), "1 jam", "Separuh lewat."
            ),
            StandardProposal(6, "2 hari", None, "", "Baru 0 kali terukur."),
        ),
        notes=("Berkas yang masih di meja belum dihitung.",),
        letterhead=HEAD,
        signature=signature,
    )


def trail(*rows: TrailRow) -> TrailView:
    return TrailView(
        3,
        "Laporan Triwulan II Tahun 2026, Bidang Perikanan",
        "SOP-01/DKP3-BLG/2023",
        dt.date(2026, 1, 5),
        rows or (movement(1), movement(2, late=True)),
        "Langkah 4, Kepala Seksi (A. Rahman) sejak 13 Juli 2026 pukul 10.14",
        HEAD,
    )


def movement(seq: int, *, late: bool = False, note: str = "Lengkap.", behalf: str = "") -> TrailRow:
    at = dt.datetime(2026, 7, 13, 8 + seq, 14, tzinfo=WITA)
    return TrailRow(
        seq, at, "Serah", "Rusdiana, S.P.", behalf, seq, "Sekretaris", seq + 1, "Kasubbag",
        "Norhayati, S.P.", at - dt.timedelta(minutes=40), "40 menit", "30 menit", late, note,
        (TrailRequirement("Perjanjian Kinerja", True), TrailRequirement("Rencana aksi", False)),
    )  # fmt: skip

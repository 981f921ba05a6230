"""An invented office as report data: four objectives, fourteen indicators, every aggregation."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from app.domain.aggregation import target_to_date, value_to_date
from app.domain.indicators import achievement, mean_achievement, office_achievement
from app.domain.measures import (
    Achievement,
    Figure,
    FigureStatus,
    IndicatorRule,
    NoResult,
    Rule,
    Target,
)
from app.domain.periods import Period, Quarter, ReportKind
from app.domain.report_data import (
    AgreementRow,
    IndicatorData,
    Letterhead,
    ObjectiveData,
    ProgrammeRow,
    QuarterFigure,
    ReportData,
    Section,
    Signature,
    YearValue,
)
from app.domain.snapshots.reports import Finding
from tests.exports.sample_seeds import BANDS, GRADES, OBJECTIVES, Seed

D = Decimal


def report_data(period: Period, *, draft: bool = False, complete: bool = True) -> ReportData:
    """The whole report of the invented office for a period."""
    objectives = tuple(
        _objective(number, title, seeds, period, complete)
        for number, (title, seeds) in enumerate(OBJECTIVES, start=1)
    )
    parts = [[item.achievement for item in one.indicators] for one in objectives]
    office = office_achievement(parts)
    missing = sum(item.percent is None for part in parts for item in part)
    name = "DINAS KETAHANAN PANGAN, PERTANIAN DAN PERIKANAN"
    return ReportData(
        period=period,
        division="",
        title=_title(period),
        letterhead=Letterhead(
            "PEMERINTAH KABUPATEN CONTOH",
            name,
            "Jalan Contoh Raya Nomor 12 Kota Contoh 71600, Telepon (0000) 000000, "
            "pos-el dinas@contoh.example",
            "",
            "Kota Contoh",
        ),
        office=name,
        sop_number="065/01/SOP/CONTOH/2026",
        agreement=f"Perjanjian Kinerja Perubahan Tahun {period.year}",
        agreement_rows=tuple(
            _agreement(one, item) for one in objectives for item in one.indicators
        ),
        objectives=objectives,
        office_achievement=office,
        office_rating=rating(office),
        programmes=_programmes(objectives, period),
        sections=sections() if complete else (),
        rating_scale=BANDS,
        rating_basis="Permendagri Nomor 86 Tahun 2017",
        efficiency_formula="efisiensi = capaian − serapan; lebih dari 5 efisien, −5 sampai 5 "
        "cukup efisien, kurang dari −5 tidak efisien",
        signature=Signature(
            "Kota Contoh",
            dt.date(2026, 7, 13),
            (f"KEPALA {name}",),
            "Ir. SAMPELIA CONTOHWATI, M.P.",
            "Pembina Utama Muda (IV/c)",
            "19680323 199403 1 009",
        ),
        document_date=dt.date(2026, 7, 13),
        data_date=dt.date(2026, 7, 10),
        draft=draft,
        findings=findings() if draft else (),
        without_data=missing,
    )


def _title(period: Period) -> str:
    name = period.long.replace(str(period.year), f"Tahun {period.year}")
    return f"Laporan Kinerja {name.replace('Tahun Tahun', 'Tahun')}".upper()


def rating(result: Achievement) -> str:
    if result.percent is None:
        return ""
    rounded = round(result.percent, 2)
    return next(b.label for b in BANDS if b.lower is None or rounded >= b.lower)


def findings() -> tuple[Finding, ...]:
    return (
        Finding(
            1,
            "evidence",
            "Kurang bukti",
            "Cadangan pangan belum diisi",
            "Realisasi dan bukti kosong. Penanggung jawab: Seksi Distribusi.",
            "Ingatkan",
            "",
        ),
        Finding(
            2,
            "unwritten",
            "Belum ditulis",
            "Analisis penyebab Sasaran 3",
            "Bagian 3.2. Capaian 112,8% perlu penjelasan.",
            "Tulis sekarang",
            "section:x",
        ),
    )


def _numbers(words: str) -> list[Decimal | None]:
    return [None if word == "-" else D(word) for word in words.split()]


def _objective(
    number: int, title: str, seeds: Sequence[Seed], period: Period, complete: bool
) -> ObjectiveData:
    items = tuple(
        _indicator(f"{number}.{index}", seed, period) for index, seed in enumerate(seeds, start=1)
    )
    result = mean_achievement([item.achievement for item in items])
    before = (
        Achievement(D("97.336"), D("97.336"))
        if number != 4
        else Achievement(None, reason=NoResult.NOT_REPORTED)
    )
    words = (
        "Capaian sasaran ini didukung oleh penyaluran cadangan pangan yang tepat waktu, "
        "pendampingan kelompok tani oleh penyuluh di delapan kecamatan, dan cuaca yang relatif "
        "mendukung sampai akhir periode.\n\nPenyebab utama selisih terhadap target adalah:\n"
        "- keterlambatan data dari instansi lain;\n- kenaikan harga pakan dan sarana produksi;\n"
        "- luas tanam yang bergeser karena curah hujan.\n\nAlternatif solusi yang telah dilakukan "
        "antara lain percepatan verifikasi data di tingkat kecamatan dan pengalihan kegiatan ke "
        "lokasi yang siap tanam."
    )
    rows = _programme_rows(number, items)
    analysis = words if complete or number != 3 else ""
    return ObjectiveData(number, title, items, result, before, rating(result), analysis, rows)


def _indicator(code: str, seed: Seed, period: Period) -> IndicatorData:
    rule = IndicatorRule(seed.polarity, seed.rule, seed.aggregation, seed.decimals)
    upper = D(seed.upper) if seed.upper else None
    targets = [Target(value, upper) for value in _numbers(seed.targets)]
    values = _numbers(seed.values)
    grades = GRADES if seed.rule is Rule.ORDINAL else ()
    count = int(period.last_quarter)
    goal = target_to_date(rule, targets)
    figures = tuple(
        _figure(Quarter(q), rule, targets[:q], values[:q], goal=goal, money=seed.money)
        for q in range(1, count + 1)
    )
    last = figures[-1]
    result = last.year_achievement if period.kind is ReportKind.ANNUAL else last.achievement
    ceiling = D(seed.money)
    spent = (ceiling * count * D("0.2371")).quantize(D(1))
    absorption = spent / ceiling * 100
    efficiency = None if result.percent is None else result.percent - absorption
    return IndicatorData(
        code=code,
        name=seed.name,
        unit=seed.unit,
        decimals=seed.decimals,
        rule=rule,
        division="Bidang Ketahanan Pangan",
        definition=f"Ukuran {seed.name} menurut pedoman pengukuran kinerja kantor",
        formula="realisasi dibagi target dikali 100",
        data_source="Laporan bidang",
        year_target=goal,
        quarters=figures,
        to_date=last.to_date,
        achievement=result,
        year_achievement=last.year_achievement,
        rating=rating(result),
        earlier=_earlier(period.year, goal, rule),
        mid_term_target=None if goal.value is None else goal.value * D("1.05"),
        mid_term_year=2029,
        progress=None if result.percent is None else result.percent / D("1.05"),
        national_standard=D(90) if code == "1.4" else None,
        standard_source="Badan Pangan Nasional" if code == "1.4" else "",
        ceiling=ceiling,
        spent=spent,
        absorption=absorption,
        efficiency=efficiency,
        efficiency_label=""
        if efficiency is None
        else "efisien"
        if efficiency > 5
        else "cukup efisien"
        if efficiency >= -5
        else "tidak efisien",
        evidence=1,
        grades=grades,
    )


def _figure(
    quarter: Quarter,
    rule: IndicatorRule,
    targets: list[Target],
    values: list[Decimal | None],
    *,
    goal: Target,
    money: int,
) -> QuarterFigure:
    figures = [Figure(value) for value in values]
    to_date = value_to_date(rule, figures)
    blank = "belum tersedia" if values[-1] is None and targets[-1].value is not None else ""
    weak = quarter == Quarter.II
    return QuarterFigure(
        quarter=quarter,
        target=targets[-1],
        target_to_date=target_to_date(rule, targets),
        value=values[-1],
        to_date=to_date,
        achievement=achievement(rule, target_to_date(rule, targets), to_date),
        year_achievement=achievement(rule, goal, to_date),
        status=FigureStatus.PROVISIONAL if quarter == Quarter.IV else FigureStatus.FINAL,
        blank=blank,
        spent=(D(money) * D("0.2371")).quantize(D(1)),
        budget_target=D(money) / 4,
        obstacle="Data dari instansi lain diterima terlambat" if weak else "",
        follow_up="Mengirim surat permintaan data sebelum akhir triwulan" if weak else "",
        supporting="Pendampingan penyuluh berjalan di semua kecamatan",
        inhibiting="Harga pakan naik" if weak else "",
    )


def _earlier(year: int, goal: Target, rule: IndicatorRule) -> tuple[YearValue, ...]:
    made = []
    for offset, factor in ((4, "0.81"), (3, "0.874"), (2, "0.93"), (1, "0.9655")):
        value = None if goal.value is None else (goal.value * D(factor)).quantize(D("0.01"))
        made.append(YearValue(year - offset, goal.value, value, achievement(rule, goal, value)))
    return tuple(made)


def _programme_rows(number: int, items: Sequence[IndicatorData]) -> tuple[ProgrammeRow, ...]:
    money = [(item.ceiling or D(0), item.spent or D(0)) for item in items]
    ceiling = sum((pair[0] for pair in money), D(0))
    spent = sum((pair[1] for pair in money), D(0))
    codes = tuple(item.code for item in items)
    code = f"3.27.0{number}"
    quarters = (spent / 4, spent / 2, None, None)
    rows = [
        ProgrammeRow(
            1,
            code,
            f"Program Penunjang Urusan Sasaran {number}",
            ceiling,
            spent,
            quarters,
            number,
            codes,
        )
    ]
    for index, item in enumerate(items, start=1):
        rows.append(
            ProgrammeRow(
                2,
                f"{code}.2.0{index}",
                f"Kegiatan Pengelolaan {item.name}",
                item.ceiling or D(0),
                item.spent or D(0),
                quarters,
                number,
                (item.code,),
            )
        )
        rows.append(
            ProgrammeRow(
                3,
                f"{code}.2.0{index}.0001",
                f"Subkegiatan Pendampingan {item.name}",
                item.ceiling or D(0),
                item.spent or D(0),
                quarters,
                number,
                (item.code,),
            )
        )
    return tuple(rows)


def _programmes(objectives: Sequence[ObjectiveData], _period: Period) -> tuple[ProgrammeRow, ...]:
    return tuple(row for one in objectives for row in one.supporting_programmes)


def _agreement(one: ObjectiveData, item: IndicatorData) -> AgreementRow:
    return AgreementRow(
        one.title, item.name, item.unit, item.year_target, item.decimals, item.grades
    )


def sections() -> tuple[Section, ...]:
    """Every written passage, long enough to fill pages."""
    keys = (
        "kata_pengantar",
        "ikhtisar",
        "latar_belakang",
        "maksud",
        "tugas",
        "gambaran",
        "aspek_strategis",
        "isu",
        "permasalahan",
        "renstra",
        "simpulan",
        "langkah",
    )
    words = (
        "Laporan kinerja ini disusun sebagai bentuk pertanggungjawaban atas pelaksanaan tugas dan "
        "fungsi perangkat daerah serta penggunaan anggaran, sesuai dengan Peraturan Presiden "
        "Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas Kinerja Instansi Pemerintah.\n\n"
        "Penyusunannya menggunakan data yang dikumpulkan dari setiap bidang menurut prosedur yang "
        "berlaku. Kami menyadari laporan ini masih perlu disempurnakan, sehingga saran yang "
        "membangun sangat diharapkan."
    )
    lists = "Pokok-pokoknya adalah:\n- pertama, ketersediaan pangan;\n- kedua, produksi pertanian."
    return tuple(
        Section(key, "", f"{words}\n\n{lists}" if key in ("maksud", "isu") else words)
        for key in keys
    )


def with_texts(data: ReportData, words: str) -> ReportData:
    """The same report with a difficult text in every free field."""
    first = data.objectives[0]
    indicator = replace(first.indicators[0], name=words, unit=words[:8])
    objective = replace(
        first, title=words, analysis=words, indicators=(indicator, *first.indicators[1:])
    )
    return replace(
        data,
        objectives=(objective, *data.objectives[1:]),
        office=words,
        letterhead=replace(data.letterhead, office=words, address=words),
        signature=replace(data.signature, name=words),
        sections=(Section("kata_pengantar", "", words), *data.sections[1:]),
    )

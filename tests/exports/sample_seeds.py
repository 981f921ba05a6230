"""The invented objectives and indicators of the sample report."""

from dataclasses import dataclass
from decimal import Decimal

from app.domain.measures import Aggregation, Polarity, Rule
from app.domain.report_data import RatingBand

GRADES = (("AA", Decimal(7)), ("A", Decimal(6)), ("BB", Decimal(5)), ("B", Decimal(4)))
BANDS = (
    RatingBand("Sangat Tinggi", Decimal(91), True),
    RatingBand("Tinggi", Decimal(76), True),
    RatingBand("Sedang", Decimal(66), True),
    RatingBand("Rendah", Decimal(51), True),
    RatingBand("Sangat Rendah", None, False),
)
D = Decimal
_SUM, _LAST, _AVERAGE = Aggregation.SUM, Aggregation.LAST, Aggregation.AVERAGE
_ANNUAL, _CUMULATIVE = Aggregation.ANNUAL, Aggregation.CUMULATIVE


@dataclass(frozen=True)
class Seed:
    """One invented indicator: targets and values of the four quarters as text."""

    name: str
    unit: str
    aggregation: Aggregation
    targets: str
    values: str
    rule: Rule = Rule.POSITIVE
    polarity: Polarity = Polarity.HIGHER
    decimals: int = 2
    upper: str = ""
    money: int = 850_000_000


OBJECTIVES: tuple[tuple[str, tuple[Seed, ...]], ...] = (
    (
        "Meningkatnya ketersediaan dan konsumsi pangan masyarakat yang beragam, bergizi "
        "seimbang dan aman",
        (
            Seed(
                "Skor Pola Pangan Harapan (PPH) Konsumsi",
                "skor",
                _ANNUAL,
                "- - - 89.5",
                "- - - 88.1",
                decimals=1,
            ),
            Seed(
                "Rasio cadangan pangan pemerintah daerah",
                "%",
                _LAST,
                "20 45 70 100",
                "18 - 66.4 97.25",
            ),
            Seed(
                "Prevalensi ketidakcukupan konsumsi pangan (PoU)",
                "%",
                _LAST,
                "7.2 7.2 7.1 7",
                "7.4 7.05 7.05 7.3",
                Rule.NEGATIVE_A,
                Polarity.LOWER,
            ),
            Seed(
                "Persentase pangan segar asal tumbuhan (PSAT) yang aman dikonsumsi",
                "%",
                _LAST,
                "90 90 91 91",
                "88.89 92.31 93.1 94",
            ),
        ),
    ),
    (
        "Meningkatnya produksi dan produktivitas tanaman pangan dan hortikultura",
        (
            Seed(
                "Produksi padi",
                "ton GKG",
                _SUM,
                "5200 12400 7600 3300",
                "4987.5 12910.75 7420 3611",
                decimals=2,
                money=8_367_127_000,
            ),
            Seed(
                "Produktivitas padi",
                "kuintal/ha",
                _LAST,
                "42 43.5 43.5 44",
                "41.2 42.87 43.9 44.36",
            ),
            Seed("Produksi jagung", "ton", _SUM, "900 1100 1400 1200", "950 1003 1377.4 1288"),
            Seed(
                "Luas serangan organisme pengganggu tumbuhan",
                "ha",
                _SUM,
                "25 30 25 20",
                "19 41 22 17.5",
                Rule.NEGATIVE_A,
                Polarity.LOWER,
            ),
        ),
    ),
    (
        "Meningkatnya produksi peternakan dan perikanan",
        (
            Seed("Produksi daging", "ton", _SUM, "310 325 330 345", "301.2 333.8 327.1 350"),
            Seed(
                "Jumlah kasus penyakit hewan menular",
                "kasus",
                _SUM,
                "2 2 1 1",
                "0 3 1 0",
                Rule.NEGATIVE_A,
                Polarity.LOWER,
                decimals=0,
            ),
            Seed(
                "Produksi perikanan budidaya",
                "ton",
                _CUMULATIVE,
                "1200 2500 3800 5040",
                "1259.5 2820 4011.3 5126.7",
            ),
            Seed(
                "Kadar air gabah di lumbung",
                "%",
                _LAST,
                "13 13 13 13",
                "13.4 13.9 14.6 13.8",
                Rule.RANGE,
                upper="14",
            ),
        ),
    ),
    (
        "Meningkatnya kualitas tata kelola dan pelayanan perangkat daerah",
        (
            Seed(
                "Nilai akuntabilitas kinerja (AKIP) perangkat daerah",
                "huruf",
                _ANNUAL,
                "- - - 5",
                "- - - 5",
                Rule.ORDINAL,
                decimals=0,
                money=1_104_500_000,
            ),
            Seed(
                "Indeks Kepuasan Masyarakat (IKM)",
                "indeks",
                _AVERAGE,
                "84 84.5 85 85.5",
                "85.2 86.04 84.7 86.9",
                money=214_000_000,
            ),
        ),
    ),
)

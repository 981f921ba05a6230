"""Which official document (naskah dinas) somebody wants, for which date and signature."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from app.domain.texts import text

PAPERS = ("A4", "F4")


class DocumentKind(StrEnum):
    """The kinds; the values are the words of the command line."""

    DISPOSITION = "lembar-disposisi"
    RECEIPT = "tanda-terima"
    TASKS = "pembagian-tugas"
    MINUTES = "berita-acara"
    AGREEMENT = "perjanjian-kinerja"
    ACTION_PLAN = "rencana-aksi"
    MEASUREMENT = "pengukuran-kinerja"

    @property
    def label(self) -> str:
        """`Lembar Disposisi`"""
        return text(f"official.kind.{self.name.lower()}")

    @property
    def of_hand_over(self) -> bool:
        """It tells of one movement of a report."""
        return self in (DocumentKind.DISPOSITION, DocumentKind.RECEIPT)

    @property
    def of_report(self) -> bool:
        """It belongs to a report; the others to a year of the office."""
        return self.of_hand_over or self is DocumentKind.TASKS

    @property
    def by_quarter(self) -> bool:
        """A quarter is to be chosen for it; of the measurement also the whole year."""
        return self in (DocumentKind.MINUTES, DocumentKind.MEASUREMENT)

    @property
    def numbered(self) -> bool:
        """It takes a number of the register when somebody wishes so."""
        return self in (DocumentKind.MINUTES, DocumentKind.TASKS)

    @property
    def by_office(self) -> bool:
        """The head of the office, or a deputy, signs it; an agreement only the head."""
        return not self.of_report and self is not DocumentKind.AGREEMENT


class SignedAs(StrEnum):
    """Form of a signature for the office: by its head, a.n., or a.n. … u.b."""

    DIRECT = "langsung"
    ON_BEHALF = "an"
    THROUGH = "ub"

    @property
    def label(self) -> str:
        return text(f"official.signed_as.{self.name.lower()}")


@dataclass(frozen=True)
class DocumentWish:
    """What is asked for; None and 0 where nothing was said."""

    kind: DocumentKind
    report_id: int = 0
    seq: int | None = None
    """Number of the movement in the trail; None: the latest hand-over."""
    year: int = 0
    quarter: int | None = None
    date: dt.date | None = None
    """Date of the document; it decides who signs and which versions count."""
    signed_as: SignedAs = SignedAs.DIRECT
    paper: str = PAPERS[0]

    @property
    def missing(self) -> str:
        """Key of the sentence that says what is not told, or ""."""
        if self.kind.of_report:
            return "" if self.report_id else "official.cli.missing_report"
        if not self.year:
            return "official.cli.missing_year"
        needs_quarter = self.kind is DocumentKind.MINUTES and not self.quarter
        return "official.cli.missing_quarter" if needs_quarter else ""

"""The command line for official documents: `ekspor lembar-disposisi` and its neighbours."""

import argparse
import datetime as dt
from pathlib import Path

from app.cli_hand_over import find_person
from app.document_export import export_document
from app.domain.acting import Acting
from app.domain.commands_documents import numbering
from app.domain.official import PAPERS, DocumentKind, DocumentWish, SignedAs
from app.domain.texts import text

KINDS = tuple(kind.value for kind in DocumentKind)
_USAGE = 2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the other kinds of `ekspor` do not know."""
    forms = tuple(form.value for form in SignedAs)
    parser.add_argument("--gerak", type=int, metavar="N", help=text("official.cli.move_help"))
    parser.add_argument(
        "--ttd", choices=forms, default=forms[0], help=text("official.cli.signed_help")
    )
    parser.add_argument("--nomor-oleh", metavar="NAMA", help=text("official.cli.number_help"))
    parser.add_argument(
        "--kertas", choices=PAPERS, default=PAPERS[0], help=text("official.cli.paper_help")
    )


def answer(options: argparse.Namespace) -> tuple[int, str]:
    """Exit code and the sentence to print; 2 where the command lacks something."""
    wish = wish_of(options)
    if wish.missing:
        return _USAGE, text(wish.missing, kind=wish.kind)
    given = number_from_command(options.data, wish, options.nomor_oleh)
    return 0, given + document_from_command(options.data, wish, options.keluaran)


def wish_of(options: argparse.Namespace) -> DocumentWish:
    return DocumentWish(
        kind=DocumentKind(options.jenis),
        report_id=options.berkas or 0,
        seq=options.gerak,
        year=options.tahun or 0,
        quarter=options.triwulan,
        date=options.tanggal,
        signed_as=SignedAs(options.ttd),
        paper=options.kertas,
    )


def number_from_command(data: Path | None, wish: DocumentWish, person: str | None) -> str:
    """The sentence of the number and a line feed; "" where nobody asked for a number."""
    if not person:
        return ""
    from app.domain.calendar import WITA
    from app.paths import existing_data_file
    from app.services.office import Office

    at = dt.datetime.now(WITA)
    with Office.open(existing_data_file(data)) as office:
        who = find_person(office.shell(None, at).persons, person)
        done = office.run(numbering(wish, at.date()), Acting(who.id), at)
    return f"{done.summary}\n"


def document_from_command(data: Path | None, wish: DocumentWish, target: Path) -> str:
    """Carry it out; the sentence to print. UserError when it is refused."""
    from app.paths import existing_data_file
    from app.services.office import Office

    with Office.open(existing_data_file(data), read_only=True) as office:
        export_document(office, wish, target)
    return text("cli.exported", title=wish.kind.label, path=target)

"""Papan: the cards of one year, and of earlier years that are still open."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

from app.domain.card_time import severity
from app.domain.snapshots.board import BoardView, Card, TimeState
from app.domain.sop import Sop
from app.domain.sop_steps import with_steps_of
from app.domain.spans import standard_text
from app.domain.texts import text
from app.models.plain import Plain, PlainReads
from app.services.procedures import Procedures
from app.services.queries.cards import ON_BOARD, load_cards
from app.services.queries.persons import chosen_sop

_ARCHIVED = Plain("SELECT count(*) AS n FROM report WHERE year = :year AND status = 'archived'")


def load_board(db: PlainReads, procedures: Procedures, year: int, at: dt.datetime) -> BoardView:
    """Cards sorted within a step: late, near, returned, then the oldest arrival.

    The version of today is shown, with the steps that only reports of an older one still need.
    """
    cards = load_cards(db, procedures, at, ON_BOARD, year=year)
    versions = sorted({card.sop_version_id for card in cards}, reverse=True)
    sops = {version: procedures.sop(db, version) for version in versions}
    drawn = chosen_sop(db, procedures, at, year)
    return BoardView(
        year=year,
        sop=with_steps_of(drawn, sops.values()),
        cards=tuple(_told(card, sops, drawn) for card in sorted(cards, key=_rank)),
        archived=_ARCHIVED.value(db, year=year),
        late=sum(card.time.state is TimeState.LATE for card in cards),
        sops=sops,
    )


def _told(card: Card, sops: Mapping[int, Sop], drawn: Sop) -> Card:
    """The heading of a column tells the standard of the drawn version; others say their own."""
    own = sops[card.sop_version_id]
    if own == drawn:
        return card
    standard = standard_text(own.step(card.step).standard)
    reading = own.reading.partition(":")[0] if own.number == drawn.number else ""
    number = " · ".join(part for part in (own.number, reading) if part)
    return replace(card, older=text("services.older_sop", number=number, standard=standard))


def _rank(card: Card) -> tuple[int, int, float, int]:
    arrived = card.arrived_at.timestamp() if card.arrived_at else 0.0
    return card.step, severity(card.time), arrived, card.report_id

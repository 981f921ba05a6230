"""Papan: the cards of one year, and of earlier years that are still open."""

import datetime as dt

from app.domain.card_time import severity
from app.domain.snapshots.board import BoardView, Card, TimeState
from app.domain.sop_steps import with_steps_of
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
    return BoardView(
        year=year,
        sop=with_steps_of(chosen_sop(db, procedures, at, year), sops.values()),
        cards=tuple(sorted(cards, key=_rank)),
        archived=_ARCHIVED.value(db, year=year),
        late=sum(card.time.state is TimeState.LATE for card in cards),
        sops=sops,
    )


def _rank(card: Card) -> tuple[int, int, float, int]:
    arrived = card.arrived_at.timestamp() if card.arrived_at else 0.0
    return card.step, severity(card.time), arrived, card.report_id

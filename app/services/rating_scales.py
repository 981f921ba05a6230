"""The scale of ratings (predikat) of the office that is in force on a day."""

import datetime as dt

from sqlalchemy import bindparam, select

from app.domain.ratings import RatingScale, default_scale
from app.domain.report_data import RatingBand
from app.models import indicator as tables
from app.models.prepared import Reads


def rating_scale_on(db: Reads, day: dt.date) -> RatingScale:
    """The office's chosen scale in force on a day, else the shipped default."""
    rows = db.execute(_SCALE, {"day": day}).all()
    if not rows:
        return default_scale()
    first = rows[0]
    bands = tuple(
        RatingBand(row.label, row.lower, row.inclusive) for row in rows if row.id == first.id
    )
    return RatingScale(str(first.id), first.name, first.basis, bands, first.valid_from)


_SCALE = (
    select(
        tables.RatingScale.id,
        tables.RatingScale.name,
        tables.RatingScale.basis,
        tables.RatingScale.valid_from,
        tables.RatingBand.label,
        tables.RatingBand.lower,
        tables.RatingBand.inclusive,
    )
    .join(tables.RatingBand, tables.RatingBand.scale_id == tables.RatingScale.id)
    .where(tables.RatingScale.chosen, tables.RatingScale.valid_from <= bindparam("day"))
    .order_by(tables.RatingScale.valid_from.desc(), tables.RatingScale.id, tables.RatingBand.order)
)

"""What every mapped class shares: names of constraints and the types behind annotations."""

import datetime as dt
import enum
from decimal import Decimal
from typing import ClassVar

from sqlalchemy import Enum, MetaData
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from app.models.types import DecimalText, MomentText

_NAMES = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


def _values(choices: type[enum.Enum]) -> list[str]:
    return [str(choice.value) for choice in choices]


class Base(DeclarativeBase):
    """Mother of all records. Choices are stored by value, as plain text of at most 20 letters."""

    metadata = MetaData(naming_convention=_NAMES)
    type_annotation_map: ClassVar = {
        Decimal: DecimalText(),
        dt.datetime: MomentText(),
        enum.Enum: Enum(
            enum.Enum,
            native_enum=False,
            create_constraint=False,
            length=20,
            values_callable=_values,
        ),
    }


class Numbered:
    """A record with a number of its own."""

    id: Mapped[int] = mapped_column(primary_key=True, sort_order=-1)

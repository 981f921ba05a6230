"""The seven analyses of an objective in the annual report (PermenPANRB 53/2014, lampiran II)."""

from collections.abc import Callable, Iterator
from decimal import Decimal

from app.domain.measures import Polarity
from app.domain.report_data import IndicatorData, ObjectiveData, ReportData, YearValue
from app.domain.texts import text
from app.exports.charts.objective import trend_key
from app.exports.docx.columns import CENTER, RIGHT, column, number_column
from app.exports.docx.follow_ups import follow_up_table
from app.exports.docx.interim import obstacle_table, quarter_chart, written_analysis
from app.exports.docx.narrative import (
    has_reached,
    indicator_sentence,
    objective_sentence,
    trend_sentence,
)
from app.exports.docx.notes import (
    achievement_note,
    amendment_notes,
    blank_note,
    figures_note,
    note,
    scale_note,
)
from app.exports.docx.summary import objective_chart
from app.exports.docx.tables import Column, Row, Table
from app.exports.docx.writer import Writer
from app.exports.words import (
    NONE,
    amount,
    goal_of,
    percent,
    percent_sign,
    rupiah,
    share,
    signed,
    trend,
    value_of,
    with_unit,
)


def seven_analyses(writer: Writer) -> None:
    """Every objective with its seven analyses."""
    steps: tuple[tuple[str, Callable[[Writer, ObjectiveData], None]], ...] = (
        ("one", _one),
        ("two", _two),
        ("three", _three),
        ("four", _four),
        ("five", _five),
        ("six", _six),
        ("seven", _seven),
    )
    year = writer.data.period.year
    if writer.data.objectives:
        objective_chart(writer)
    for index, objective in enumerate(writer.data.objectives, start=1):
        heading = text(
            "documents.objective.heading",
            number=f"3.1.{index}",
            index=objective.number,
            title=objective.title,
        )
        writer.heading(3, heading.replace(" ", "\t", 1))
        writer.say(objective_sentence(writer.data, objective))
        for key, step in steps:
            writer.heading(4, text(f"documents.objective.{key}", year=year))
            step(writer, objective)


def _caption(writer: Writer, key: str, objective: ObjectiveData) -> str:
    return text(f"documents.caption.{key}", number=objective.number, year=writer.data.period.year)


def _one(writer: Writer, objective: ObjectiveData) -> None:
    """Target against realisation of this year."""
    data = writer.data
    columns = (
        number_column(),
        column("indicator", 5.4),
        column("unit", 1.7, CENTER),
        column("target", 1.9, RIGHT),
        column("value", 1.9, RIGHT),
        column("achievement", 1.7, RIGHT),
        column("rating", 2.1, CENTER),
    )
    rows = tuple(
        Row(
            (
                str(number),
                item.name,
                item.unit or NONE,
                goal_of(item, item.year_target),
                value_of(item, item.to_date),
                percent(item.achievement),
                item.rating or NONE,
            )
        )
        for number, item in enumerate(objective.indicators, start=1)
    )
    writer.bullets(tuple(indicator_sentence(data, item) for item in objective.indicators))
    writer.table(
        _caption(writer, "one", objective),
        Table(columns, rows),
        *achievement_note(data, objective.indicators),
        scale_note(data),
        *blank_note(objective.indicators),
    )
    quarter_chart(writer, objective)


def _two(writer: Writer, objective: ObjectiveData) -> None:
    """This year against the years before: two rows per indicator."""
    data = writer.data
    years = _years(data, objective)
    columns = (
        column("indicator", 4.2),
        column("unit", 1.5, CENTER),
        column("item", 1.9),
        *(Column(str(year), 1.35, RIGHT) for year in years),
        column("trend", 1.4, CENTER),
    )
    rows = tuple(row for item in objective.indicators for row in _year_rows(item, years))
    writer.bullets(tuple(trend_sentence(data, item) for item in objective.indicators))
    title = text("documents.caption.two", number=objective.number, first=years[0], last=years[-1])
    writer.table(title, Table(columns, rows), *figures_note(data, "trend", objective.indicators))
    writer.chart(trend_key(objective))


def _years(data: ReportData, objective: ObjectiveData) -> tuple[int, ...]:
    """Up to four earlier years that have data, and this one."""
    year = data.period.year
    known = {item.year for one in objective.indicators for item in one.earlier}
    return (*sorted(item for item in known if year - 4 <= item < year), year)


def _year_rows(item: IndicatorData, years: tuple[int, ...]) -> Iterator[Row]:
    by_year = {one.year: one for one in item.earlier}
    values = [*(_value(by_year.get(year)) for year in years[:-1]), item.to_date]
    percents = [*(_percent(by_year.get(year)) for year in years[:-1]), item.achievement.percent]
    before_value = values[-2] if len(values) > 1 else None
    before_percent = percents[-2] if len(percents) > 1 else None
    yield Row(
        (
            item.name,
            item.unit or NONE,
            text("documents.column.value"),
            *(value_of(item, value) for value in values),
            trend(values[-1], before_value),
        ),
        opens=(0, 1),
    )
    yield Row(
        (
            "",
            "",
            text("documents.column.achievement"),
            *(percent(value) for value in percents),
            trend(percents[-1], before_percent),
        ),
        continued=(0, 1),
    )


def _value(year: YearValue | None) -> Decimal | None:
    return None if year is None else year.value


def _percent(year: YearValue | None) -> Decimal | None:
    return None if year is None else year.achievement.percent


def _three(writer: Writer, objective: ObjectiveData) -> None:
    """Realisation to this year against the Renstra's last target."""
    data = writer.data
    known = [item for item in objective.indicators if item.mid_term_target is not None]
    if not known:
        writer.say(text("documents.say.no_mid_term"))
        return
    last, year = max(item.mid_term_year for item in known), data.period.year
    columns = (
        column("indicator", 6.0),
        column("unit", 2.0, CENTER),
        column("mid_term", 2.6, RIGHT, year=last),
        column("value_until", 2.5, RIGHT, year=year),
        column("progress", 2.4, RIGHT),
    )
    rows = tuple(
        Row(
            (
                item.name,
                item.unit or NONE,
                value_of(item, item.mid_term_target),
                value_of(item, item.to_date),
                percent(item.progress),
            )
        )
        for item in objective.indicators
    )
    writer.bullets(tuple(_progress_sentence(item) for item in known if item.progress is not None))
    writer.table(
        _caption(writer, "three", objective),
        Table(columns, rows),
        *figures_note(data, "progress", objective.indicators),
    )


def _progress_sentence(item: IndicatorData) -> str:
    lower = item.rule.polarity is Polarity.LOWER
    return text(
        "documents.say.progress_lower" if lower else "documents.say.progress",
        name=item.name,
        value=with_unit(value_of(item, item.to_date), item.unit),
        target=with_unit(value_of(item, item.mid_term_target), item.unit),
        percent=percent_sign(item.progress),
        year=item.mid_term_year,
    )


def _four(writer: Writer, objective: ObjectiveData) -> None:
    """Against the national standard, where there is one."""
    data = writer.data
    if all(item.national_standard is None for item in objective.indicators):
        writer.say(text("documents.say.no_standard"))
    columns = (
        column("indicator", 5.2),
        column("value", 2.2, RIGHT),
        column("standard", 2.6, CENTER),
        column("source", 3.6),
        column("difference", 1.9, RIGHT),
    )
    rows = tuple(_standard_row(item) for item in objective.indicators)
    writer.bullets(tuple(filter(None, map(_standard_sentence, objective.indicators))))
    writer.table(
        _caption(writer, "four", objective),
        Table(columns, rows),
        *figures_note(data, "difference", objective.indicators),
        text("documents.note.unrounded"),
    )


def _standard_row(item: IndicatorData) -> Row:
    value = with_unit(value_of(item, item.to_date), item.unit)
    if item.national_standard is None:
        return Row((item.name, value, text("documents.say.no_standard_cell"), NONE, NONE))
    difference = _difference(item)
    return Row(
        (
            item.name,
            value,
            value_of(item, item.national_standard),
            item.standard_source or NONE,
            signed(difference, item.decimals),
        )
    )


def _difference(item: IndicatorData) -> Decimal | None:
    if item.national_standard is None or item.to_date is None:
        return None
    return item.to_date - item.national_standard


def _standard_sentence(item: IndicatorData) -> str:
    difference = _difference(item)
    if difference is None:
        return ""
    if difference == 0:
        return text("documents.say.standard_same", name=item.name)
    key = "documents.say.standard_above" if difference > 0 else "documents.say.standard_below"
    better = (difference > 0) == (item.rule.polarity is not Polarity.LOWER)
    meaning = text(f"documents.say.standard_{'better' if better else 'worse'}")
    unit = text("documents.points") if item.unit == "%" else item.unit
    size = with_unit(amount(abs(difference), item.decimals), unit)
    return text(key, name=item.name, difference=size, meaning=meaning)


def _five(writer: Writer, objective: ObjectiveData) -> None:
    """Causes and solutions: what the divisions noted in the quarters, and the written analysis."""
    title = text(
        "documents.caption.obstacles_of",
        number=objective.number,
        year=writer.data.period.year,
    )
    obstacle_table(writer, title, objective.indicators)
    written_analysis(writer, objective)
    follow_up_table(writer, objective)


def _six(writer: Writer, objective: ObjectiveData) -> None:
    """Achievement against the money it took."""
    data = writer.data
    if all(item.ceiling is None for item in objective.indicators):
        writer.say(text("documents.say.no_efficiency"))
        return
    columns = (
        column("indicator", 3.7),
        column("achievement", 1.6, RIGHT),
        column("ceiling", 2.55, RIGHT),
        column("spent", 2.55, RIGHT),
        column("absorption", 1.6, RIGHT),
        column("efficiency", 1.6, RIGHT),
        column("remark", 1.9, CENTER),
    )
    rows = tuple(
        Row(
            (
                item.name,
                percent(item.achievement),
                rupiah(item.ceiling),
                rupiah(item.spent),
                percent(item.absorption),
                signed(item.efficiency),
                item.efficiency_label or NONE,
            )
        )
        for item in objective.indicators
    )
    writer.say(text("documents.say.efficiency"))
    writer.table(
        _caption(writer, "six", objective),
        Table(columns, rows),
        note(data, _full_stop(data.efficiency_formula)),
        *amendment_notes(data, objective.indicators),
    )


def _full_stop(words: str) -> str:
    return words if words.endswith(".") else f"{words}."


def _seven(writer: Writer, objective: ObjectiveData) -> None:
    """Programmes and activities, and whether their indicators reached the target."""
    data = writer.data
    if not objective.supporting_programmes:
        writer.say(text("documents.say.no_programmes"))
        return
    columns = (
        column("objective", 2.9),
        column("programme", 4.6),
        column("indicator", 3.4),
        column("achievement", 1.6, RIGHT),
        column("absorption", 1.5, RIGHT),
        column("supports", 1.7, CENTER),
    )
    writer.say(text("documents.say.programmes"))
    table = Table(columns, tuple(_programme_rows(objective)))
    writer.table(
        _caption(writer, "seven", objective),
        table,
        *figures_note(data, "supports", objective.indicators),
    )


def _programme_rows(objective: ObjectiveData) -> Iterator[Row]:
    """A row per indicator; programme and absorption share one cell over its indicators."""
    by_code = {item.code: item for item in objective.indicators}
    top = True
    for programme in objective.supporting_programmes:
        items = [by_code[code] for code in programme.indicator_codes if code in by_code]
        for first, item in _marked(items):
            head = objective.title if top else ""
            name = f"{programme.code} {programme.name}" if first else ""
            spent = percent(share(programme.spent, programme.ceiling)) if first else ""
            opens = (*((0,) if top else ()), *((1, 4) if first else ()))
            yield Row(
                (head, name, item.name if item else NONE, _achieved(item), spent, _supports(item)),
                opens=opens,
                continued=tuple(index for index in (0, 1, 4) if index not in opens),
            )
            top = False


def _marked(items: list[IndicatorData]) -> Iterator[tuple[bool, IndicatorData | None]]:
    """Each indicator and whether it is the first; a programme without any has one row."""
    if not items:
        yield True, None
    for index, item in enumerate(items):
        yield index == 0, item


def _achieved(item: IndicatorData | None) -> str:
    return NONE if item is None else percent(item.achievement)


def _supports(item: IndicatorData | None) -> str:
    if item is None:
        return NONE
    if item.achievement.percent is None:
        return text("documents.say.cannot")
    good = has_reached(item.achievement)
    return text("documents.say.supports" if good else "documents.say.no_grade")

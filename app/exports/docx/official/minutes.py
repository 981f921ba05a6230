"""Berita Acara: what the evaluation of a quarter found, agreed, and who was there."""

from collections.abc import Callable, Iterator
from decimal import Decimal

from app.domain.follow_ups import ENDED, state_text
from app.domain.number_words import in_words
from app.domain.report_data import FollowUpData, IndicatorData
from app.domain.snapshots.official_year import Attendee, Minutes, OfficeFigures
from app.domain.spans import month_name
from app.domain.texts import text
from app.exports.docx.official.blocks import number_line, say, side_by_side, signed
from app.exports.docx.official.year import (
    CENTER,
    RIGHT,
    by_objective,
    column,
    figures_note,
    mark_draft,
    money_table,
    money_totals,
    office_name,
)
from app.exports.docx.oxml import element
from app.exports.docx.page import PageSetup
from app.exports.docx.sheets import Sheet
from app.exports.docx.tables import Kind, Row, Table
from app.exports.words import (
    NONE,
    goal_of,
    in_sentence,
    long_date,
    percent,
    percent_sign,
    rupiah_sign,
    share,
    value_of,
)

_FULL = Decimal(100)
_LINE_HEIGHT = 480
"""Twips of a line of the attendance list: somebody signs there."""


def compose_minutes(data: Minutes, step: Callable[[str], None], paper: str = "A4") -> bytes:
    """The bytes of the minutes; the same records give the same bytes."""
    figures = data.figures
    quarter, year = figures.period.last_quarter.roman, figures.period.year
    step(text("official.progress", title=text("official.minutes.title")))
    sheet = Sheet(PageSetup.of(paper, gutter=False), landscape=False)
    sheet.number_pages()
    sheet.letterhead(figures.letterhead)
    sheet.title(text("official.minutes.title"))
    sheet.subtitle(text("official.minutes.subtitle", quarter=quarter, year=year))
    number_line(sheet, data.number)
    mark_draft(sheet, figures)
    _opening(sheet, data)
    _results(sheet, figures)
    _obstacles(sheet, data)
    sheet.heading(text("official.minutes.budget"))
    money_table(sheet, figures.programmes)
    sheet.heading(text("official.minutes.conclusion"))
    for at, sentence in enumerate(_conclusions(data), start=1):
        say(sheet, f"{at}. {sentence}", after=60)
    say(sheet, text("official.minutes.closing"), before=120, keep=True)
    _sign(sheet, data)
    step(text("official.progress", title=text("official.minutes.attendance")))
    _attendance(sheet, data)
    title = text("official.minutes.file_title", quarter=quarter, year=year)
    return sheet.finish(title, figures.date)


def _opening(sheet: Sheet, data: Minutes) -> None:
    figures, day = data.figures, data.figures.date
    quarter = figures.period.last_quarter.roman
    words = text(
        "official.minutes.opening",
        day=text(f"workflow.days.{day.weekday()}"),
        date_words=in_words(Decimal(day.day)),
        month=month_name(day.month),
        year_words=in_words(Decimal(day.year)),
        date=long_date(day),
        place=figures.letterhead.place or text("documents.dots"),
        office=office_name(figures),
        quarter=quarter,
        year=figures.period.year,
        agreement=figures.agreement or text("official.minutes.no_agreement"),
    )
    say(sheet, words)
    if data.closed_on is not None:
        closed = long_date(data.closed_on)
        say(sheet, text("official.minutes.closed", quarter=quarter, date=closed))
    else:
        say(sheet, text("official.minutes.open", quarter=quarter))


def _results(sheet: Sheet, figures: OfficeFigures) -> None:
    sheet.heading(text("official.minutes.results"))
    if not figures.objectives:
        say(sheet, text("official.year.no_indicators"))
        return
    quarter = figures.period.last_quarter.roman
    columns = [
        column("number", 0.8, CENTER),
        column("indicator", 5.2),
        column("unit", 1.7, CENTER),
        column("target_to_date", 2.0, RIGHT, quarter=quarter),
        column("value_to_date", 2.0, RIGHT, quarter=quarter),
        column("achievement", 1.7, RIGHT),
        column("rating", 2.2, CENTER),
    ]
    rows = list(by_objective(figures.objectives, _result))
    mean = text("official.year.mean", office=office_name(figures))
    average = ("", mean, "", "", "", percent(figures.achievement), figures.rating or NONE)
    rows.append(Row(average, Kind.TOTAL))
    sheet.table(Table(columns, rows), figures_note(figures))


def _result(item: IndicatorData) -> tuple[str, ...]:
    figure = item.quarters[-1]
    return (
        item.name,
        item.unit,
        goal_of(item, figure.target_to_date),
        value_of(item, figure.to_date),
        percent(item.achievement),
        item.rating or NONE,
    )


def _obstacles(sheet: Sheet, data: Minutes) -> None:
    """What was written beside the figures, and the promises with how they stand."""
    sheet.heading(text("official.minutes.words"))
    rows = [
        Row((str(at), item.name, item.quarters[-1].obstacle or NONE, _promised(item)))
        for at, item in enumerate(_told(data.figures), start=1)
    ]
    if rows:
        columns = [
            column("number", 0.8, CENTER),
            column("indicator", 4.2),
            column("obstacle", 5.0),
            column("follow_up", 5.0),
        ]
        sheet.table(Table(columns, rows), "")
    if data.follow_ups:
        _promises(sheet, data.follow_ups)
    if not rows and not data.follow_ups:
        say(sheet, text("official.minutes.no_words"))


def _told(figures: OfficeFigures) -> Iterator[IndicatorData]:
    for objective in figures.objectives:
        for item in objective.indicators:
            if item.quarters[-1].obstacle or item.quarters[-1].follow_up:
                yield item


def _promised(item: IndicatorData) -> str:
    return item.quarters[-1].follow_up or NONE


def _promises(sheet: Sheet, follow_ups: tuple[FollowUpData, ...]) -> None:
    columns = [
        column("number", 0.8, CENTER),
        column("indicator", 3.6),
        column("follow_up", 4.4),
        column("responsible", 2.6),
        column("due", 2.0),
        column("state", 2.0),
    ]
    rows = [
        Row(
            (
                str(at),
                one.indicator,
                one.action,
                one.responsible or NONE,
                long_date(one.due) if one.due else NONE,
                one.state,
            )
        )
        for at, one in enumerate(follow_ups, start=1)
    ]
    sheet.table(Table(columns, rows), "")


def _conclusions(data: Minutes) -> Iterator[str]:
    """Sentences that follow from the numbers alone."""
    figures = data.figures
    quarter = figures.period.last_quarter.roman
    items = [item for one in figures.objectives for item in one.indicators]
    known = [(item, item.achievement.percent) for item in items]
    below = [item.name for item, result in known if result is not None and result < _FULL]
    none = sum(result is None for _, result in known)
    counts = {"total": len(items), "below": len(below), "none": none}
    reached = len(items) - len(below) - none
    yield text("official.minutes.reached", reached=reached, quarter=quarter, **counts)
    if figures.achievement.percent is not None:
        average = {"percent": percent_sign(figures.achievement), "rating": figures.rating or NONE}
        office = office_name(figures)
        yield text("official.minutes.average", office=office, quarter=quarter, **average)
    if below:
        yield text("official.minutes.below", names="; ".join(below))
    if figures.programmes:
        ceiling, spent = money_totals(figures.programmes)
        money = {"ceiling": rupiah_sign(ceiling), "spent": rupiah_sign(spent)}
        part = percent_sign(share(spent, ceiling))
        yield text("official.minutes.spent", quarter=quarter, percent=part, **money)
    if data.follow_ups:
        ended = {state_text(state) for state in ENDED}
        still = sum(one.state not in ended for one in data.follow_ups)
        yield text("official.minutes.promised", count=len(data.follow_ups), open=still)


def _sign(sheet: Sheet, data: Minutes) -> None:
    writer = signed(sheet, data.writer, text("official.minutes.writer"))
    side_by_side(
        sheet, writer, signed(sheet, data.figures.signature, text("official.minutes.knowing"))
    )


def _attendance(sheet: Sheet, data: Minutes) -> None:
    """On a page of its own, with room to sign."""
    figures = data.figures
    quarter, year = figures.period.last_quarter.roman, figures.period.year
    sheet.styled("Judul Daftar", text("official.minutes.attendance"), element("w:pageBreakBefore"))
    sheet.subtitle(text("official.minutes.subtitle", quarter=quarter, year=year))
    columns = [
        column("number", 0.8, CENTER),
        column("name", 5.2),
        column("post", 5.6),
        column("signed", 4.0),
    ]
    rows = [_present(at, one) for at, one in enumerate(data.attendees, start=1)]
    table = Table(columns, rows).xml(sheet.width, sheet.styles.table)
    heights = list(table.iter("{*}trPr"))[1:]
    for properties in heights:
        properties.append(element("w:trHeight", val=_LINE_HEIGHT, hRule="atLeast"))
    sheet.add(table)


def _present(number: int, one: Attendee) -> Row:
    return Row((str(number), one.name or NONE, in_sentence(one.post), f"{number}."))

"""Which charts a report has, in the order in which they stand in it."""

from collections.abc import Iterator

from app.domain.periods import ReportKind
from app.domain.report_data import ReportData
from app.exports.charts.chart import Chart
from app.exports.charts.objective import quarters_chart, trend_chart
from app.exports.charts.office import absorption_chart, completeness_chart, objectives_chart


def charts_of(data: ReportData) -> tuple[Chart, ...]:
    """All charts of the report; what is too much for one page is on several pictures."""
    return tuple(_charts(data))


def _charts(data: ReportData) -> Iterator[Chart]:
    yield from objectives_chart(data)
    for objective in data.objectives:
        if data.period.kind is ReportKind.ANNUAL:
            yield from trend_chart(data, objective)
        yield from quarters_chart(data, objective)
    yield from absorption_chart(data)
    yield from completeness_chart(data)

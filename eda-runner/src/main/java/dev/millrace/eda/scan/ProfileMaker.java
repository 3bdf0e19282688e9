package dev.millrace.eda.scan;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.millrace.contract.dataset.Column;
import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.dataset.RowHash;
import dev.millrace.contract.dataset.Totals;
import dev.millrace.eda.count.Moments;
import dev.millrace.eda.count.ScanColumn;
import dev.millrace.eda.profile.ColumnProfile;
import dev.millrace.eda.profile.Duplicates;
import dev.millrace.eda.profile.NumberFigures;
import dev.millrace.eda.profile.Period;
import dev.millrace.eda.profile.Profile;

/** Makes a profile of what both passes saw. */
final class ProfileMaker {
    private final DatasetDefinition definition;
    private final BatchScan batch;
    private final Meeting relations;
    private final ScanShape shape;

    ProfileMaker(DatasetDefinition definition, BatchScan batch, Meeting relations) {
        this.definition = definition;
        this.batch = batch;
        this.relations = relations;
        this.shape = batch.shape();
    }

    /**
     * @param batchId the batch id
     */
    Profile profile(String batchId) {
        Map<Integer, NumberSummary> numbers = numbers();
        List<ColumnProfile> columns = IntStream.range(0, shape.columns().size())
                .mapToObj(place -> column(place, numbers.get(place)))
                .toList();
        BreakdownMaker breakdowns = new BreakdownMaker(batch, firstMeasure(numbers));
        return new Profile(
                definition.name(),
                batchId,
                totals(),
                period(),
                shape.travelling().stream()
                        .mapToLong(place -> batch.column(place).missing())
                        .sum(),
                duplicates(),
                columns,
                breakdowns.all(),
                new HeatMapMaker(batch, relations.scan()).heatMap(),
                new ParetoCurve(batch).pareto(),
                shape.eventTime() < 0 ? null : new CalendarMaker(batch).calendar(),
                new CorrelationMaker(shape, relations.scan()).correlations(),
                batch.sample().sample());
    }

    private Map<Integer, NumberSummary> numbers() {
        Map<Integer, NumberSummary> numbers = new LinkedHashMap<>();
        List<RelationPlan.Number> planned = relations.scan().plan().numbers();
        for (int i = 0; i < planned.size(); i++) {
            int place = planned.get(i).place();
            numbers.put(
                    place,
                    NumberSummary.of(batch.column(place), relations.scan().spread(i)));
        }
        return numbers;
    }

    private Moments firstMeasure(Map<Integer, NumberSummary> numbers) {
        return shape.measures().stream()
                .findFirst()
                .map(numbers::get)
                .map(NumberSummary::moments)
                .orElse(null);
    }

    private ColumnProfile column(int place, NumberSummary numbers) {
        Column column = definition.columns().get(place);
        ColumnScan scan = batch.column(place);
        boolean hasValues = scan.values() > 0;
        NumberFigures figures = numbers == null ? null : numbers.figures();
        return new ColumnProfile(
                column.name(),
                column.type().toString(),
                column.role(),
                column.derived(),
                scan.values(),
                scan.missing(),
                scan.distinct(),
                TopValues.of(scan),
                figures,
                hasValues && scan.column().kind() == ScanColumn.Kind.TEXT ? TopValues.texts(scan) : null,
                hasValues && scan.column().isTime() ? new TimeSummary(batch.time(place)).figures() : null);
    }

    private Totals totals() {
        Map<String, BigDecimal> sums = new LinkedHashMap<>();
        for (int i = 0; i < shape.measures().size(); i++) {
            Column measure = definition.measures().get(i);
            if (definition.reconciledMeasures().contains(measure)) {
                BigDecimal sum = batch.total(i).sum(0);
                sums.put(
                        measure.name(),
                        sum == null ? BigDecimal.ZERO.setScale(measure.type().scale()) : sum);
            }
        }
        return new Totals(batch.rows(), RowHash.text(batch.hash()), sums);
    }

    private Period period() {
        if (shape.eventTime() < 0 || batch.time(shape.eventTime()).first() == null) {
            return null;
        }
        TimeScan time = batch.time(shape.eventTime());
        return new Period(time.first().toString(), time.last().toString());
    }

    private Duplicates duplicates() {
        return new Duplicates(relations.repeatedRows(), shape.key() < 0 ? null : relations.repeatedKeys());
    }
}

package dev.millrace.eda.profile;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import dev.millrace.contract.dataset.Role;
import dev.millrace.contract.dataset.RowHash;
import dev.millrace.contract.dataset.Totals;

/** Profiles that look like real ones, for tests that need no Spark. Their parts need not add up to one another. */
public final class SampleProfiles {
    private static final String AMOUNT = "total_amount";
    private static final BigDecimal WHOLE = new BigDecimal("27591628.55");
    private static final long ROWS = 100_000;
    private static final List<String> CATEGORIES =
            List.of("Electronics", "Home & Garden", "Sports", "Fashion", "Toys", "Books", "Grocery");
    private static final List<String> COUNTRIES = List.of("Germany", "France", "Italy", "Spain", "Poland", "Austria");

    private SampleProfiles() {}

    /** The built-in transactions, a leap year of them, with every part filled. */
    public static Profile transactions() {
        return new Profile(
                "transactions",
                "0123456789abcdef",
                new Totals(ROWS, RowHash.text(42), Map.of(AMOUNT, WHOLE)),
                new Period("2024-01-01 00:00:12", "2024-12-31 23:58:41"),
                7,
                new Duplicates(0, 0L),
                columns(),
                List.of(
                        breakdown("product_category", 7, CATEGORIES, AMOUNT),
                        breakdown("payment_method", 4, List.of("Card", "PayPal", "Invoice", "Cash"), AMOUNT),
                        breakdown("city", 1234, cities(), AMOUNT),
                        breakdown("country", 7, withMissing(COUNTRIES), AMOUNT)),
                heatMap(AMOUNT, CATEGORIES, withMissing(COUNTRIES)),
                pareto(AMOUNT),
                calendar(LocalDate.of(2024, 1, 1), 366, AMOUNT),
                correlations(),
                sample());
    }

    /** The same without dimensions, and so without a heat map. */
    public static Profile withoutDimensions() {
        Profile all = transactions();
        return new Profile(
                "readings",
                all.batch(),
                all.totals(),
                all.period(),
                0,
                all.duplicates(),
                all.columns().stream()
                        .filter(column -> column.role() != Role.DIMENSION)
                        .toList(),
                List.of(),
                null,
                null,
                all.calendar(),
                new Correlations(
                        all.correlations().pearson(), all.correlations().spearman(), 0, List.of()),
                all.sample());
    }

    /** Texts and times only: nothing to sum. */
    public static Profile withoutMeasure() {
        Profile all = transactions();
        return new Profile(
                "notes",
                all.batch(),
                new Totals(ROWS, RowHash.text(42), Map.of()),
                all.period(),
                7,
                new Duplicates(3, null),
                all.columns().stream().filter(column -> column.number() == null).toList(),
                List.of(
                        breakdown("product_category", 7, CATEGORIES, null),
                        breakdown("country", 7, withMissing(COUNTRIES), null)),
                heatMap(null, CATEGORIES, withMissing(COUNTRIES)),
                pareto(null),
                calendar(LocalDate.of(2024, 1, 1), 366, null),
                new Correlations(List.of(), List.of(), 0, all.correlations().cramersV()),
                all.sample());
    }

    /** Without an event time. */
    public static Profile withoutTime() {
        Profile all = transactions();
        return new Profile(
                "stock",
                all.batch(),
                all.totals(),
                null,
                7,
                all.duplicates(),
                all.columns().stream().filter(column -> column.time() == null).toList(),
                all.dimensions(),
                all.heatMap(),
                all.pareto(),
                null,
                all.correlations(),
                all.sample());
    }

    /** A file with a header and no rows. */
    public static Profile withoutRows() {
        Profile all = transactions();
        List<ColumnProfile> columns = all.columns().stream()
                .map(column -> new ColumnProfile(
                        column.name(),
                        column.type(),
                        column.role(),
                        null,
                        0,
                        0,
                        new Distinct(0, 0),
                        List.of(),
                        null,
                        null,
                        null))
                .toList();
        return new Profile(
                "transactions",
                all.batch(),
                new Totals(0, RowHash.text(0), Map.of()),
                null,
                0,
                new Duplicates(0, 0L),
                columns,
                all.dimensions().stream()
                        .map(old -> new Breakdown(old.dimension(), 0, List.of(), null))
                        .toList(),
                null,
                null,
                null,
                new Correlations(List.of(), List.of(), 0, List.of()),
                new Sample(all.sample().columns(), List.of()));
    }

    /** The rows of so many days, busier on Saturdays and before Christmas. */
    public static Calendar calendar(LocalDate first, int days, String measure) {
        List<Calendar.Slice> byDay = IntStream.range(0, days)
                .mapToObj(first::plusDays)
                .map(day -> slice(day.toString(), rowsOn(day), measure))
                .toList();
        List<List<Calendar.Slice>> weekdays = IntStream.range(0, 7)
                .mapToObj(weekday -> IntStream.range(0, 24)
                        .mapToObj(hour -> slice("%02d".formatted(hour), rowsAt(weekday, hour), measure))
                        .toList())
                .toList();
        return new Calendar(
                "timestamp",
                measure,
                byDay,
                together(byDay, day -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)), measure),
                together(byDay, day -> day.withDayOfMonth(1), measure),
                weekdays);
    }

    /** A dimension whose values share rows and measure like a geometric series; null is a value that is missing. */
    public static Breakdown breakdown(String dimension, long distinct, List<String> values, String measure) {
        List<Group> groups = new ArrayList<>();
        double left = distinct > values.size() ? 0.3 : 1;
        for (int i = 0; i < values.size(); i++) {
            double share = i == values.size() - 1 && distinct <= values.size() ? left : left * 0.28;
            left -= share;
            Map<String, BigDecimal> sums = measure == null ? Map.of() : Map.of(measure, part(share));
            groups.add(new Group(values.get(i), Math.round(ROWS * share), share, sums, measure == null ? null : share));
        }
        groups.sort(java.util.Comparator.comparing(Group::rows).reversed());
        return new Breakdown(dimension, distinct, groups, measure == null ? null : 0.31);
    }

    private static List<ColumnProfile> columns() {
        return List.of(
                SampleColumns.time("timestamp"),
                SampleColumns.text("transaction_id", Role.KEY, 0, new Distinct(100_000, 0.01)),
                SampleColumns.text(
                        "customer_id",
                        Role.NONE,
                        0,
                        new Distinct(9_950, 0),
                        "C-00017",
                        34,
                        "C-04711",
                        31,
                        "C-00815",
                        30,
                        "C-01234",
                        29,
                        "C-09999",
                        28),
                SampleColumns.text(
                        "product_category",
                        Role.DIMENSION,
                        0,
                        new Distinct(7, 0),
                        "Electronics",
                        28_000,
                        "Home & Garden",
                        20_100,
                        "Sports",
                        14_500,
                        "Fashion",
                        10_400,
                        "Toys",
                        9_000,
                        "Books",
                        9_000,
                        "Grocery",
                        9_000),
                SampleColumns.number(
                        "product_price",
                        "decimal(10,2)",
                        Role.NONE,
                        "0.50",
                        "500.00",
                        9100,
                        12800,
                        14000,
                        13100,
                        11000,
                        9200,
                        7400,
                        6000,
                        4700,
                        3600,
                        2800,
                        2100,
                        1500,
                        1100,
                        800,
                        500,
                        300,
                        150,
                        80,
                        41),
                SampleColumns.number(
                        "quantity",
                        "integer",
                        Role.NONE,
                        "1",
                        "10",
                        31_000,
                        22_000,
                        15_000,
                        11_000,
                        8_000,
                        5_500,
                        3_500,
                        2_000,
                        1_200,
                        671),
                SampleColumns.number(
                        AMOUNT,
                        "decimal(12,2)",
                        Role.MEASURE,
                        "-120.00",
                        "2000.00",
                        40,
                        30_100,
                        21_000,
                        14_200,
                        9_900,
                        7_100,
                        5_000,
                        3_700,
                        2_600,
                        1_900,
                        1_400,
                        1_000,
                        700,
                        500,
                        300,
                        200,
                        110,
                        70,
                        35,
                        16),
                SampleColumns.text(
                        "payment_method",
                        Role.DIMENSION,
                        0,
                        new Distinct(4, 0),
                        "Card",
                        51_000,
                        "PayPal",
                        27_000,
                        "Invoice",
                        15_000,
                        "Cash",
                        7_000),
                SampleColumns.text(
                        "city",
                        Role.DIMENSION,
                        0,
                        new Distinct(1_234, 0),
                        "Berlin",
                        4_100,
                        "Paris",
                        3_900,
                        "Frankfurt am Main",
                        3_100,
                        "Rome",
                        2_800,
                        "Madrid",
                        2_700),
                SampleColumns.text(
                        "country",
                        Role.DIMENSION,
                        7,
                        new Distinct(6, 0),
                        "Germany",
                        33_000,
                        "France",
                        22_000,
                        "Italy",
                        17_000,
                        "Spain",
                        13_000,
                        "Poland",
                        9_000,
                        "Austria",
                        5_993));
    }

    private static List<String> cities() {
        List<String> cities = new ArrayList<>(List.of(
                "Berlin",
                "Paris",
                "Frankfurt am Main",
                "Rome",
                "Madrid",
                "Vienna",
                "Warsaw",
                "Hamburg",
                "Lyon",
                "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"));
        IntStream.range(0, 40).forEach(i -> cities.add("Smallville " + i));
        return cities;
    }

    private static List<String> withMissing(List<String> values) {
        List<String> all = new ArrayList<>(values);
        all.add(null);
        return all;
    }

    private static HeatMap heatMap(String measure, List<String> rows, List<String> columns) {
        List<List<Long>> counts = IntStream.range(0, rows.size())
                .mapToObj(r -> IntStream.range(0, columns.size())
                        .mapToObj(c -> columns.get(c) == null
                                ? r % 2L
                                : 9_000L / (r + 1) / (c + 1) + 17L * ((r * 5 + c * 3) % 7))
                        .toList())
                .toList();
        List<List<BigDecimal>> sums = measure == null
                ? List.of()
                : counts.stream()
                        .map(row -> row.stream()
                                .map(count -> count == 0 ? null : BigDecimal.valueOf(count * 27_591L, 2))
                                .toList())
                        .toList();
        return new HeatMap("product_category", "country", measure, rows, columns, counts, sums);
    }

    private static Pareto pareto(String measure) {
        List<Pareto.Point> points = IntStream.rangeClosed(0, 50)
                .mapToObj(i -> new Pareto.Point(i / 50.0, 1 - Math.pow(1 - i / 50.0, 2.6)))
                .toList();
        return new Pareto("customer_id", measure, 9_950, points, 4_592);
    }

    private static Correlations correlations() {
        return new Correlations(
                List.of(
                        new Correlations.Pair("product_price", "quantity", -0.02),
                        new Correlations.Pair("product_price", AMOUNT, 0.71),
                        new Correlations.Pair("quantity", AMOUNT, 0.58)),
                List.of(
                        new Correlations.Pair("product_price", "quantity", -0.31),
                        new Correlations.Pair("product_price", AMOUNT, 0.76),
                        new Correlations.Pair("quantity", AMOUNT, 0.55)),
                0.004,
                List.of(
                        new Correlations.Pair("product_category", "payment_method", 0.01),
                        new Correlations.Pair("product_category", "country", 0.04),
                        new Correlations.Pair("payment_method", "country", 0.22)));
    }

    private static Sample sample() {
        return new Sample(
                List.of(
                        "timestamp",
                        "transaction_id",
                        "customer_id",
                        "product_category",
                        "product_price",
                        "quantity",
                        AMOUNT,
                        "payment_method",
                        "city",
                        "country"),
                IntStream.range(0, Sample.MOST_ROWS)
                        .mapToObj(i -> List.of(
                                "2024-05-%02d 12:30:00".formatted(i + 1),
                                "T-" + i,
                                "C-0471" + i,
                                CATEGORIES.get(i % CATEGORIES.size()),
                                "19.99",
                                "2",
                                "39.98",
                                "Card",
                                "Berlin",
                                i == 3 ? "" : "Germany"))
                        .toList());
    }

    private static List<Calendar.Slice> together(
            List<Calendar.Slice> days, UnaryOperator<LocalDate> start, String measure) {
        Map<String, Long> rows = new TreeMap<>();
        days.forEach(day -> rows.merge(start.apply(LocalDate.parse(day.start())).toString(), day.rows(), Long::sum));
        return rows.entrySet().stream()
                .map(entry -> slice(entry.getKey(), entry.getValue(), measure))
                .toList();
    }

    private static Calendar.Slice slice(String start, long rows, String measure) {
        return new Calendar.Slice(start, rows, measure == null ? null : BigDecimal.valueOf(rows * 27_591L, 2));
    }

    private static long rowsOn(LocalDate day) {
        long wave = Math.round(60 * Math.sin(day.getDayOfYear() / 58.0));
        long saturday = day.getDayOfWeek() == DayOfWeek.SATURDAY ? 70 : 0;
        long christmas = day.getMonthValue() == 12 && day.getDayOfMonth() < 24 ? 150 : 0;
        return 250 + wave + saturday + christmas + day.getDayOfYear() * 37 % 41;
    }

    private static long rowsAt(int weekday, int hour) {
        double day = Math.exp(-Math.pow((hour - 18) / 4.5, 2)) + 0.6 * Math.exp(-Math.pow((hour - 11) / 2.5, 2));
        return Math.round(1200 * day * (weekday >= 5 ? 1.5 : 1)) + 12;
    }

    private static BigDecimal part(double share) {
        return WHOLE.multiply(BigDecimal.valueOf(share)).setScale(2, RoundingMode.HALF_UP);
    }
}

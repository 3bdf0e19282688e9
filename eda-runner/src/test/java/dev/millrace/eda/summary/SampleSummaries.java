package dev.millrace.eda.summary;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.millrace.eda.profile.Profile;
import dev.millrace.eda.profile.SampleProfiles;
import dev.millrace.eda.summary.Alert.Kind;
import dev.millrace.eda.summary.Alert.Severity;
import dev.millrace.eda.summary.Pipeline.Rejection;
import dev.millrace.eda.summary.Pipeline.StageFigures;

/** Summaries that look like real ones, for tests that need no Spark. */
public final class SampleSummaries {
    private static final String HASH = "5d0c1f8a33b1e902";

    private SampleSummaries() {}

    /** The built-in transactions, verified, with alerts of each severity. */
    public static Summary transactions() {
        return of(SampleProfiles.transactions(), alerts(), verified());
    }

    public static Summary withoutDimensions() {
        return of(SampleProfiles.withoutDimensions(), alerts().subList(1, 2), verified());
    }

    public static Summary withoutMeasure() {
        return of(SampleProfiles.withoutMeasure(), List.of(), null);
    }

    public static Summary withoutTime() {
        return of(SampleProfiles.withoutTime(), alerts().subList(1, 3), verified());
    }

    public static Summary withoutRows() {
        return of(
                SampleProfiles.withoutRows(),
                List.of(),
                new Pipeline(
                        true,
                        "There were no rows, and none came out.",
                        List.of(stage("generated", 0, null), stage("landed", 0, null)),
                        List.of()));
    }

    /** What came out is not what went in, and many rows were rejected. */
    public static Summary unverified() {
        StageFigures other = new StageFigures(
                "analysed",
                99_871,
                null,
                "91c204b7a5e6d310",
                Map.of("total_amount", new BigDecimal("27586992.10")),
                5.3);
        return of(
                SampleProfiles.transactions(),
                alerts(),
                new Pipeline(
                        false,
                        "The analysis saw 99,871 rows where 99,874 landed: 3 rows were lost between the sink and the analysis.",
                        List.of(
                                stage("generated", 100_000, null),
                                stage("ingested", 99_874, 126L),
                                stage("landed", 99_874, null),
                                other),
                        rejections()));
    }

    /** The transactions of another year beside them: some columns drifted, one came. */
    public static Summary compared() {
        return transactions()
                .with(new Comparison(
                        "fedcba9876543210",
                        "2023-12-31T23:59:59Z",
                        true,
                        "payment_method drifted, and city is new.",
                        List.of(
                                new Comparison.Figure("Rows", new BigDecimal(90_000), new BigDecimal(100_000), 0.1111),
                                new Comparison.Figure("Missing cells", BigDecimal.ZERO, new BigDecimal(7), null),
                                new Comparison.Figure(
                                        "Seconds", new BigDecimal("6.1"), new BigDecimal("5.3"), -0.1311)),
                        List.of(new Comparison.SchemaChange("city", null, "string")),
                        List.of(
                                new Comparison.Drift(
                                        "payment_method",
                                        Comparison.Level.DRIFTED,
                                        0.3127,
                                        0.0002,
                                        List.of(
                                                new Comparison.Bin("Card", 0.7, 0.51),
                                                new Comparison.Bin("Cash", 0.3, 0.49)),
                                        List.of()),
                                new Comparison.Drift(
                                        "quantity",
                                        Comparison.Level.SHIFTED,
                                        0.1204,
                                        0.0004,
                                        List.of(
                                                new Comparison.Bin("1 to 2", 0.5, 0.6),
                                                new Comparison.Bin("3 to 9", 0.5, 0.4)),
                                        List.of(new Comparison.QuantileShift(
                                                0.5, new BigDecimal(3), new BigDecimal(2)))),
                                new Comparison.Drift(
                                        "total_amount", Comparison.Level.STABLE, 0.001, 0.002, List.of(), List.of()),
                                new Comparison.Drift(
                                        "customer_id", Comparison.Level.UNKNOWN, null, null, List.of(), List.of())),
                        List.of(new Comparison.NewAndGone(
                                "payment_method", List.of("PayPal", ""), List.of("Cheque"), false)),
                        List.of(new Comparison.GroupChanges(
                                "payment_method",
                                "total_amount",
                                List.of(
                                        new Comparison.GroupChange(
                                                "Card",
                                                new BigDecimal("9000000.10"),
                                                new BigDecimal("7725655.99"),
                                                0.36,
                                                0.28),
                                        new Comparison.GroupChange(
                                                null, null, new BigDecimal("12.50"), null, 0.0001))))));
    }

    /** Texts that would be markup, break the layout or look like something else, wherever data can be. */
    public static Summary hostile() {
        return of(
                HostileProfiles.profile(),
                List.of(
                        new Alert(Severity.SERIOUS, Kind.CONSTANT, "a", HostileProfiles.SCRIPT),
                        new Alert(Severity.MINOR, Kind.ZEROS, null, HostileProfiles.LONG)),
                new Pipeline(
                        false,
                        HostileProfiles.SCRIPT,
                        List.of(stage("landed", 3, 1L)),
                        List.of(new Rejection(
                                HostileProfiles.LONG,
                                HostileProfiles.SCRIPT,
                                1,
                                List.of("line 5: '" + HostileProfiles.LONG + "' is not an integer")))));
    }

    public static Summary of(Profile profile, List<Alert> alerts, Pipeline pipeline) {
        return new Summary(Summary.VERSION, profile, alerts, pipeline, making());
    }

    private static List<Alert> alerts() {
        return List.of(
                new Alert(
                        Severity.SERIOUS,
                        Kind.DUPLICATE_KEYS,
                        "transaction_id",
                        "3 rows have a transaction_id that another row has: sums count them twice."),
                new Alert(
                        Severity.NOTABLE,
                        Kind.SKEWED,
                        "total_amount",
                        "total_amount is strongly skewed to the right (skewness 3.1): its mean is far above its median."),
                new Alert(
                        Severity.NOTABLE,
                        Kind.OUTLIERS,
                        "total_amount",
                        "129 values of total_amount (0.1 %) lie far outside the middle half."),
                new Alert(
                        Severity.NOTABLE,
                        Kind.TIME_GAPS,
                        "timestamp",
                        "There are no rows on 2 days between the first and the last: the longest gap is 2 days from 2 March 2024."),
                new Alert(
                        Severity.MINOR,
                        Kind.HIGH_CARDINALITY,
                        "customer_id",
                        "customer_id has 9,950 different values, too many to group by."),
                new Alert(
                        Severity.MINOR,
                        Kind.CORRELATED,
                        null,
                        "product_price and total_amount go together (Pearson 0.78)."));
    }

    private static Pipeline verified() {
        return new Pipeline(
                true,
                "Every row that went in came out unchanged, in 11.9 s.",
                List.of(
                        stage("generated", 100_000, null),
                        stage("ingested", 100_000, 0L),
                        stage("landed", 100_000, null),
                        stage("analysed", 100_000, null)),
                List.of());
    }

    private static List<Rejection> rejections() {
        List<Rejection> rejections = new ArrayList<>();
        rejections.add(new Rejection(
                "Quantity",
                "is not an integer",
                81,
                List.of(
                        "line 5: 'seven' is not an integer",
                        "line 118: '1.5' is not an integer",
                        "line 4,096: 'n/a' is not an integer")));
        rejections.add(new Rejection(
                "Unit price",
                "is below 0",
                44,
                List.of("line 77: '-3.20' is below 0", "line 901: '-0.01' is below 0")));
        rejections.add(
                new Rejection(null, "has 9 fields where the header has 10", 1, List.of("line 50,021: 9 fields")));
        return rejections;
    }

    private static StageFigures stage(String name, long rows, Long rejected) {
        return new StageFigures(
                name,
                rows,
                rejected,
                HASH,
                Map.of("total_amount", new BigDecimal("27591628.55")),
                0.5 + name.length() / 10.0);
    }

    private static Making making() {
        Map<String, Double> seconds = new LinkedHashMap<>();
        seconds.put("start", 1.84);
        seconds.put("first pass", 1.21);
        seconds.put("second pass", 0.96);
        seconds.put("plots", 0.61);
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put("Millrace", "0.1.0");
        versions.put("Java", "17.0.12");
        versions.put("Spark", "3.5.7");
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("seed", "42, of the generator");
        settings.put("master", "local[2], as many threads as the machine has");
        settings.put("shuffle partitions", "2, because the input has 9.4 MB");
        settings.put("split files", "yes, because no field holds a line break");
        return new Making(
                "2024-12-31T23:59:59Z",
                seconds,
                List.of(
                        new Making.Pass("all figures", 100_000, 9_412_331, 4, 1.21, 1.93),
                        new Making.Pass("ranges and ranks", 100_000, 9_412_331, 4, 0.96, 1.44)),
                versions,
                settings);
    }
}

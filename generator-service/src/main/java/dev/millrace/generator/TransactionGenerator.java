package dev.millrace.generator;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import dev.millrace.generator.Catalog.Category;
import dev.millrace.generator.CounterRandom.Field;

/**
 * Makes the rows of {@code transactions}: a pure function of the seed, the number of rows and the row's number, in whole
 * numbers only, so that the bytes are the same on any machine. Any number of threads may use one instance.
 */
final class TransactionGenerator implements RowGenerator {
    /** Counted in the manifest: rises whenever the same seed comes to give other bytes. */
    static final String VERSION = "1";

    /** How many fields {@link #write} writes. */
    static final int COLUMNS = 10;

    /** More bytes than any row has, whose fields have at most 19, 10, 7, 14, 7, 2, 8, 13, 10 and 14, and ten separators. */
    static final int LONGEST_ROW = 128;

    private static final int ID_DIGITS = 9;
    private static final int CUSTOMER_DIGITS = 5;

    private final CounterRandom random;
    private final Timeline timeline;
    private final Customers customers;
    private final WeightedChoice category = new WeightedChoice(
            Catalog.CATEGORIES.stream().mapToLong(Category::weight).toArray());
    private final WeightedChoice pieces = new WeightedChoice(Catalog.PIECES);
    private final WeightedChoice payment = new WeightedChoice(Catalog.PAYMENT_METHODS.stream()
            .mapToLong(Catalog.PaymentMethod::weight)
            .toArray());
    private final Category[] categories = Catalog.CATEGORIES.toArray(Category[]::new);
    private final byte[][] categoryNames = utf8(Catalog.CATEGORIES.stream().map(Category::name));
    private final byte[][] paymentNames = utf8(Catalog.PAYMENT_METHODS.stream().map(Catalog.PaymentMethod::name));
    private final byte[][] cityNames = utf8(Catalog.CITIES.stream().map(Catalog.City::name));
    private final byte[][] countryNames = utf8(Catalog.CITIES.stream().map(Catalog.City::country));

    /**
     * @param rows how many rows the whole file has, which determines how far apart they are in time
     */
    TransactionGenerator(long seed, long rows) {
        this.random = new CounterRandom(seed);
        this.timeline = new Timeline(new ShopCalendar(), random, rows);
        this.customers = new Customers(random);
    }

    @Override
    public Chunk write(long first, long end, RowBuffer out) {
        ShopCalendar calendar = timeline.calendar();
        long hashes = 0;
        long cents = 0;
        int hour = first < end ? calendar.hour(timeline.point(first)) : 0;
        for (long row = first; row < end; row++) {
            long point = timeline.point(row);
            hour = calendar.hourFrom(hour, point);
            int customer = customers.buyer(row);
            int kind = category.pick(random.bits(row, Field.CATEGORY));
            int price = price(categories[kind], row);
            int quantity = 1 + pieces.pick(random.bits(row, Field.QUANTITY));
            int home = customers.home(customer);

            calendar.write(point, hour, out);
            out.endField();
            out.ascii('T').padded((int) row + 1, ID_DIGITS).endField();
            out.ascii('C').padded(customer, CUSTOMER_DIGITS).endField();
            out.text(categoryNames[kind]).endField();
            out.amount(price).endField();
            out.number(quantity).endField();
            out.amount(price * quantity).endField();
            out.text(paymentNames[payment.pick(random.bits(row, Field.PAYMENT))])
                    .endField();
            out.text(cityNames[home]).endField();
            out.text(countryNames[home]);
            hashes += out.endRow();
            cents += price * quantity;
        }
        return new Chunk(out, end - first, hashes, cents, List.of());
    }

    /** A price in cents: cheap things are bought more often than dear ones, and most prices end with 99. */
    private int price(Category category, long row) {
        // The square of an even spread leans towards the cheap end.
        long share = random.below(1 << 16, row, Field.PRICE);
        int price = category.cheapest() + (int) ((category.dearest() - category.cheapest()) * share * share >>> 32);
        return random.below(4, row, Field.CHARM) == 0 ? price : price - price % 100 + 99;
    }

    private static byte[][] utf8(Stream<String> texts) {
        return texts.map(text -> text.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
    }
}

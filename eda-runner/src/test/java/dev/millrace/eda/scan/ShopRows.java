package dev.millrace.eda.scan;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import dev.millrace.contract.dataset.Row;

/**
 * Purchases for tests, of the dataset {@code transactions}: the same ones every time, and some of them awkward. Cells are
 * missing, amounts negative, far off or often the same, rows and keys there twice, and texts need quotes.
 */
final class ShopRows {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final LocalDateTime OPENING = LocalDateTime.of(2023, 1, 1, 0, 0);
    private static final String[] CATEGORIES = {"Books", "Garden, Tools", "Toys \"R\" here", "Sports", "Électronique"};
    private static final String[] PAYMENTS = {"card", "cash", "transfer", "voucher"};
    private static final String[] COUNTRIES = {"DE", "FR", "IT", "ES", "PL", "Österreich"};
    private static final String[] CITIES = {"Saint-Étienne, Loire", "\"Quoted\"", "東京", "x😀y", "#hash", "İstanbul"};
    private static final int MORE_CITIES = 60;
    private static final int CUSTOMERS = 5_000;

    private final Random random;

    private ShopRows(long seed) {
        this.random = new Random(seed);
    }

    static List<Row> of(int rows, long seed) {
        ShopRows shop = new ShopRows(seed);
        List<Row> all = new ArrayList<>();
        all.add(shop.row("1969-12-31 23:59:59", "first-of-all"));
        while (all.size() < rows) {
            boolean again = shop.oneOf(2_000);
            all.add(again ? all.get(shop.random.nextInt(all.size())) : shop.next(all.size()));
        }
        return all;
    }

    private Row next(int number) {
        // Two of five thousand numbers are given out twice.
        int id = oneOf(2_500) ? number - 1 : number;
        return row(time(), missingOnceIn(3_000, "tx-%06d".formatted(id)));
    }

    private Row row(String time, String id) {
        int category = random.nextInt(CATEGORIES.length);
        long cents = oneOf(50) ? 9_99 : (long) Math.exp(4 + 1.5 * random.nextGaussian() + category / 2.0) + 1;
        int quantity = 1 + (int) Math.min(9, Math.abs(random.nextGaussian() * 2));
        // Small refunds, so that nobody gets more than they paid.
        long amount = oneOf(500) ? -Math.min(cents, 5_00) : oneOf(5_000) ? 10_000_000_00L + cents : cents * quantity;
        return Row.of(
                time,
                id,
                missingOnceIn(300, "C" + (int) (CUSTOMERS * Math.pow(random.nextDouble(), 2))),
                CATEGORIES[category],
                missingOnceIn(40, money(cents)),
                missingOnceIn(100, Integer.toString(oneOf(700) ? 0 : quantity)),
                missingOnceIn(200, money(amount)),
                missingOnceIn(10, PAYMENTS[(category + random.nextInt(2)) % PAYMENTS.length]),
                city(),
                missingOnceIn(4, COUNTRIES[random.nextInt(COUNTRIES.length)]));
    }

    private String time() {
        // Nobody buys anything in the second week of a month.
        LocalDateTime time = OPENING.plusSeconds(random.nextInt(500 * 24 * 60 * 60));
        time = time.getDayOfMonth() > 7 && time.getDayOfMonth() < 15 ? time.plusDays(9) : time;
        return missingOnceIn(1_000, TIME.format(time) + (oneOf(20) ? ".5" : oneOf(20) ? ".25" : ""));
    }

    private String city() {
        int city = random.nextInt(CITIES.length + MORE_CITIES);
        return city < CITIES.length ? CITIES[city] : "City no. " + city;
    }

    private String missingOnceIn(int times, String text) {
        return oneOf(times) ? "" : text;
    }

    private boolean oneOf(int times) {
        return random.nextInt(times) == 0;
    }

    private static String money(long cents) {
        return (cents < 0 ? "-" : "") + Math.abs(cents) / 100 + ".%02d".formatted(Math.abs(cents) % 100);
    }
}

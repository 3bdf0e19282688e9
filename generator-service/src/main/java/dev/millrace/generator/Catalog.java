package dev.millrace.generator;

import java.util.List;

/** What the shop sells, how it is paid and where it is sent: an invented shop that delivers in Europe, with prices in euros. */
final class Catalog {
    /** The most pieces that are bought at once. */
    static final int MOST_PIECES = 10;

    static final List<Category> CATEGORIES = List.of(
            new Category("Electronics", 15, 1_999, 149_999),
            new Category("Clothing", 18, 899, 19_999),
            new Category("Books", 13, 499, 5_999),
            new Category("Home & Kitchen", 12, 999, 49_999),
            new Category("Groceries", 14, 99, 4_999),
            new Category("Toys", 7, 599, 9_999),
            new Category("Sports", 7, 999, 39_999),
            new Category("Beauty", 8, 399, 11_999),
            new Category("Garden", 4, 499, 29_999),
            new Category("Office", 2, 299, 24_999));

    static final List<PaymentMethod> PAYMENT_METHODS = List.of(
            new PaymentMethod("Credit Card", 38),
            new PaymentMethod("Debit Card", 24),
            new PaymentMethod("PayPal", 22),
            new PaymentMethod("Bank Transfer", 11),
            new PaymentMethod("Gift Card", 5));

    /** Weighted roughly by their size; some names are not ASCII, as in life. */
    static final List<City> CITIES = List.of(
            new City("London", "United Kingdom", 89),
            new City("Berlin", "Germany", 77),
            new City("Paris", "France", 68),
            new City("Madrid", "Spain", 60),
            new City("Rome", "Italy", 52),
            new City("Vienna", "Austria", 44),
            new City("Hamburg", "Germany", 42),
            new City("Warsaw", "Poland", 40),
            new City("Barcelona", "Spain", 38),
            new City("Munich", "Germany", 36),
            new City("Milan", "Italy", 34),
            new City("Prague", "Czechia", 32),
            new City("Budapest", "Hungary", 30),
            new City("Amsterdam", "Netherlands", 29),
            new City("Stockholm", "Sweden", 26),
            new City("Brussels", "Belgium", 24),
            new City("Copenhagen", "Denmark", 22),
            new City("Dublin", "Ireland", 20),
            new City("Lisbon", "Portugal", 19),
            new City("Kraków", "Poland", 17),
            new City("Zürich", "Switzerland", 15),
            new City("Helsinki", "Finland", 13),
            new City("Oslo", "Norway", 12),
            new City("Malmö", "Sweden", 9));

    /** How often one, two, three ... pieces are bought at once. */
    static final long[] PIECES = {560, 210, 100, 50, 30, 18, 12, 9, 6, 5};

    /**
     * @param weight how often it is bought, relative to the others
     * @param cheapest price of a piece, in cents
     * @param dearest price of a piece, in cents; ends with 99
     */
    record Category(String name, int weight, int cheapest, int dearest) {
        Category {
            if (cheapest < 1 || dearest < cheapest || dearest % 100 != 99) {
                throw new IllegalArgumentException("%d to %d cents is no range of prices".formatted(cheapest, dearest));
            }
        }
    }

    /** With how often it is used, relative to the others. */
    record PaymentMethod(String name, int weight) {}

    /** With how many customers live there, relative to the others. */
    record City(String name, String country, int weight) {}

    private Catalog() {}
}

package dev.millrace.ingest.rest;

import java.util.List;

/**
 * Which part of a list is asked for.
 *
 * @param page which page, from 0
 * @param size how much is on a page, 1 to {@value #MOST}
 */
record PageParameters(int page, int size) {
    static final int MOST = 200;
    static final int USUAL = 20;

    /**
     * Reads query parameters; null is the usual.
     *
     * @throws InvalidOrderException if one is no number, or out of its range
     */
    static PageParameters of(String page, String size) {
        ValidationErrors complaints = new ValidationErrors();
        int wantedPage = (int) complaints.number("?page", page, 0, 0, Integer.MAX_VALUE);
        int wantedSize = (int) complaints.number("?size", size, USUAL, 1, MOST);
        complaints.raise();
        return new PageParameters(wantedPage, wantedSize);
    }

    <T> List<T> of(List<T> all) {
        long from = Math.min(all.size(), (long) page * size);
        long to = Math.min(all.size(), from + size);
        return all.subList((int) from, (int) to);
    }
}

package dev.millrace.contract.dataset;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TallyTest {
    private static final DatasetDefinition SALES = new DatasetDefinition(
            "sales",
            List.of(
                    Column.of("sold_at", ColumnType.parse("timestamp"), Role.EVENT_TIME),
                    Column.of("id", ColumnType.parse("string"), Role.KEY),
                    Column.of("total", ColumnType.decimal(10, 2), Role.MEASURE)));

    @Test
    void countsHashesAndSums() {
        // Given
        Tally tally = new Tally(SALES);

        // When
        tally.add(Row.of("2024-01-05 13:08:00", "A-1", "19.90"));
        tally.add(Row.of("2024-01-05 13:09:00", "A-2", ""));
        tally.add(Row.of("", "Zürich, \"x\"\n東京", "-0.10"));

        // Then
        assertThat(tally.rows()).isEqualTo(3);
        assertThat(tally.totals())
                .isEqualTo(new Totals(3, "481491ac52502afb", Map.of("total", new BigDecimal("19.80"))));
    }

    @Test
    void countsNothingAtFirst() {
        // When
        Totals totals = new Tally(SALES).totals();

        // Then
        assertThat(totals).isEqualTo(new Totals(0, "0000000000000000", Map.of("total", new BigDecimal("0.00"))));
    }

    @Property(tries = 100)
    void doesNotDependOnTheOrder(@ForAll @Size(max = 20) List<@IntRange(max = 50) Integer> ids, @ForAll long seed) {
        // Given
        List<Row> shuffled = new ArrayList<>(rows(ids));
        Collections.shuffle(shuffled, new Random(seed));

        // When
        Totals totals = tally(shuffled);

        // Then
        assertThat(totals).isEqualTo(tally(rows(ids)));
    }

    @Property(tries = 100)
    void isTheSameInPartsAndWhole(
            @ForAll @Size(max = 20) List<@IntRange(max = 50) Integer> ids, @ForAll @IntRange(max = 20) int cut) {
        // Given
        List<Row> rows = rows(ids);
        Totals head = tally(rows.subList(0, Math.min(cut, rows.size())));
        List<Row> tail = rows.subList(Math.min(cut, rows.size()), rows.size());

        // When
        Tally goneOn = new Tally(SALES, head);
        tail.forEach(goneOn::add);

        // Then
        assertThat(goneOn.totals()).isEqualTo(tally(rows)).isEqualTo(head.plus(tally(tail)));
    }

    @Test
    void seesARowThatIsDoubledLostOrChanged() {
        // Given
        List<Row> rows = rows(List.of(1, 2, 3));
        Totals whole = tally(rows);

        // When
        List<Totals> wrong =
                List.of(tally(rows(List.of(1, 2, 3, 3))), tally(rows(List.of(1, 2))), tally(rows(List.of(1, 2, 4))));

        // Then
        assertThat(wrong).noneMatch(whole::matches);
        assertThat(whole.matches(tally(rows(List.of(3, 1, 2))))).isTrue();
    }

    @Test
    void comparesSumsAsNumbersAndByName() {
        // Given
        Totals totals = new Totals(1, "00000000000000ff", Map.of("total", new BigDecimal("1.50")));

        // When
        Totals otherScale = new Totals(1, "00000000000000ff", Map.of("total", new BigDecimal("1.5")));

        // Then
        assertThat(totals.matches(otherScale)).isTrue();
        assertThat(totals.matches(new Totals(1, "00000000000000ff", Map.of()))).isFalse();
        assertThat(totals.matches(new Totals(1, "00000000000000ff", Map.of("total", new BigDecimal("1.51")))))
                .isFalse();
        assertThat(totals.matches(new Totals(1, "00000000000000fe", totals.sums())))
                .isFalse();
        assertThat(totals.matches(new Totals(2, "00000000000000ff", totals.sums())))
                .isFalse();
    }

    @Test
    void writesSumsAsTextThatKeepsEveryDigit() throws JsonProcessingException {
        // Given
        Totals totals = new Totals(7, "00000000000000ff", Map.of("total", new BigDecimal("12345678901234567890.10")));
        JsonMapper json = new JsonMapper();

        // When
        String text = json.writeValueAsString(totals);

        // Then
        assertThat(text)
                .isEqualTo("{\"rows\":7,\"rowHash\":\"00000000000000ff\","
                        + "\"sums\":{\"total\":\"12345678901234567890.10\"}}");
        assertThat(json.readValue(text, Totals.class)).isEqualTo(totals);
    }

    @Test
    void refusesFewerThanNoRows() {
        assertThatThrownBy(() -> new Totals(-1, "00000000000000ff", Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there cannot be -1 rows");
    }

    private static List<Row> rows(List<Integer> ids) {
        return ids.stream()
                .map(id -> Row.of("2024-01-05 13:08:00", "A-" + id, id % 7 == 0 ? "" : id + ".25"))
                .toList();
    }

    private static Totals tally(List<Row> rows) {
        Tally tally = new Tally(SALES);
        rows.forEach(tally::add);
        return tally.totals();
    }
}

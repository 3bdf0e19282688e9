package dev.millrace.contract.dataset;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DateShapeTest {

    @Test
    void seesTheDaysOfTheCalendarButThe29thOfFebruary() {
        for (int year : new int[] {0, 1, 1900, 2000, 2023, 2024, 9999}) {
            for (int month = 0; month <= 13; month++) {
                for (int day = 0; day <= 32; day++) {
                    // Given
                    String text = "%04d-%02d-%02d".formatted(year, month, day);

                    // When
                    boolean isDate = DateShape.isDate(("x" + text).getBytes(StandardCharsets.US_ASCII), 1);

                    // Then
                    assertThat(isDate).as(text).isEqualTo(year > 0 && isInCalendar(text) && !text.endsWith("02-29"));
                }
            }
        }
    }

    @Test
    void seesTheTimesOfADay() {
        for (int hour = 0; hour < 100; hour++) {
            for (int sixtieth = 0; sixtieth < 100; sixtieth++) {
                // Given
                String text = "%02d:%02d:%02d%02d:%02d:%02d".formatted(hour, sixtieth, 59, hour, 59, sixtieth);
                byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);

                // When
                boolean first = DateShape.isTime(bytes, 0);
                boolean second = DateShape.isTime(bytes, DateShape.TIME_LENGTH);

                // Then
                assertThat(first).as(text).isEqualTo(hour < 24 && sixtieth < 60);
                assertThat(second).as(text).isEqualTo(first);
            }
        }
    }

    private static boolean isInCalendar(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}

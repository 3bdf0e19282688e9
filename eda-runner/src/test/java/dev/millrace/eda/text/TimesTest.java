package dev.millrace.eda.text;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class TimesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2024-03-01 08:15:00 | 1 Mar 2024, 08:15:00 | 1 Mar 2024 | Mar 2024",
                "2024-12-31 | 31 Dec 2024 | 31 Dec 2024 | Dec 2024",
                "2024-12-31 23:59:59.123 | 31 Dec 2024, 23:59:59.123 | 31 Dec 2024 | Dec 2024",
                "2024-13-01 | 2024-13-01 | 2024-13-01 | 2024-13-01",
                "soon | soon | soon | soon"
            })
    void canonicalTimesAreReadableAndOthersStay(String canonical, String moment, String day, String month) {
        // When
        String shown = Times.moment(canonical);

        // Then
        assertThat(shown).isEqualTo(moment);
        assertThat(Times.day(canonical)).isEqualTo(day);
        assertThat(Times.month(canonical)).isEqualTo(month);
    }
}

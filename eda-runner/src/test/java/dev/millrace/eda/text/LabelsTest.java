package dev.millrace.eda.text;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LabelsTest {
    @Test
    void columnsAreNamedInWords() {
        assertThat(Labels.words("product_category")).isEqualTo("Product category");
        assertThat(Labels.lower("Product category")).isEqualTo("product category");
    }

    @Test
    void theMiddleIsLeftOutAndNoCharacterIsCut() {
        assertThat(Labels.elide("short", 5)).isEqualTo("short");
        assertThat(Labels.elide("Donaudampfschifffahrt 11", 9)).isEqualTo("Donaud…11");
        assertThat(Labels.elide("🚚🚚🚚🚚🚚", 3)).isEqualTo("🚚🚚…");
    }

    @Test
    void whatCannotBeSeenIsSaid() {
        assertThat(Labels.value(null)).isEqualTo("(missing)");
        assertThat(Labels.value(" \n")).isEqualTo("(blank)");
        assertThat(Labels.value(" two\n lines ")).isEqualTo("two lines");
    }
}

package dev.millrace.eda;

import java.awt.Font;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CategoryLabelsTest {
    private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 24);

    @Test
    void namesAreBrokenIntoLinesBeforeTheyAreMadeSmaller() {
        // When
        CategoryLabels labels = CategoryLabels.fit(List.of("Home & Garden", "Toys"), FONT, 110);

        // Then
        assertThat(labels.labels()).containsExactly(List.of("Home &", "Garden"), List.of("Toys"));
        assertThat(labels.font().getSize()).isEqualTo(24);
    }

    @Test
    void whatDoesNotFitAtTheSmallestSizeIsCutButToldApart() {
        // Given
        String name = "a name that goes on and on and on and on and on ";

        // When
        CategoryLabels labels =
                CategoryLabels.fit(List.of(name + "1", name + "2", "Donaudampfschifffahrtsgesellschaft"), FONT, 100);

        // Then
        assertThat(labels.labels()).doesNotHaveDuplicates();
        assertThat(labels.labels()).allSatisfy(lines -> {
            assertThat(lines).hasSizeLessThanOrEqualTo(3);
            assertThat(lines).allSatisfy(line -> assertThat(CategoryLabels.width(line, labels.font()))
                    .isLessThanOrEqualTo(100));
        });
    }
}

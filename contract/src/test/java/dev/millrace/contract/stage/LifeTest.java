package dev.millrace.contract.stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LifeTest {
    @AfterEach
    void forget() {
        System.clearProperty(Life.PROPERTY);
    }

    @Test
    void aProcessIsAJobUnlessToldOtherwise() {
        // When
        Life life = Life.chosen();

        // Then
        assertThat(life).isEqualTo(Life.JOB);
    }

    @Test
    void aServiceIsChosenInAnyCase() {
        // Given
        System.setProperty(Life.PROPERTY, "Service");

        // When
        Life life = Life.chosen();

        // Then
        assertThat(life).isEqualTo(Life.SERVICE);
    }

    @Test
    void anotherLifeIsRefusedWithThoseThereAre() {
        // Given
        System.setProperty(Life.PROPERTY, "demon");

        // When
        var choosing = assertThatThrownBy(Life::chosen);

        // Then
        choosing.isInstanceOf(StageFailure.class)
                .hasMessage("MILLRACE_MODE=demon will not do: it must be one of job, service.");
    }
}

package dev.millrace.contract.stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RunModeTest {
    @AfterEach
    void forget() {
        System.clearProperty(RunMode.PROPERTY);
    }

    @Test
    void aProcessIsAJobUnlessToldOtherwise() {
        // When
        RunMode life = RunMode.chosen();

        // Then
        assertThat(life).isEqualTo(RunMode.JOB);
    }

    @Test
    void aServiceIsChosenInAnyCase() {
        // Given
        System.setProperty(RunMode.PROPERTY, "Service");

        // When
        RunMode life = RunMode.chosen();

        // Then
        assertThat(life).isEqualTo(RunMode.SERVICE);
    }

    @Test
    void anotherLifeIsRefusedWithThoseThereAre() {
        // Given
        System.setProperty(RunMode.PROPERTY, "demon");

        // When
        var choosing = assertThatThrownBy(RunMode::chosen);

        // Then
        choosing.isInstanceOf(StageFailure.class)
                .hasMessage("MILLRACE_MODE=demon will not do: it must be one of job, service.");
    }
}

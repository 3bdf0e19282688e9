package dev.millrace.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

class MillraceTest {
    private final StringWriter errors = new StringWriter();
    private final CommandLine millrace = Millrace.commandLine(new PrintWriter(errors, true));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run --row 5          | Unknown option '--row': did you mean --rows?",
                "run --sed=5          | Unknown option '--sed': did you mean --seed?",
                "rn                   | Unknown word 'rn': did you mean run?",
                "run now              | Unknown word 'now'",
                "verify --threads 2   | Unknown option '--threads'",
                "run --rows many      | Invalid value for option '--rows': 'many' is not a number of rows, such as 100000",
                "run --rows 0         | Invalid value for option '--rows': '0' is not a number of rows, such as 100000",
                "run --rows           | Missing required parameter for option '--rows'",
                "run --wire xml       | Invalid value for option '--wire': expected one of [JSON, CSV]",
                "run --deadline soon  | Invalid value for option '--deadline': 'soon' is not a time such as 90s or 10m",
                "run --max-rejected x | 'x' is not a count such as 10 or a percentage such as 1%",
                "run --kafka here     | 'here' is not an address such as localhost:9092",
                "run --kafka-property x | should be in KEY=VALUE format but was x",
                "generate --shard 4/4 | '4/4' is not a part such as 0/4, 1/4, 2/4 or 3/4",
                "sink --batch 12      | '12' is not a batch id, which has sixteen hexadecimal digits",
                "eda --fail-on-drift | Missing required argument(s): --compare=FILE",
                "kafka --port 70000   | '70000' is not a port, 1 to 65535",
                "dataset              | Missing required command",
                "dead-letters         | Missing required command",
                "dead-letters list --limit 0 | '0' is not a whole number of at least 1",
                "deploy --image-prefix q:y:z | 'q:y:z' is not REGISTRY/PATH such as quay.io/shop",
                "logs broker          | expected one of [KAFKA, GENERATE, INGEST, SINK, EDA]",
                "dead-letters replay --batch 12 | '12' is not a batch id, which has sixteen hexadecimal digits",
            })
    void saysInOneSentenceWhatIsWrongWithTheCommandLine(String arguments, String sentence) {
        // Given
        String[] words = arguments.split(" ");

        // When
        int exit = millrace.execute(words);

        // Then
        assertThat(exit).isEqualTo(64);
        assertThat(errors.toString()).contains(sentence).contains("--help shows what there is");
        assertThat(errors.toString().lines()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyOptionOfACommandStandsInOneSectionOfItsHelp(String command) {
        // Given
        CommandLine line = millrace;
        for (String word : command.split(" ")) {
            line = line.getSubcommands().get(word);
        }

        // When
        String help = line.getUsageMessage();

        // Then
        List<String> shown =
                line.getCommandSpec().options().stream().filter(option -> !option.hidden()).toList().stream()
                        .map(option -> option.longestName())
                        .toList();
        assertThat(shown).isNotEmpty().allSatisfy(option -> assertThat(
                        help.lines().filter(text -> text.matches(" {2,6}(-\\w, )?" + option + "([= ].*)?")))
                .as(option)
                .hasSize(1));
        assertThat(help.lines()).allSatisfy(text -> assertThat(text).hasSizeLessThanOrEqualTo(80));
        assertThat(help).contains("Running").contains("Help").contains("Examples");
    }

    static Stream<String> commands() {
        return Stream.of(
                "run",
                "generate",
                "ingest",
                "sink",
                "eda",
                "verify",
                "kafka",
                "dead-letters list",
                "dead-letters replay",
                "deploy",
                "results");
    }

    @Test
    void everyExampleInTheHelpIsACommandThatCanBeGiven() {
        // Given
        List<String> examples = millrace.getSubcommands().values().stream()
                .flatMap(line -> Stream.concat(Stream.of(line), line.getSubcommands().values().stream()))
                .flatMap(line -> Stream.of(line.getCommandSpec().usageMessage().footer()))
                .filter(line -> line.strip().startsWith("./millrace"))
                .map(line -> line.strip()
                        .substring("./millrace ".length())
                        .replace("%%", "%")
                        .replaceFirst(" [<>] .*", ""))
                .toList();

        // When
        List<CommandLine.ParseResult> parsed = examples.stream()
                .map(example -> Millrace.commandLine(new PrintWriter(errors)).parseArgs(example.split(" ")))
                .toList();

        // Then
        assertThat(parsed).hasSizeGreaterThan(10).allSatisfy(result -> assertThat(result.hasSubcommand())
                .isTrue());
    }
}

package dev.millrace.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Groups the options of every command's help by what they are about. */
final class HelpSections {
    /** Option names by section, in the order in which they are shown. What is not named here is shown last. */
    private static final Map<String, List<String>> SECTIONS = sections();

    private static final String OTHERS = "Help";

    private HelpSections() {}

    private static Map<String, List<String>> sections() {
        Map<String, List<String>> sections = new LinkedHashMap<>();
        sections.put(
                "Data",
                List.of(
                        "--rows",
                        "--seed",
                        "--defects",
                        "--defect-kinds",
                        "--shard",
                        "--input",
                        "--dataset",
                        "--batch",
                        "--limit",
                        "--max-rejected",
                        "--name"));
        sections.put("Looking further", List.of("--sql", "--format", "--parquet"));
        sections.put(
                "Kafka",
                List.of("--kafka", "--kafka-property", "--wire", "--rows-per-transaction", "--partitions", "--port"));
        sections.put("Cluster", List.of("--namespace", "--context", "--image-prefix", "--storage-class", "--dry-run"));
        sections.put(
                "Running",
                List.of("--out", "--rows-per-file", "--threads", "--deadline", "--deep", "--json", "--verbose"));
        return sections;
    }

    static void applyTo(CommandLine line) {
        if (!line.getCommandSpec().optionsMap().containsKey("--out")) {
            line.getSubcommands().values().forEach(HelpSections::applyTo);
            return;
        }
        line.getCommandSpec().usageMessage().synopsisHeading("Usage: ").abbreviateSynopsis(true);
        line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST_HEADING, help -> "");
        line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, HelpSections::options);
    }

    private static String options(Help help) {
        StringBuilder text = new StringBuilder();
        SECTIONS.forEach((section, names) -> text.append(section(help, section, named(help, names))));
        return text.append(section(help, OTHERS, others(help))).toString();
    }

    private static List<OptionSpec> named(Help help, List<String> names) {
        return names.stream()
                .map(help.commandSpec()::findOption)
                .filter(option -> option != null && !option.hidden())
                .toList();
    }

    private static List<OptionSpec> others(Help help) {
        List<String> known = SECTIONS.values().stream().flatMap(List::stream).toList();
        return help.commandSpec().options().stream()
                .filter(option -> !option.hidden() && !known.contains(option.longestName()))
                .toList();
    }

    private static String section(Help help, String heading, List<OptionSpec> options) {
        if (options.isEmpty()) {
            return "";
        }
        Help.Layout layout = help.createDefaultLayout();
        options.forEach(option -> layout.addOption(option, help.parameterLabelRenderer()));
        return "%n%s%n".formatted(heading) + layout;
    }
}

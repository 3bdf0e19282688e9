package dev.millrace.eda.page;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.millrace.eda.chart.PlotBook;
import dev.millrace.eda.summary.SampleSummaries;
import dev.millrace.eda.summary.Summary;
import dev.millrace.testbrowser.Browser;
import dev.millrace.testbrowser.Look;
import dev.millrace.testbrowser.Tab;

/** Makes the reports of the samples, and pictures of them, for a person to look at; the only argument is where. */
final class ReportPictures {
    private ReportPictures() {}

    public static void main(String[] arguments) throws Exception {
        Path out = Files.createDirectories(Path.of(arguments[0]).toAbsolutePath());
        Map<String, Summary> samples = new LinkedHashMap<>();
        samples.put("transactions", SampleSummaries.transactions());
        samples.put("without-dimensions", SampleSummaries.withoutDimensions());
        samples.put("without-measure", SampleSummaries.withoutMeasure());
        samples.put("without-time", SampleSummaries.withoutTime());
        samples.put("without-rows", SampleSummaries.withoutRows());
        samples.put("unverified", SampleSummaries.unverified());
        samples.put("compared", SampleSummaries.compared());
        samples.put("hostile", SampleSummaries.hostile());
        Path home = Files.createTempDirectory("browser");
        try (Browser browser = Browser.start(Browser.installed().orElseThrow(), home);
                Tab tab = browser.tab()) {
            for (Map.Entry<String, Summary> sample : samples.entrySet()) {
                picture(tab, out.resolve(sample.getKey()), sample.getValue());
            }
        }
    }

    private static void picture(Tab tab, Path name, Summary summary) throws Exception {
        Path page = Path.of(name + ".html");
        Files.writeString(page, new ReportPage(summary, new PlotBook(summary.profile())).html());
        tab.look(Look.WIDE);
        tab.go(page.toUri());
        Files.write(Path.of(name + "-wide.png"), tab.screenshot());
        Files.write(Path.of(name + "-print.pdf"), tab.pdf());
        tab.look(Look.PHONE);
        Files.write(Path.of(name + "-phone.png"), tab.screenshot());
        tab.look(Look.DARK);
        Files.write(Path.of(name + "-dark.png"), tab.screenshot());
    }
}

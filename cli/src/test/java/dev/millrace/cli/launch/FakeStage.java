package dev.millrace.cli.launch;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A stage without a framework: does what the variable FAKE_ and its jar's name say. It is packed into jars of its own,
 * so it uses nothing but the JDK.
 */
public final class FakeStage {
    /** What the batch's control record is to real stages. */
    private static final Path REFUSED = Path.of(System.getenv("MILLRACE_OUT"), "refused");

    private FakeStage() {}

    /** Ends as it is told to. */
    public static void main(String[] arguments) throws Exception {
        String jar =
                Path.of(System.getProperty("java.class.path")).getFileName().toString();
        // generator-service-runner.jar and the like; the launcher says generate.
        String stage = jar.replaceFirst("(or)?(-service)?-runner.jar", "").replaceFirst("generat$", "generate");
        String order = System.getenv().getOrDefault("FAKE_" + stage, "work");
        switch (order) {
            case "work" -> say(stage, "done", "\"rows\":5,\"total\":5,\"rejected\":0,\"seconds\":0.5,\"exit\":0");
            case "refuse" -> {
                Files.createDirectories(REFUSED.getParent());
                Files.createFile(REFUSED);
                say(stage, "failed", figures("no good", 65));
                System.exit(65);
            }
            case "give-up" -> {
                while (!Files.exists(REFUSED)) {
                    Thread.sleep(1);
                }
                say(stage, "failed", figures("the batch has failed", 65));
                System.exit(65);
            }
            case "crash" -> Runtime.getRuntime().halt(137);
            case "mute" -> System.exit(3);
            case "hang" -> hang();
            default -> throw new IllegalArgumentException(order);
        }
    }

    private static String figures(String message, int exit) {
        return "\"rows\":0,\"total\":0,\"rejected\":0,\"seconds\":0.0,\"message\":\"%s\",\"exit\":%d"
                .formatted(message, exit);
    }

    private static void say(String stage, String phase, String rest) {
        System.err.println("log of " + stage);
        System.out.println("{\"stage\":\"%s\",\"phase\":\"%s\",%s}".formatted(stage, phase, rest));
    }

    private static void hang() throws Exception {
        Path landed = Path.of(System.getenv("MILLRACE_OUT"), "landed", "b");
        Files.createDirectories(landed);
        Files.writeString(landed.resolve("part-0.csv.tmp"), "half");
        Files.writeString(landed.resolve("part-1.csv"), "whole");
        while (System.in.read() >= 0) {
            // As long as the launcher lives.
        }
    }
}

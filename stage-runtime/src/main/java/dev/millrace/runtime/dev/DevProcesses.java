package dev.millrace.runtime.dev;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.millrace.contract.manifest.AtomicFile;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.stage.StageFailure;

/**
 * The processes that dev mode is made of, at most one a module, whichever service is worked on and in how many terminals. A
 * file holds the pid of each, so that they are found again after a live reload, which forgets everything else, and by the
 * dev mode of another service. They end when the JVM that started them does: it holds their standard input open.
 */
record DevProcesses(BuiltModules built, OutDirectory out) {
    /** Makes the process with this pid the one of its module; a companion that does the same work is ended. */
    void takeOver(String module, long pid) {
        running(module)
                .filter(other -> other.pid() != pid)
                .filter(other -> commandLine(other).contains(built.jar(module).toString()))
                .ifPresent(ProcessHandle::destroy);
        write(module, pid);
    }

    /** Whether a process does the work of a module: one that was started here, or the dev mode of another terminal. */
    boolean isRunning(String module) {
        return running(module).isPresent();
    }

    private Optional<ProcessHandle> running(String module) {
        try {
            return ProcessHandle.of(
                            Long.parseLong(Files.readString(pidFile(module)).strip()))
                    .filter(ProcessHandle::isAlive)
                    // Pids come round again: this must be one of ours.
                    .filter(process -> commandLine(process).contains(module));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static String commandLine(ProcessHandle process) {
        return process.info().commandLine().orElse("");
    }

    /**
     * Starts a module as it was last built; what it writes goes to its log.
     *
     * @param environment is added to this process's own
     * @throws StageFailure with code 70 if there is no starting it, with 73 if its log cannot be written
     */
    Process start(String module, List<String> arguments, Map<String, String> environment) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-jar",
                built.jar(module).toString()));
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(makeLog(module));
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            write(module, process.pid());
            return process;
        } catch (IOException e) {
            throw new StageFailure(
                    ExitCode.BUG, "%s cannot be started (%s).".formatted(command.get(0), e.getMessage()), e);
        }
    }

    /** What a module that was started here says. */
    Path log(String module) {
        return out.logs().resolve(module + ".log");
    }

    private File makeLog(String module) {
        Path log = log(module);
        try {
            Files.createDirectories(log.getParent());
            return log.toFile();
        } catch (IOException e) {
            throw AtomicFile.unwritable(log, e);
        }
    }

    private void write(String module, long pid) {
        AtomicFile.write(pidFile(module), Long.toString(pid).getBytes(StandardCharsets.UTF_8));
    }

    private Path pidFile(String module) {
        return out.root().resolve("running").resolve(module + ".pid");
    }
}

package com.wecombridge.local.part;

import com.wecombridge.local.state.StackException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A program in the file system of its image, entered as a container's runtime does.
 *
 * @param enter the command that does
 * @param root of the image
 * @param state the one folder, beside {@code /tmp}, in which it may write, as {@code /state}
 */
public record ImageProgram(Path enter, Path root, Path state) {

    private static final String CACHE = "/app/start-up.aot";
    private static final String INSIDE = "/state";
    private static final String STATE_DIR = "STATE_DIR";
    private static final String KNOWN_BY = "-Dwecombridge.local.state=";

    /** Without a start-up cache it records for one, in {@code /state}. */
    public Launch launch(String heap, Map<String, String> environment) {
        if (Files.notExists(root)) {
            throw new StackException(root + " is missing (run make images)");
        }
        var command = new ArrayList<>(List.of(enter.toString(), root.toString()));
        command.addAll(List.of("--writable", state + ":" + INSIDE, "--"));
        command.addAll(List.of("/jre/bin/java", "@/app/java.options"));
        command.add(KNOWN_BY + state); // a process is known as ours by the folder in its command
        command.addAll(cache());
        command.addAll(List.of("-jar", "/app/program.jar"));
        var settings = new TreeMap<>(environment);
        settings.computeIfPresent(STATE_DIR, (_, _) -> INSIDE);
        settings.put("JAVA_TOOL_OPTIONS", "-Xmx" + heap);
        return new Launch(command, settings);
    }

    private List<String> cache() {
        return Files.exists(root.resolve("." + CACHE))
                ? List.of("-XX:AOTCache=" + CACHE)
                : List.of("-XX:AOTMode=record", "-XX:AOTConfiguration=" + INSIDE + "/recording");
    }
}

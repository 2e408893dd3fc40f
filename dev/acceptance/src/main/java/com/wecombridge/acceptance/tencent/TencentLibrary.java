package com.wecombridge.acceptance.tencent;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.wecombridge.acceptance.Unmet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The npm package {@code @wecom/crypto}, which Tencent publishes, run by Node. */
public final class TencentLibrary {

    private static final Path FOLDER = Path.of("dev/acceptance/src/main/node");

    private TencentLibrary() {}

    /** The parts of an encrypted callback: {@code encrypt} and {@code signature}. */
    public static JsonNode encrypt(Map<String, String> wish) {
        try {
            var node =
                    new ProcessBuilder("node", "encrypt.mjs")
                            .directory(FOLDER.toFile())
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            try (var stdin = node.getOutputStream()) {
                stdin.write(JsonMapper.shared().writeValueAsBytes(wish));
            }
            var answer = new String(node.getInputStream().readAllBytes(), UTF_8);
            if (node.waitFor() != 0) {
                throw new Unmet("node could not run " + FOLDER + "/encrypt.mjs");
            }
            return JsonMapper.shared().readTree(answer);
        } catch (IOException e) {
            throw new Unmet("node cannot be started: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unmet("interrupted");
        }
    }
}

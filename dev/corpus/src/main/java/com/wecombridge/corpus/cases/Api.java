package com.wecombridge.corpus.cases;

import com.wecombridge.acceptance.Bridge;
import com.wecombridge.corpus.wire.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Says what an administrator might: {@code put} to a path a {@code body} of a {@code type}. What
 * {@code look} shows before and after is compared, and a change is noted.
 */
public final class Api implements Library.Speaker {

    private final Bridge bridge;

    public Api(Bridge bridge) {
        this.bridge = bridge;
    }

    @Override
    public List<Reply> say(Map<String, String> parts, Words words) {
        var path = words.fill(parts.getOrDefault("put", ""));
        var look = words.fill(parts.getOrDefault("look", parts.getOrDefault("put", "")));
        var type = words.fill(parts.getOrDefault("type", "application/json"));
        var body = words.fill(parts.getOrDefault("body", ""));
        var before = bridge.get(look);
        long started = System.nanoTime();
        var answer = path.isEmpty() ? before : bridge.putText(path, type, body);
        var took = Duration.ofNanos(System.nanoTime() - started);
        var after = bridge.get(look);
        var changed = after.text().equals(before.text()) ? "" : "changed: " + after.text();
        return List.of(new Reply(answer.status(), "", answer.text(), changed, took));
    }
}

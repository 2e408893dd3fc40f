package com.wecombridge.wecomsim.message;

import com.wecombridge.wecomsim.world.Message;
import com.wecombridge.wecomsim.world.Message.Outcome;
import com.wecombridge.wecomsim.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * How many messages one member got from one app: above 30 a minute or 1000 an hour they are dropped
 * and the sender is not told (90236). Counts are rebuilt from the messages when the process starts.
 */
final class FrequencyLimit {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final World world;
    private final Map<String, Deque<Instant>> shown = new HashMap<>();

    FrequencyLimit(World world) {
        this.world = world;
        var since = world.instant().minus(HOUR);
        world.messages.all().filter(m -> m.sentAt().isAfter(since)).forEach(this::count);
    }

    /** Counts one more message and says whether it is still shown. */
    synchronized boolean admits(String corpId, int agentId, String userId) {
        var now = world.instant();
        var times = times(corpId, agentId, userId);
        while (!times.isEmpty() && times.peekFirst().isBefore(now.minus(HOUR))) {
            times.removeFirst();
        }
        var behaviour = world.behaviour();
        var minute = times.stream().filter(at -> at.isAfter(now.minus(MINUTE))).count();
        if (minute >= behaviour.messagesPerMinute()
                || times.size() >= behaviour.messagesPerHour()) {
            return false;
        }
        times.add(now);
        return true;
    }

    private void count(Message message) {
        message.recipients().stream()
                .filter(recipient -> recipient.outcome() == Outcome.SHOWN)
                .map(r -> times(message.corpId(), message.agentId(), r.userId()))
                .forEach(times -> times.add(message.sentAt()));
    }

    private Deque<Instant> times(String corpId, int agentId, String userId) {
        return shown.computeIfAbsent(
                corpId + "/" + agentId + "/" + userId, _ -> new ArrayDeque<>());
    }
}

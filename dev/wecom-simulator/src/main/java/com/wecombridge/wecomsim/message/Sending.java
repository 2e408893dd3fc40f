package com.wecombridge.wecomsim.message;

import com.wecombridge.wecomsim.behaviour.Behaviour.DuplicateAnswer;
import com.wecombridge.wecomsim.card.ResponseCodes;
import com.wecombridge.wecomsim.docs.SeenInDocs;
import com.wecombridge.wecomsim.message.Addressing.Addressed;
import com.wecombridge.wecomsim.store.Table;
import com.wecombridge.wecomsim.view.Dialect;
import com.wecombridge.wecomsim.view.Directory;
import com.wecombridge.wecomsim.world.App;
import com.wecombridge.wecomsim.world.Message;
import com.wecombridge.wecomsim.world.Message.Outcome;
import com.wecombridge.wecomsim.world.Message.Recipient;
import com.wecombridge.wecomsim.world.World;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends an app message, checking in WeCom's order: body, receivers, range and licences, duplicates,
 * frequency. The token and the agent were checked at the door.
 */
@SeenInDocs("90236")
public final class Sending {

    private static final Duration LONGEST_INTERVAL = Duration.ofHours(4);
    private static final int STANDARD_INTERVAL = 1800;

    private final World world;
    private final Directory directory;
    private final FrequencyLimit frequency;
    private final Volume volume;
    private final Mutes mutes;
    private final MediaOfMessages media;
    private final ResponseCodes codes;
    private final Set<String> tasks = new HashSet<>();
    private final Map<String, Long> newest = new HashMap<>();

    Sending(World world, Directory directory, ResponseCodes codes) {
        this.world = world;
        this.directory = directory;
        this.codes = codes;
        this.frequency = new FrequencyLimit(world);
        this.volume = new Volume(world);
        this.mutes = new Mutes(world);
        this.media = new MediaOfMessages(world);
        world.messages.all().forEach(message -> remember(message));
    }

    /** What the app is told, and what really happened. */
    public Result send(App app, ObjectNode body) {
        if (body.path("msgtype").asString("").equals("template_msg") && !app.ofSuite()) {
            return new Refused(48002);
        }
        var fault =
                MessageRules.bodyFault(body, id -> Dialect.of(world, app).meant(id).isPresent());
        if (fault.isPresent()) {
            return new Refused(fault.getAsInt());
        }
        if (!media.allLive(app.corpId(), body)) {
            return new Refused(40007);
        }
        var wanted = Receivers.in(body);
        var receiverFault = MessageRules.receiverFault(wanted);
        if (receiverFault.isPresent()) {
            return new Refused(receiverFault.getAsInt());
        }
        return world.change(() -> deliver(app, body, wanted));
    }

    private Result deliver(App app, ObjectNode body, Receivers wanted) {
        var addressed = Addressing.spread(world, directory, app, wanted);
        if (addressed.noneValid()) {
            return new Refused(81013);
        }
        var fingerprint = fingerprint(body);
        var first = duplicateOf(app, body, fingerprint);
        if (first.isPresent()) {
            return new Accepted(
                    swallowed(first.get(), addressed),
                    addressed.invalidParty(),
                    addressed.invalidTag());
        }
        if (tasks.contains(task(app.corpId(), app.agentId(), body))) {
            return new Refused(42014);
        }
        if (!volume.admits(app, addressed.reached().size())) {
            return new Refused(45009);
        }
        var message = message(app, body, addressed, fingerprint);
        world.messages.put(Table.key(message.seq()), message);
        remember(message);
        return new Accepted(message, addressed.invalidParty(), addressed.invalidTag());
    }

    private Message message(App app, ObjectNode body, Addressed addressed, String fingerprint) {
        var seq = world.next("message");
        return new Message(
                seq,
                msgId(seq),
                app.corpId(),
                app.agentId(),
                body.path("msgtype").asString(),
                world.instant(),
                body.deepCopy(),
                new Shown(world, directory, app).of(body),
                fingerprint,
                recipients(app, addressed),
                addressed.invalidUser(),
                addressed.unlicensedUser(),
                MessageRules.interactive(body) ? codes.issue(app, seq, "") : "",
                Instant.EPOCH);
    }

    private List<Recipient> recipients(App app, Addressed addressed) {
        var all = new ArrayList<Recipient>();
        for (var member : addressed.reached()) {
            all.add(new Recipient(member.userId(), outcome(app, member.userId())));
        }
        addressed.skipped().stream()
                .map(member -> new Recipient(member.userId(), Outcome.UNLICENSED))
                .forEach(all::add);
        return List.copyOf(all);
    }

    private Outcome outcome(App app, String userId) {
        if (!frequency.admits(app.corpId(), app.agentId(), userId)) {
            return Outcome.OVER_FREQUENCY;
        }
        return mutes.muted(app, userId) ? Outcome.MUTED : Outcome.SHOWN;
    }

    /**
     * What the second sender is told is not documented; the behaviour decides. Nobody sees anything
     * new.
     */
    private Message swallowed(Message first, Addressed addressed) {
        var same = world.behaviour().duplicateAnswer() == DuplicateAnswer.SAME_MSGID;
        return new Message(
                first.seq(),
                same ? first.msgId() : msgId(world.next("message")),
                first.corpId(),
                first.agentId(),
                first.msgType(),
                first.sentAt(),
                first.content(),
                first.shown(),
                first.fingerprint(),
                first.recipients(),
                addressed.invalidUser(),
                addressed.unlicensedUser(),
                first.responseCode(),
                first.recalledAt());
    }

    private Optional<Message> duplicateOf(App app, ObjectNode body, String fingerprint) {
        if (body.path("enable_duplicate_check").asInt(0) != 1) {
            return Optional.empty();
        }
        var seconds = body.path("duplicate_check_interval").asInt(STANDARD_INTERVAL);
        var interval = Duration.ofSeconds(Math.min(seconds, LONGEST_INTERVAL.toSeconds()));
        var since = world.instant().minus(interval);
        return Optional.ofNullable(newest.get(equal(app.corpId(), app.agentId(), fingerprint)))
                .flatMap(seq -> world.messages.get(Table.key(seq)))
                .filter(message -> message.sentAt().isAfter(since));
    }

    /**
     * A task's id is good once in an app, whatever became of its message; equal messages are found
     * without looking at all others.
     */
    private void remember(Message message) {
        var task = task(message.corpId(), message.agentId(), message.content());
        if (!task.isEmpty()) {
            tasks.add(task);
        }
        newest.put(
                equal(message.corpId(), message.agentId(), message.fingerprint()), message.seq());
    }

    private static String task(String corpId, int agentId, JsonNode body) {
        var taskId = body.path(body.path("msgtype").asString("")).path("task_id").asString("");
        return taskId.isEmpty() ? "" : corpId + "/" + agentId + "/" + taskId;
    }

    private static String equal(String corpId, int agentId, String fingerprint) {
        return corpId + "/" + agentId + "/" + fingerprint;
    }

    private static String msgId(long number) {
        return "m-%08d".formatted(number);
    }

    /** Equal for the same JSON whatever the order of its fields. */
    private static String fingerprint(JsonNode body) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(sha.digest(canonical(body).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String canonical(JsonNode node) {
        if (node.isObject()) {
            var sorted = new TreeMap<String, String>();
            node.properties().forEach(f -> sorted.put(f.getKey(), canonical(f.getValue())));
            return sorted.toString();
        }
        if (node.isArray()) {
            return node.valueStream().map(Sending::canonical).toList().toString();
        }
        return node.toString();
    }

    /** What the app is told. */
    public sealed interface Result {}

    /** Nothing was sent. */
    public record Refused(int errcode) implements Result {}

    /** Sent to whoever could be reached. */
    public record Accepted(Message message, String invalidParty, String invalidTag)
            implements Result {}
}

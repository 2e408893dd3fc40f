package com.wecombridge.wecomsim.callback;

import com.wecombridge.wecomsim.store.Table;
import com.wecombridge.wecomsim.view.Dialect;
import com.wecombridge.wecomsim.world.App;
import com.wecombridge.wecomsim.world.CallbackAddress;
import com.wecombridge.wecomsim.world.Delivery;
import com.wecombridge.wecomsim.world.Provider;
import com.wecombridge.wecomsim.world.Suite;
import com.wecombridge.wecomsim.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Puts callbacks on their way: which address, which outer dialect, which receiver id. The courier
 * takes them from {@link #fresh()} once they are committed.
 */
public final class Post {

    private static final Duration FIVE_SECONDS = Duration.ofSeconds(5);
    private static final Duration ONE_SECOND = Duration.ofSeconds(1);
    private static final Set<String> URGENT = Set.of("create_auth", "change_auth", "cancel_auth");

    private final World world;
    private final Queue<Long> fresh = new ConcurrentLinkedQueue<>();
    private final List<Consumer<Delivery>> readers = new CopyOnWriteArrayList<>();

    public Post(World world) {
        this.world = world;
    }

    Queue<Long> fresh() {
        return fresh;
    }

    /**
     * An event in the corp dialect, to an app's callback or a suite's data address.
     *
     * @param from the member it is about, or {@code sys}
     */
    public List<Delivery> toApp(App app, Event event, String from, Telling telling) {
        var head = new LinkedHashMap<String, Object>();
        head.put("MsgType", "event");
        head.put("Event", event.kind());
        head.putAll(event.fields());
        return inCorpDialect(app, new Event(event.kind(), head, event.namesAgent()), from, telling);
    }

    /** What a member wrote to an app; the event's kind is the MsgType. */
    public List<Delivery> messageToApp(App app, Event event, String from, Telling telling) {
        var head = new LinkedHashMap<String, Object>();
        head.put("MsgType", event.kind());
        head.putAll(event.fields());
        return inCorpDialect(app, new Event(event.kind(), head, true), from, telling);
    }

    private List<Delivery> inCorpDialect(App app, Event event, String from, Telling telling) {
        var target = addressOf(app);
        if (!target.present()) {
            return List.of();
        }
        var receiver = Dialect.of(world, app).corpId();
        var xml = new LinkedHashMap<String, Object>();
        xml.put("ToUserName", receiver);
        xml.put("FromUserName", from);
        xml.put("CreateTime", world.instant().getEpochSecond());
        xml.putAll(event.fields());
        if (event.namesAgent()) {
            xml.put("AgentID", app.agentId());
        }
        var letter =
                new Letter(
                        app.corpId(), app.suiteId(), app.agentId(), event, CallbackXml.write(xml));
        return send(letter, target, receiver, telling);
    }

    /** Who reads the answers to callbacks that were taken. */
    public void onTaken(Consumer<Delivery> reader) {
        readers.add(reader);
    }

    void taken(Delivery delivery) {
        readers.forEach(reader -> reader.accept(delivery));
    }

    /**
     * An event in the suite dialect, to a suite's command address; the corp id is empty for suite
     * tickets.
     */
    public List<Delivery> toSuite(Suite suite, String corpId, Event event, Telling telling) {
        var target = commandAddress(suite);
        if (!target.present()) {
            return List.of();
        }
        var xml = new LinkedHashMap<String, Object>();
        xml.put("SuiteId", suite.suiteId());
        if (!corpId.isEmpty() && !event.kind().equals("create_auth")) {
            xml.put("AuthCorpId", Dialect.ofSuite(world, corpId, suite.suiteId()).corpId());
        }
        xml.put("InfoType", event.kind());
        xml.put("TimeStamp", world.instant().getEpochSecond());
        xml.putAll(event.fields());
        var letter = new Letter(corpId, suite.suiteId(), 0, event, CallbackXml.write(xml));
        return send(letter, target, suite.suiteId(), telling);
    }

    /** An event of a provider that belongs to no suite: encrypted for the provider itself. */
    public List<Delivery> toProvider(String providerCorpId, Event event, Telling telling) {
        var target =
                world.providers
                        .get(providerCorpId)
                        .map(Provider::callback)
                        .orElse(CallbackAddress.NONE);
        var xml = new LinkedHashMap<String, Object>();
        xml.put("ServiceCorpId", providerCorpId);
        xml.put("InfoType", event.kind());
        xml.put("TimeStamp", world.instant().getEpochSecond());
        xml.putAll(event.fields());
        var letter = new Letter(providerCorpId, "", 0, event, CallbackXml.write(xml));
        return send(letter, target, providerCorpId, telling);
    }

    /**
     * Any inner XML, as it is.
     *
     * @param kind under which it is recorded
     */
    public record RawXml(String kind, String xml) {}

    /** Sends it to the app, or to the suite's own address. */
    public List<Delivery> raw(App app, Suite.Door door, RawXml raw, Telling telling) {
        var event = new Event(raw.kind(), Map.of());
        var letter = new Letter(app.corpId(), app.suiteId(), app.agentId(), event, raw.xml());
        var suite = world.suites.get(app.suiteId());
        if (suite.isPresent() && door == Suite.Door.COMMAND) {
            return send(letter, commandAddress(suite.get()), app.suiteId(), telling);
        }
        return send(letter, addressOf(app), Dialect.of(world, app).corpId(), telling);
    }

    /** Lets held callbacks go, in the order given. */
    public void release(List<Long> ids) {
        world.change(() -> {
            for (var id : ids) {
                world.deliveries
                        .get(Table.key(id))
                        .filter(d -> d.state() == Delivery.State.HELD)
                        .ifPresent(d -> store(d.in(Delivery.State.PENDING)));
            }
        });
    }

    /** Loses held callbacks. */
    public void drop(List<Long> ids) {
        world.change(() ->
                ids.forEach(id ->
                        world.deliveries
                                .get(Table.key(id))
                                .ifPresent(d ->
                                        world.deliveries.put(
                                                Table.key(id), d.in(Delivery.State.DROPPED)))));
    }

    /** The app's own callback address, or the data address of its suite. */
    public CallbackAddress addressOf(App app) {
        return world.suites
                .get(app.suiteId())
                .map(s -> new CallbackAddress(s.dataUrl(), s.token(), s.aesKey(), ""))
                .orElse(app.callback());
    }

    private static CallbackAddress commandAddress(Suite suite) {
        return new CallbackAddress(suite.commandUrl(), suite.token(), suite.aesKey(), "");
    }

    private List<Delivery> send(
            Letter letter, CallbackAddress target, String receiver, Telling telling) {
        if (telling.quiet() || !target.present()) {
            return List.of();
        }
        return world.change(() -> {
            var sent = new ArrayList<Delivery>();
            for (var i = 0; i < telling.times(); i++) {
                sent.add(store(delivery(letter, target, receiver, telling)));
            }
            return List.copyOf(sent);
        });
    }

    private Delivery delivery(
            Letter letter, CallbackAddress target, String receiver, Telling telling) {
        var toSuite = receiver.equals(letter.suiteId());
        var urgent = URGENT.contains(letter.event().kind());
        return new Delivery(
                world.next("delivery"),
                letter.corpId(),
                letter.suiteId(),
                letter.agentId(),
                letter.event().kind(),
                letter.event().changeType(),
                target.url(),
                receiver,
                receiver,
                target.token(),
                target.aesKey(),
                letter.xml(),
                urgent ? ONE_SECOND : FIVE_SECONDS,
                toSuite,
                telling.mode() == Telling.Mode.HELD ? Delivery.State.HELD : Delivery.State.PENDING,
                world.instant(),
                world.instant(),
                List.of());
    }

    private Delivery store(Delivery delivery) {
        world.deliveries.put(Table.key(delivery.id()), delivery);
        if (delivery.state() == Delivery.State.PENDING) {
            fresh.add(delivery.id());
        }
        return delivery;
    }

    private record Letter(String corpId, String suiteId, int agentId, Event event, String xml) {}

    /** The inner part of a callback: its kind and the fields after the head. */
    public record Event(String kind, Map<String, ?> fields, boolean namesAgent) {

        public Event(String kind, Map<String, ?> fields) {
            this(kind, fields, false);
        }

        /** The same, naming the agent in the corp dialect. */
        public Event namingAgent() {
            return new Event(kind, fields, true);
        }

        String changeType() {
            return fields.get("ChangeType") instanceof String type ? type : "";
        }
    }
}

package com.wecombridge.wecomsim.control;

import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.patch.Definer;
import com.wecombridge.wecomsim.patch.DefinitionRefusedException;
import com.wecombridge.wecomsim.patch.Patch;
import com.wecombridge.wecomsim.world.World;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code POST /simulator/define/<thing>}, {@code POST /simulator/expect}, {@code GET
 * /simulator/query/<thing>}.
 */
public final class ControlDoor {

    private static final int SHOWN = 20;
    private static final int LARGEST_ANSWER = 5_000;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

    private final World world;
    private final Map<String, Definer> things;
    private final Map<String, Supplier<Stream<?>>> records;

    public ControlDoor(
            World world, Map<String, Definer> things, Map<String, Supplier<Stream<?>>> records) {
        this.world = world;
        this.things = things;
        this.records = records;
    }

    public void open(RoutesConfig routes) {
        routes.post("/simulator/define/{thing}", this::define);
        routes.post("/simulator/expect", this::expect);
        routes.get("/simulator/query/{thing}", this::query);
        routes.exception(
                DefinitionRefusedException.class,
                (refusal, context) -> problem(context, 400, String.valueOf(refusal.getMessage())));
        routes.exception(
                NumberFormatException.class,
                (error, context) -> problem(context, 400, "no number: " + error.getMessage()));
        routes.exception(
                JacksonException.class,
                (error, context) -> problem(context, 400, error.getOriginalMessage()));
    }

    private void define(Context context) {
        var name = context.pathParam("thing");
        var thing = things.get(name);
        if (thing == null) {
            problem(
                    context,
                    404,
                    "cannot define " + name + "; can: " + new TreeSet<>(things.keySet()));
            return;
        }
        switch (read(context)) {
            case ArrayNode several -> {
                var results = new ArrayList<Object>();
                several.valueStream().forEach(one -> results.add(thing.define(patch(one))));
                answer(context, results);
            }
            case JsonNode one -> answer(context, thing.define(patch(one)));
        }
    }

    private void query(Context context) {
        var name = context.pathParam("thing");
        var all = records.get(name);
        if (all == null) {
            problem(
                    context,
                    404,
                    "cannot query " + name + "; can: " + new TreeSet<>(records.keySet()));
            return;
        }
        var wanted = new LinkedHashMap<String, String>();
        context.queryParamMap().forEach((field, values) -> wanted.put(field, values.getFirst()));
        var limit = Integer.parseInt(Optional.ofNullable(wanted.remove("limit")).orElse("500"));
        var most = Math.clamp(limit, 0, LARGEST_ANSWER);
        answer(context, new Filter(wanted).newest(all.get().toList(), most));
    }

    private void expect(Context context) throws InterruptedException {
        if (!(read(context) instanceof ObjectNode wish)) {
            throw new DefinitionRefusedException("expect takes one object");
        }
        var patch = new Patch(wish);
        var name = patch.need("what");
        var all = records.get(name);
        if (all == null) {
            throw new DefinitionRefusedException("cannot expect " + name);
        }
        patch.take("what", "");
        var filter = new Filter(texts(patch.take("where", ObjectNode.class, Json.object())));
        var atLeast = patch.take("atLeast", Integer.class, 1);
        var within = patch.take("within", Duration.class, Duration.ofSeconds(10));
        patch.nothingElse();
        var found =
                world.await(
                        () -> {
                            var matches = filter.of(all.get()).toList();
                            return matches.size() >= atLeast
                                    ? Optional.of(matches)
                                    : Optional.empty();
                        },
                        within.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : within);
        if (found.isPresent()) {
            answer(context, found.get());
        } else {
            var seen = all.get().map(Json::tree).toList();
            context.status(417);
            answer(
                    context,
                    Map.of(
                            "problem",
                            "not within " + within,
                            "seen",
                            seen.subList(Math.max(0, seen.size() - SHOWN), seen.size())));
        }
    }

    private static Map<String, String> texts(ObjectNode where) {
        var texts = new LinkedHashMap<String, String>();
        where.properties().forEach(f -> texts.put(f.getKey(), f.getValue().asString("")));
        return texts;
    }

    private static JsonNode read(Context context) {
        return Json.MAPPER.readTree(context.body().isBlank() ? "{}" : context.body());
    }

    private static Patch patch(JsonNode node) {
        if (node instanceof ObjectNode object) {
            return new Patch(object);
        }
        throw new DefinitionRefusedException("a definition is a JSON object");
    }

    private static void problem(Context context, int status, String what) {
        context.status(status);
        answer(context, Map.of("problem", what));
    }

    private static void answer(Context context, Object value) {
        context.contentType("application/json; charset=UTF-8")
                .result(Json.MAPPER.writeValueAsString(value));
    }
}

package com.wecombridge.wecomsim;

import com.wecombridge.wecomsim.admin.AppChanges;
import com.wecombridge.wecomsim.callback.CallbackKinds;
import com.wecombridge.wecomsim.callback.CallbackKinds.Outer;
import com.wecombridge.wecomsim.callback.Post;
import com.wecombridge.wecomsim.callback.Post.Event;
import com.wecombridge.wecomsim.callback.Telling;
import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.patch.DefinitionRefusedException;
import com.wecombridge.wecomsim.patch.Patch;
import com.wecombridge.wecomsim.store.Table;
import com.wecombridge.wecomsim.view.Dialect;
import com.wecombridge.wecomsim.world.App;
import com.wecombridge.wecomsim.world.Delivery;
import com.wecombridge.wecomsim.world.Suite;
import com.wecombridge.wecomsim.world.Suite.Door;
import com.wecombridge.wecomsim.world.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Callbacks that someone asks for by kind, or writes as XML. */
final class ByHand {

    private final World world;
    private final Post post;
    private final AppChanges apps;

    ByHand(World world, Post post, AppChanges apps) {
        this.world = world;
        this.post = post;
        this.apps = apps;
    }

    /** Sends what the definition describes. */
    List<Delivery> send(Patch patch, Telling telling) {
        var suiteId = patch.take("suiteId", "");
        var corpId = patch.take("corpId", "");
        var kind = patch.take("kind", "raw");
        var known = CallbackKinds.find(kind, patch.take("changeType", ""));
        var door = patch.take("door", Door.class, door(suiteId, known));
        var app = app(suiteId, corpId, patch);
        var xml = patch.take("xml", "");
        if (!xml.isEmpty()) {
            patch.nothingElse();
            return post.raw(app, door, new Post.RawXml(kind, xml), telling);
        }
        var from = patch.take("from", "sys");
        var example = known.map(CallbackKinds.Kind::fields).orElseGet(ByHand::emptyObject);
        var fields = fields(patch.take("fields", ObjectNode.class, example));
        patch.nothingElse();
        var event = new Event(kind, fields);
        if (known.filter(k -> k.outer() == Outer.PROVIDER).isPresent()) {
            return post.toProvider(providerOf(app), event, telling);
        }
        return app.ofSuite() && door == Door.COMMAND
                ? toSuite(app, event, telling)
                : toApp(app, event, from, telling);
    }

    private static Door door(String suiteId, Optional<CallbackKinds.Kind> known) {
        var inCorp = known.filter(kind -> kind.outer() == Outer.CORP).isPresent();
        return suiteId.isEmpty() || inCorp ? Door.DATA : Door.COMMAND;
    }

    private String providerOf(App app) {
        return world.suites
                .get(app.suiteId())
                .map(Suite::providerCorpId)
                .orElseThrow(() -> new DefinitionRefusedException("suiteId is missing"));
    }

    private List<Delivery> toSuite(App app, Event event, Telling telling) {
        var suite = world.suites.get(app.suiteId()).orElseThrow();
        return post.toSuite(suite, app.corpId(), event, telling);
    }

    private List<Delivery> toApp(App app, Event event, String from, Telling telling) {
        var sender = from.equals("sys") ? from : Dialect.of(world, app).userId(from);
        return post.toApp(app, event.namingAgent(), sender, telling);
    }

    /** The app that hears it; a suite may be told of a corp that never installed it. */
    private App app(String suiteId, String corpId, Patch patch) {
        if (suiteId.isEmpty()) {
            var agentId = patch.take("agentId", Integer.class, 0);
            return apps.find(corpId, agentId)
                    .orElseThrow(() ->
                            new DefinitionRefusedException(
                                    "corp " + corpId + " has no agent " + agentId));
        }
        patch.take("agentId", Integer.class, 0);
        var suite =
                world.suites
                        .get(suiteId)
                        .orElseThrow(() -> new DefinitionRefusedException("no such suite"));
        return world.installations
                .get(Table.key(corpId, suiteId))
                .flatMap(i -> world.apps.get(Table.key(corpId, i.agentId())))
                .orElseGet(() -> stranger(suite, corpId));
    }

    private static App stranger(Suite suite, String corpId) {
        return new Patch(emptyObject())
                .with("suiteId", suite.suiteId())
                .over(App.numbered(corpId, 0), App.class);
    }

    private static Map<String, Object> fields(ObjectNode given) {
        var fields = new LinkedHashMap<String, Object>();
        given.properties()
                .forEach(field ->
                        fields.put(
                                field.getKey(),
                                Json.MAPPER.treeToValue(field.getValue(), Object.class)));
        return fields;
    }

    private static ObjectNode emptyObject() {
        return Json.object();
    }
}

package com.wecombridge.wecomsim.contacts;

import com.wecombridge.wecomsim.api.Call;
import com.wecombridge.wecomsim.api.Caller;
import com.wecombridge.wecomsim.api.Endpoint;
import com.wecombridge.wecomsim.api.Endpoint.Credential;
import com.wecombridge.wecomsim.api.RefusalException;
import com.wecombridge.wecomsim.chapter.Core;
import com.wecombridge.wecomsim.docs.SeenInDocs;
import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.patch.Patch;
import com.wecombridge.wecomsim.store.Table;
import com.wecombridge.wecomsim.world.Member;
import com.wecombridge.wecomsim.world.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Making, changing and removing members over the API. */
@SeenInDocs({"90195", "90197", "90198", "90199"})
final class MemberWrites {

    private static final int MOST_DELETED = 200;
    private static final String USER_ID = "[A-Za-z0-9][A-Za-z0-9_.@-]{0,63}";

    /** WeCom's names of plain text fields, and ours. */
    private static final Map<String, String> TEXTS =
            Map.of(
                    "name", "name",
                    "alias", "alias",
                    "mobile", "mobile",
                    "position", "position",
                    "email", "email",
                    "biz_mail", "bizMail",
                    "telephone", "telephone",
                    "address", "address");

    private final Core core;
    private final World world;
    private final Writers writers;
    private final Table<Renamed> renamed;

    MemberWrites(Core core, Writers writers) {
        this.core = core;
        this.world = core.world();
        this.writers = writers;
        this.renamed = world.table("renamed-members", Renamed.class);
    }

    List<Endpoint> all() {
        return List.of(
                Endpoint.post("user/create", Credential.CORP, this::create),
                Endpoint.post("user/update", Credential.CORP, this::update),
                Endpoint.get("user/delete", Credential.CORP, this::delete),
                Endpoint.post("user/batchdelete", Credential.CORP, this::deleteSeveral));
    }

    private ObjectNode create(Call call, Caller caller) {
        writers.require(caller);
        var userId = call.text("userid", 40063);
        call.text("name", 40063);
        if (!userId.matches(USER_ID)) {
            throw RefusalException.of(40003);
        }
        return world.change(() -> {
            if (core.directory().member(caller.corpId(), userId).isPresent()) {
                throw RefusalException.of(60102);
            }
            if (world.members.of(caller.corpId()).count() >= caller.corp().userMax()) {
                throw RefusalException.of(45024);
            }
            var patch = wanted(call, caller, Optional.empty()).with("userId", userId);
            core.people().member(patch, writers.telling(caller));
            return Json.object();
        });
    }

    private ObjectNode update(Call call, Caller caller) {
        writers.require(caller);
        return world.change(() -> {
            var member = writers.member(caller, call.text("userid", 40063));
            var patch = wanted(call, caller, Optional.of(member)).with("userId", member.userId());
            rename(call, member).ifPresent(id -> patch.with("newUserId", id));
            core.people().member(patch, writers.telling(caller));
            return Json.object();
        });
    }

    /** An id may be changed once. */
    private Optional<String> rename(Call call, Member member) {
        var wanted = call.body().path("new_userid").asString("");
        if (wanted.isEmpty() || wanted.equals(member.userId())) {
            return Optional.empty();
        }
        if (!wanted.matches(USER_ID)) {
            throw RefusalException.of(40003);
        }
        if (renamed.get(Table.key(member.corpId(), member.userId())).isPresent()) {
            throw RefusalException.of(301036);
        }
        if (!wanted.equalsIgnoreCase(member.userId())
                && core.directory().member(member.corpId(), wanted).isPresent()) {
            throw RefusalException.of(60102);
        }
        var key = Table.key(member.corpId(), wanted);
        renamed.put(key, new Renamed(member.corpId(), wanted, member.userId()));
        return Optional.of(wanted);
    }

    private ObjectNode delete(Call call, Caller caller) {
        writers.require(caller);
        world.change(() -> remove(writers.member(caller, call.need("userid", 40063)), caller));
        return Json.object();
    }

    private ObjectNode deleteSeveral(Call call, Caller caller) {
        writers.require(caller);
        var ids = call.texts("useridlist");
        if (ids.isEmpty()) {
            throw RefusalException.of(40063);
        }
        if (ids.size() > MOST_DELETED) {
            throw RefusalException.of(40032);
        }
        world.change(() -> {
            var members = ids.stream().map(id -> writers.member(caller, id)).toList();
            members.forEach(member -> remove(member, caller));
        });
        return Json.object();
    }

    private void remove(Member member, Caller caller) {
        var patch =
                new Patch(Json.object())
                        .with("corpId", member.corpId())
                        .with("userId", member.userId())
                        .with("removed", true);
        core.people().member(patch, writers.telling(caller));
    }

    private Patch wanted(Call call, Caller caller, Optional<Member> before) {
        var body = call.body();
        var others = others(caller.corpId(), before);
        unique(others, Member::mobile, body.path("mobile").asString(""), 60104);
        unique(others, Member::email, body.path("email").asString(""), 60106);
        var patch = new Patch(Json.object()).with("corpId", caller.corpId());
        TEXTS.forEach((theirs, ours) -> {
            if (body.has(theirs)) {
                patch.with(ours, body.path(theirs).asString(""));
            }
        });
        if (body.has("gender")) {
            patch.with("gender", body.path("gender").asInt(0));
        }
        if (body.has("enable")) {
            patch.with("status", body.path("enable").asInt(1) == 1 ? 1 : 2);
        }
        if (body.has("direct_leader")) {
            patch.with("directLeaders", leaders(call, caller));
        }
        if (body.has("extattr")) {
            patch.with("extAttributes", attributes(body.path("extattr")));
        }
        departments(body, caller, before, patch);
        return patch;
    }

    private static List<String> leaders(Call call, Caller caller) {
        return call.texts("direct_leader").stream()
                .map(id ->
                        caller.dialect()
                                .meant(id)
                                .map(Member::userId)
                                .orElseThrow(() -> RefusalException.of(60111)))
                .toList();
    }

    private void departments(ObjectNode body, Caller caller, Optional<Member> before, Patch patch) {
        var ids = numbers(body.path("department"));
        if (body.has("department") || before.isEmpty()) {
            ids = ids.isEmpty() ? List.of(1) : ids;
            ids.forEach(id -> writers.requireDepartment(caller, id, 60003));
            patch.with("departments", ids);
            patch.with("order", numbers(body.path("order")));
        } else {
            ids = before.map(Member::departments).orElse(List.of());
        }
        if (body.has("main_department")) {
            var main = body.path("main_department").asInt(0);
            if (!ids.contains(main)) {
                throw RefusalException.of(60003);
            }
            patch.with("mainDepartment", main);
        }
        if (body.has("is_leader_in_dept")) {
            var flags = numbers(body.path("is_leader_in_dept"));
            if (flags.size() != ids.size()) {
                throw RefusalException.of(40058);
            }
            var led = new ArrayList<Integer>();
            for (var i = 0; i < flags.size(); i++) {
                if (flags.get(i) == 1) {
                    led.add(ids.get(i));
                }
            }
            patch.with("leaderOf", led);
        }
    }

    private List<Member> others(String corpId, Optional<Member> self) {
        var own = self.map(Member::userId).orElse("");
        return world.members.of(corpId).filter(m -> !m.userId().equals(own)).toList();
    }

    private static void unique(
            List<Member> others, Function<Member, String> field, String value, int taken) {
        if (!value.isEmpty() && others.stream().anyMatch(m -> field.apply(m).equals(value))) {
            throw RefusalException.of(taken);
        }
    }

    private static Map<String, String> attributes(JsonNode extattr) {
        var attributes = new LinkedHashMap<String, String>();
        for (var attribute : extattr.path("attrs")) {
            attributes.put(
                    attribute.path("name").asString(""),
                    attribute.path("text").path("value").asString(""));
        }
        return attributes;
    }

    private static List<Integer> numbers(JsonNode list) {
        return list.valueStream().map(node -> node.asInt(0)).toList();
    }

    /** A member whose id was changed once and is not to be changed again. */
    record Renamed(String corpId, String userId, String before) {}
}

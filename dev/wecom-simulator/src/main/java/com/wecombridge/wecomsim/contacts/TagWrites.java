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
import com.wecombridge.wecomsim.world.Tag;
import com.wecombridge.wecomsim.world.World;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Making, changing and removing directory tags. A tag is changed by the app that made it. */
@SeenInDocs({"90210", "90211", "90212", "90214", "90215"})
final class TagWrites {

    private final Core core;
    private final World world;
    private final Writers writers;
    private final Table<TagOwner> owners;

    TagWrites(Core core, Writers writers) {
        this.core = core;
        this.world = core.world();
        this.writers = writers;
        this.owners = world.table("tag-owners", TagOwner.class);
    }

    List<Endpoint> all() {
        return List.of(
                Endpoint.post("tag/create", Credential.CORP, this::create),
                Endpoint.post("tag/update", Credential.CORP, this::update),
                Endpoint.get("tag/delete", Credential.CORP, this::delete),
                Endpoint.post("tag/addtagusers", Credential.CORP, this::add),
                Endpoint.post("tag/deltagusers", Credential.CORP, this::take));
    }

    private ObjectNode create(Call call, Caller caller) {
        requireTagRights(caller);
        var name = call.text("tagname", 40063);
        return world.change(() -> {
            requireName(caller.corpId(), 0, name);
            var id = call.body().path("tagid").asInt(nextId(caller.corpId()));
            if (core.directory().tag(caller.corpId(), id).isPresent()) {
                throw RefusalException.of(40068);
            }
            var key = Table.key(caller.corpId(), id);
            owners.put(key, new TagOwner(caller.corpId(), id, caller.app().agentId()));
            change(caller, id, new Patch(Json.object()).with("name", name));
            return Json.object().put("tagid", id);
        });
    }

    private ObjectNode update(Call call, Caller caller) {
        var name = call.text("tagname", 40063);
        return world.change(() -> {
            var tag = own(caller, call.body().path("tagid").asInt(0));
            requireName(caller.corpId(), tag.id(), name);
            change(caller, tag.id(), new Patch(Json.object()).with("name", name));
            return Json.object();
        });
    }

    private ObjectNode delete(Call call, Caller caller) {
        world.change(() -> {
            var tag = own(caller, call.number("tagid", 0));
            change(caller, tag.id(), new Patch(Json.object()).with("removed", true));
        });
        return Json.object();
    }

    private ObjectNode add(Call call, Caller caller) {
        return world.change(() -> {
            var tag = own(caller, call.body().path("tagid").asInt(0));
            var named = Named.in(call, caller, core);
            var users = new LinkedHashSet<>(tag.users());
            users.addAll(named.users());
            var parties = new LinkedHashSet<>(tag.parties());
            parties.addAll(named.parties());
            change(caller, tag.id(), lists(users.stream().toList(), parties.stream().toList()));
            return named.invalid();
        });
    }

    private ObjectNode take(Call call, Caller caller) {
        return world.change(() -> {
            var tag = own(caller, call.body().path("tagid").asInt(0));
            var named = Named.in(call, caller, core);
            var users = tag.users().stream().filter(u -> !named.users().contains(u)).toList();
            var parties = tag.parties().stream().filter(p -> !named.parties().contains(p)).toList();
            change(caller, tag.id(), lists(users, parties));
            return named.invalid();
        });
    }

    private static Patch lists(List<String> users, List<Integer> parties) {
        return new Patch(Json.object()).with("users", users).with("parties", parties);
    }

    private void change(Caller caller, int id, Patch patch) {
        var named = patch.with("corpId", caller.corpId()).with("id", id);
        core.people().tag(named, writers.telling(caller));
    }

    /** The corp's own apps may have tags; a suite's app only with the right to write contacts. */
    private void requireTagRights(Caller caller) {
        if (caller.app().ofSuite()) {
            writers.require(caller);
        }
    }

    private Tag own(Caller caller, int id) {
        requireTagRights(caller);
        var tag =
                core.directory()
                        .tag(caller.corpId(), id)
                        .orElseThrow(() -> RefusalException.of(40068));
        var owner = owners.get(Table.key(caller.corpId(), id)).map(TagOwner::agentId).orElse(0);
        if (!caller.app().contactsSync() && owner != caller.app().agentId()) {
            throw RefusalException.of(81011);
        }
        return tag;
    }

    private void requireName(String corpId, int self, String name) {
        if (name.length() > 32) {
            throw RefusalException.of(40072);
        }
        if (world.tags.of(corpId).anyMatch(t -> t.id() != self && t.name().equals(name))) {
            throw RefusalException.of(40071);
        }
    }

    private int nextId(String corpId) {
        return world.tags.of(corpId).mapToInt(Tag::id).max().orElse(0) + 1;
    }

    /** The app that made a tag; 0 is the corp itself. */
    record TagOwner(String corpId, int tagId, int agentId) {}

    /** Members and departments that a call names, and what of it is nobody. */
    private record Named(List<String> users, List<Integer> parties, ObjectNode invalid) {

        static Named in(Call call, Caller caller, Core core) {
            var users = new ArrayList<String>();
            var unknown = new ArrayList<String>();
            for (var id : call.texts("userlist")) {
                caller.dialect()
                        .meant(id)
                        .filter(member -> core.directory().sees(caller.app(), member))
                        .map(Member::userId)
                        .ifPresentOrElse(users::add, () -> unknown.add(id));
            }
            var parties = new ArrayList<Integer>();
            var nowhere = new ArrayList<Integer>();
            var sight = core.directory().visibleParties(caller.app());
            for (var node : call.body().path("partylist")) {
                (sight.contains(node.asInt(0)) ? parties : nowhere).add(node.asInt(0));
            }
            if (users.isEmpty() && parties.isEmpty()) {
                throw RefusalException.of(40070);
            }
            return new Named(users, parties, invalid(unknown, nowhere));
        }

        private static ObjectNode invalid(List<String> users, List<Integer> parties) {
            var answer = Json.object();
            if (!users.isEmpty()) {
                answer.put("invalidlist", String.join("|", users));
            }
            if (!parties.isEmpty()) {
                var list = answer.putArray("invalidparty");
                parties.forEach(list::add);
            }
            return answer;
        }
    }
}

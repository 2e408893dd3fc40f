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
import com.wecombridge.wecomsim.view.Directory;
import com.wecombridge.wecomsim.world.Department;
import com.wecombridge.wecomsim.world.World;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Making, changing and removing departments over the API. */
@SeenInDocs({"90205", "90206", "90207"})
final class DepartmentWrites {

    private static final String NAME = "[^\\\\:*?\"<>|]{1,64}";

    private final Core core;
    private final World world;
    private final Directory directory;
    private final Writers writers;

    DepartmentWrites(Core core, Writers writers) {
        this.core = core;
        this.world = core.world();
        this.directory = core.directory();
        this.writers = writers;
    }

    List<Endpoint> all() {
        return List.of(
                Endpoint.post("department/create", Credential.CORP, this::create),
                Endpoint.post("department/update", Credential.CORP, this::update),
                Endpoint.get("department/delete", Credential.CORP, this::delete));
    }

    private ObjectNode create(Call call, Caller caller) {
        writers.require(caller);
        var name = call.text("name", 40063);
        var parent = call.body().path("parentid").asInt(0);
        return world.change(() -> {
            writers.requireDepartment(caller, parent, 60004);
            var id = call.body().path("id").asInt(nextId(caller.corpId()));
            if (directory.department(caller.corpId(), id).isPresent()) {
                throw RefusalException.of(60008);
            }
            requireName(caller.corpId(), parent, name, id);
            apply(call, caller, id, new Patch(Json.object()).with("parentId", parent));
            return Json.object().put("id", id);
        });
    }

    private ObjectNode update(Call call, Caller caller) {
        writers.require(caller);
        var id = call.body().path("id").asInt(0);
        return world.change(() -> {
            writers.requireDepartment(caller, id, 60003);
            var before = directory.department(caller.corpId(), id).orElseThrow();
            var parent = call.body().path("parentid").asInt(before.parentId());
            if (parent != before.parentId()) {
                move(caller, id, parent);
            }
            requireName(
                    caller.corpId(), parent, call.body().path("name").asString(before.name()), id);
            apply(call, caller, id, new Patch(Json.object()).with("parentId", parent));
            return Json.object();
        });
    }

    private void move(Caller caller, int id, int parent) {
        writers.requireDepartment(caller, parent, 60004);
        if (id == 1 || directory.subtree(caller.corpId(), id).contains(parent)) {
            throw RefusalException.of(60010);
        }
    }

    private ObjectNode delete(Call call, Caller caller) {
        writers.require(caller);
        var id = call.number("id", 0);
        if (id == 1) {
            throw RefusalException.of(60007);
        }
        world.change(() -> {
            writers.requireDepartment(caller, id, 60003);
            if (directory.subtree(caller.corpId(), id).size() > 1) {
                throw RefusalException.of(60006);
            }
            if (directory.members(caller.corpId()).anyMatch(m -> m.departments().contains(id))) {
                throw RefusalException.of(60005);
            }
            var patch = new Patch(Json.object()).with("removed", true);
            core.people().department(named(patch, caller, id), writers.telling(caller));
        });
        return Json.object();
    }

    private void apply(Call call, Caller caller, int id, Patch patch) {
        var body = call.body();
        if (body.has("name")) {
            patch.with("name", body.path("name").asString(""));
        }
        if (body.has("name_en")) {
            patch.with("nameEn", body.path("name_en").asString(""));
        }
        if (body.has("order")) {
            patch.with("order", body.path("order").asLong(0));
        }
        core.people().department(named(patch, caller, id), writers.telling(caller));
    }

    private static Patch named(Patch patch, Caller caller, int id) {
        return patch.with("corpId", caller.corpId()).with("id", id);
    }

    /** A name is well formed, and the only one of its kind below its parent. */
    private void requireName(String corpId, int parent, String name, int self) {
        if (!name.matches(NAME)) {
            throw RefusalException.of(60009);
        }
        var taken =
                world.departments
                        .of(corpId)
                        .filter(d -> d.parentId() == parent && d.id() != self)
                        .anyMatch(d -> d.name().equals(name));
        if (taken) {
            throw RefusalException.of(60008);
        }
    }

    private int nextId(String corpId) {
        return world.departments.of(corpId).mapToInt(Department::id).max().orElse(0) + 1;
    }
}

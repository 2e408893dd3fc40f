package com.wecombridge.wecomsim.contacts;

import com.wecombridge.wecomsim.api.Call;
import com.wecombridge.wecomsim.api.Caller;
import com.wecombridge.wecomsim.api.Endpoint;
import com.wecombridge.wecomsim.api.Endpoint.Credential;
import com.wecombridge.wecomsim.api.RefusalException;
import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.view.Directory;
import com.wecombridge.wecomsim.world.Department;
import com.wecombridge.wecomsim.world.Member;
import com.wecombridge.wecomsim.world.World;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Members and departments, as far as the caller's visible range goes. */
final class ContactEndpoints {

    private static final int LARGEST_PAGE = 10_000;

    private final World world;
    private final Directory directory;

    ContactEndpoints(World world, Directory directory) {
        this.world = world;
        this.directory = directory;
    }

    List<Endpoint> all() {
        return List.of(
                Endpoint.get("user/get", Credential.CORP, this::member),
                Endpoint.get("user/list", Credential.CORP, this::members),
                Endpoint.get("user/simplelist", Credential.CORP, this::membersBriefly),
                Endpoint.post("user/list_id", Credential.CORP, this::memberIds),
                Endpoint.get("department/list", Credential.CORP, this::departments),
                Endpoint.get("department/simplelist", Credential.CORP, this::departmentIds),
                Endpoint.get("department/get", Credential.CORP, this::department));
    }

    private ObjectNode member(Call call, Caller caller) {
        requireDetails(call, caller);
        var app = caller.app();
        var member =
                caller.dialect()
                        .meant(call.need("userid", 40063))
                        .filter(m -> directory.sees(app, m))
                        .orElseThrow(() -> RefusalException.of(60111));
        return MemberViews.of(caller).whole(member);
    }

    private ObjectNode members(Call call, Caller caller) {
        return userList(call, caller, MemberViews.of(caller)::whole);
    }

    private ObjectNode membersBriefly(Call call, Caller caller) {
        return userList(call, caller, MemberViews.of(caller)::brief);
    }

    private ObjectNode userList(Call call, Caller caller, Function<Member, ObjectNode> view) {
        requireDetails(call, caller);
        var root = call.number("department_id", 0);
        if (root == 0) {
            throw RefusalException.of(40063);
        }
        requireVisible(root, caller);
        var wanted =
                call.number("fetch_child", 0) == 1
                        ? directory.subtree(caller.corpId(), root)
                        : Set.of(root);
        var sight = directory.sight(caller.app());
        var answer = Json.object();
        var list = answer.putArray("userlist");
        directory
                .members(caller.corpId())
                .filter(m -> m.departments().stream().anyMatch(wanted::contains))
                .filter(sight::includes)
                .map(view)
                .forEach(list::add);
        if (list.size() > world.behaviour().contacts().largestUserList()) {
            throw RefusalException.of(45029);
        }
        return answer;
    }

    /** One row per member and department; only for the contacts-sync assistant. */
    private ObjectNode memberIds(Call call, Caller caller) {
        if (!caller.app().contactsSync()) {
            throw RefusalException.of(48002);
        }
        var limit = call.body().path("limit").asInt(LARGEST_PAGE);
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw RefusalException.of(40058);
        }
        var from = cursor(call);
        var rows = rows(caller.corpId());
        var end = Math.min(rows.size(), from + limit);
        var answer = Json.object();
        var list = answer.putArray("dept_user");
        rows.subList(Math.min(from, end), end).forEach(list::add);
        return answer.put("next_cursor", end < rows.size() ? "cursor-" + end : "");
    }

    private static int cursor(Call call) {
        var cursor = call.body().path("cursor").asString("");
        if (cursor.isEmpty()) {
            return 0;
        }
        if (!cursor.matches("cursor-\\d{1,9}")) {
            throw RefusalException.of(40058);
        }
        return Integer.parseInt(cursor.substring("cursor-".length()));
    }

    private List<ObjectNode> rows(String corpId) {
        return directory
                .members(corpId)
                .flatMap(member ->
                        member.departments().stream()
                                .map(id ->
                                        Json.object()
                                                .put("userid", member.userId())
                                                .put("department", id)))
                .toList();
    }

    private ObjectNode departments(Call call, Caller caller) {
        requireDetails(call, caller);
        var views = MemberViews.of(caller);
        var answer = Json.object();
        var list = answer.putArray("department");
        visible(call, caller).map(views::department).forEach(list::add);
        return answer;
    }

    private ObjectNode departmentIds(Call call, Caller caller) {
        var answer = Json.object();
        var list = answer.putArray("department_id");
        visible(call, caller)
                .forEach(d ->
                        list.addObject()
                                .put("id", d.id())
                                .put("parentid", d.parentId())
                                .put("order", d.order()));
        return answer;
    }

    private ObjectNode department(Call call, Caller caller) {
        requireDetails(call, caller);
        var id = call.number("id", 0);
        requireVisible(id, caller);
        var found =
                directory
                        .department(caller.corpId(), id)
                        .orElseThrow(() -> RefusalException.of(60003));
        var answer = Json.object();
        answer.set("department", MemberViews.of(caller).department(found));
        return answer;
    }

    /** The departments in sight, below the asked one when one was asked for. */
    private Stream<Department> visible(Call call, Caller caller) {
        var root = call.number("id", 0);
        if (root != 0) {
            requireVisible(root, caller);
        }
        var sight = directory.visibleParties(caller.app());
        var below = root == 0 ? sight : directory.subtree(caller.corpId(), root);
        return world.departments
                .of(caller.corpId())
                .filter(d -> sight.contains(d.id()) && below.contains(d.id()))
                .sorted(Comparator.comparingInt(Department::id));
    }

    /** From a new address the contacts assistant reads ids, and nothing else (96079). */
    private void requireDetails(Call call, Caller caller) {
        var known = world.behaviour().contacts().assistantIps();
        if (caller.app().contactsSync() && !known.isEmpty() && !known.contains(call.ip())) {
            throw RefusalException.of(48009);
        }
    }

    private void requireVisible(int department, Caller caller) {
        if (directory.department(caller.corpId(), department).isEmpty()) {
            throw RefusalException.of(60003);
        }
        if (!directory.visibleParties(caller.app()).contains(department)) {
            throw RefusalException.of(60011);
        }
    }
}

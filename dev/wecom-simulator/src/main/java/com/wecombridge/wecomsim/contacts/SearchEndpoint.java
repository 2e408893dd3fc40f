package com.wecombridge.wecomsim.contacts;

import com.wecombridge.wecomsim.api.Call;
import com.wecombridge.wecomsim.api.Caller;
import com.wecombridge.wecomsim.api.Endpoint;
import com.wecombridge.wecomsim.api.Endpoint.Credential;
import com.wecombridge.wecomsim.api.RefusalException;
import com.wecombridge.wecomsim.docs.SeenInDocs;
import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.store.Table;
import com.wecombridge.wecomsim.view.Clients;
import com.wecombridge.wecomsim.view.Dialect;
import com.wecombridge.wecomsim.view.Directory;
import com.wecombridge.wecomsim.world.App;
import com.wecombridge.wecomsim.world.World;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** How a provider searches by names that it does not see. */
@SeenInDocs("91844")
final class SearchEndpoint {

    private static final int DEPARTMENTS_TOO = 0;
    private static final int MEMBERS = 1;

    private final World world;
    private final Directory directory;

    SearchEndpoint(World world, Directory directory) {
        this.world = world;
        this.directory = directory;
    }

    List<Endpoint> all() {
        return List.of(Endpoint.post("service/contact/search", Credential.PROVIDER, this::search));
    }

    private ObjectNode search(Call call, Caller caller) {
        var word = call.text("query_word", 40063);
        var type = call.body().path("query_type").asInt(DEPARTMENTS_TOO);
        var app = app(call, caller);
        var dialect = Dialect.of(world, app);
        var result = Json.object();
        var members = result.putObject("user");
        var ids = members.putArray("userid");
        var openIds = members.putArray("open_userid");
        if (type == MEMBERS || type == DEPARTMENTS_TOO) {
            directory.visibleMembers(app).stream()
                    .filter(m -> m.name().contains(word) || m.alias().contains(word))
                    .forEach(m -> {
                        ids.add(dialect.userId(m));
                        openIds.add(dialect.openUserId(m));
                    });
        }
        var departments = result.putObject("party").putArray("department_id");
        if (type != MEMBERS) {
            var sight = directory.visibleParties(app);
            world.departments
                    .of(app.corpId())
                    .filter(d -> sight.contains(d.id()) && d.name().contains(word))
                    .forEach(d -> departments.add(d.id()));
        }
        var answer = Json.object().put("is_last", true);
        answer.set("query_result", result);
        return answer;
    }

    /** The provider's app in the corp, which may be named by its encrypted id. */
    private App app(Call call, Caller caller) {
        var agentId = call.body().path("agentid").asInt(0);
        return new Clients(world)
                .installations(caller.corpId(), call.text("auth_corpid", 40013))
                .filter(i -> agentId == 0 || i.agentId() == agentId)
                .findFirst()
                .flatMap(i -> world.apps.get(Table.key(i.corpId(), i.agentId())))
                .orElseThrow(() -> RefusalException.of(48001));
    }
}

package com.wecombridge.wecomsim.contacts;

import com.wecombridge.wecomsim.api.Call;
import com.wecombridge.wecomsim.api.Caller;
import com.wecombridge.wecomsim.api.Endpoint;
import com.wecombridge.wecomsim.api.Endpoint.Credential;
import com.wecombridge.wecomsim.api.RefusalException;
import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.store.Table;
import com.wecombridge.wecomsim.view.Directory;
import com.wecombridge.wecomsim.world.App;
import com.wecombridge.wecomsim.world.Installation;
import com.wecombridge.wecomsim.world.Suite;
import com.wecombridge.wecomsim.world.World;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The app itself and the corp's tags. */
final class AgentEndpoints {

    private final World world;
    private final Directory directory;

    AgentEndpoints(World world, Directory directory) {
        this.world = world;
        this.directory = directory;
    }

    List<Endpoint> all() {
        return List.of(
                Endpoint.get("agent/get", Credential.CORP, this::agent),
                Endpoint.get("agent/list", Credential.CORP, this::agents),
                Endpoint.post("agent/get_admin_list", Credential.CORP, this::admins),
                Endpoint.post("agent/get_permissions", Credential.CORP, this::permissions),
                Endpoint.post("agent/set_scope", Credential.CORP, this::scope),
                Endpoint.get("tag/list", Credential.CORP, this::tags),
                Endpoint.get("tag/get", Credential.CORP, this::tag));
    }

    /** The visible range as the administrator picked it: departments and tags are not expanded. */
    private ObjectNode agent(Call call, Caller caller) {
        var app = caller.app();
        var agentId = call.number("agentid", 0);
        if (agentId == 0) {
            throw RefusalException.of(40056);
        }
        if (agentId != app.agentId()) {
            throw RefusalException.of(301002);
        }
        var dialect = caller.dialect();
        var answer =
                Json.object()
                        .put("agentid", app.agentId())
                        .put("name", app.name())
                        .put("square_logo_url", app.logoUrl())
                        .put("description", app.description());
        var users = answer.putObject("allow_userinfos").putArray("user");
        app.range().users().forEach(u -> users.addObject().put("userid", dialect.userId(u)));
        var parties = answer.putObject("allow_partys").putArray("partyid");
        app.range().parties().forEach(parties::add);
        var tags = answer.putObject("allow_tags").putArray("tagid");
        app.range().tags().forEach(tags::add);
        return answer.put("close", app.disabled() ? 1 : 0)
                .put("redirect_domain", app.redirectDomain())
                .put("report_location_flag", 0)
                .put("isreportenter", app.reportEnter() ? 1 : 0)
                .put("home_url", app.homeUrl())
                .put("customized_publish_status", 1);
    }

    /** Only for the app of a provider. */
    private ObjectNode admins(Call call, Caller caller) {
        var app = ofSuite(caller);
        var answer = Json.object();
        var list = answer.putArray("admin");
        world.installations
                .get(Table.key(app.corpId(), app.suiteId()))
                .map(Installation::adminUserId)
                .filter(id -> !id.isEmpty())
                .ifPresent(id ->
                        list.addObject()
                                .put("userid", caller.dialect().userId(id))
                                .put("auth_type", 1));
        return answer;
    }

    /** The name of the right to write is assumed. */
    private ObjectNode permissions(Call call, Caller caller) {
        var app = ofSuite(caller);
        var answer = Json.object();
        var list = answer.putArray("app_permissions").add("contact:base:base");
        if (world.suites.get(app.suiteId()).filter(Suite::writesContacts).isPresent()) {
            list.add("contact:base:write");
        }
        return answer;
    }

    /** Only for apps that came with a registration package, which nobody has here. */
    private ObjectNode scope(Call call, Caller caller) {
        throw RefusalException.of(48002);
    }

    private static App ofSuite(Caller caller) {
        if (!caller.app().ofSuite()) {
            throw RefusalException.of(48002);
        }
        return caller.app();
    }

    /** Only the app whose token it is. */
    private ObjectNode agents(Call call, Caller caller) {
        var app = caller.app();
        var answer = Json.object();
        answer.putArray("agentlist")
                .addObject()
                .put("agentid", app.agentId())
                .put("name", app.name())
                .put("square_logo_url", app.logoUrl());
        return answer;
    }

    private ObjectNode tags(Call call, Caller caller) {
        var answer = Json.object();
        var list = answer.putArray("taglist");
        world.tags
                .of(caller.corpId())
                .forEach(t -> list.addObject().put("tagid", t.id()).put("tagname", t.name()));
        return answer;
    }

    private ObjectNode tag(Call call, Caller caller) {
        var tag =
                directory
                        .tag(caller.corpId(), call.number("tagid", 0))
                        .orElseThrow(() -> RefusalException.of(40068));
        var dialect = caller.dialect();
        var sight = directory.sight(caller.app());
        var answer = Json.object().put("tagname", tag.name());
        var users = answer.putArray("userlist");
        for (var id : tag.users()) {
            directory
                    .member(caller.corpId(), id)
                    .filter(sight::includes)
                    .ifPresent(m ->
                            users.addObject()
                                    .put("userid", dialect.userId(m))
                                    .put("name", dialect.name(m)));
        }
        var parties = answer.putArray("partylist");
        tag.parties().forEach(parties::add);
        return answer;
    }
}

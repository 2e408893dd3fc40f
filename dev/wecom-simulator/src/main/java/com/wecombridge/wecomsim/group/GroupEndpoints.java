package com.wecombridge.wecomsim.group;

import com.wecombridge.wecomsim.api.Call;
import com.wecombridge.wecomsim.api.Caller;
import com.wecombridge.wecomsim.api.Cursors;
import com.wecombridge.wecomsim.api.Endpoint;
import com.wecombridge.wecomsim.api.Endpoint.Credential;
import com.wecombridge.wecomsim.api.RefusalException;
import com.wecombridge.wecomsim.customer.CustomerDialect;
import com.wecombridge.wecomsim.customer.Customers;
import com.wecombridge.wecomsim.docs.SeenInDocs;
import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.world.App;
import com.wecombridge.wecomsim.world.World;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.StreamSupport;
import tools.jackson.databind.node.ObjectNode;

/** Customer groups as apps read them. */
@SeenInDocs({"92120", "92122", "94822"})
final class GroupEndpoints {

    private static final int LARGEST_PAGE = 1000;
    private static final int MOST_OWNERS = 100;
    private static final int MOST_CHATS = 1000;

    private final Customers customers;
    private final World world;
    private final GroupBook book;
    private final Cursors cursors;

    GroupEndpoints(Customers customers, GroupBook book) {
        this.customers = customers;
        this.world = customers.world();
        this.book = book;
        this.cursors = new Cursors(world);
    }

    List<Endpoint> all() {
        var corp = Credential.CORP;
        return List.of(
                Endpoint.post("externalcontact/groupchat/list", corp, this::list),
                Endpoint.post("externalcontact/groupchat/get", corp, this::get),
                Endpoint.post("externalcontact/opengid_to_chatid", corp, this::byOpenGid),
                Endpoint.post("idconvert/chat_id", corp, this::providersIds));
    }

    private ObjectNode list(Call call, Caller caller) {
        var app = customers.rights().require(caller);
        var limit = call.body().path("limit").asInt(0);
        var filter = call.body().path("status_filter").asInt(0);
        if (limit < 1 || limit > LARGEST_PAGE || filter < 0 || filter > 3) {
            throw RefusalException.of(40058);
        }
        var owners = owners(call, app);
        var question = "groupchats/" + filter + "/" + owners.stream().sorted().toList();
        var cursor = call.body().path("cursor").asString("");
        var behind = cursors.position(cursor, caller, question);
        var found =
                book.groups(app.corpId())
                        .filter(group -> !group.internal() && hears(app, group))
                        .filter(group -> owners.isEmpty() || owners.contains(key(group.owner())))
                        .filter(group -> filter == 0 || book.statusOf(group).number() == filter)
                        .filter(group -> group.chatId().compareTo(behind) > 0)
                        .limit(limit + 1L)
                        .toList();
        var dialect = dialect(app);
        var answer = Json.object();
        var list = answer.putArray("group_chat_list");
        found.stream()
                .limit(limit)
                .forEach(group ->
                        list.addObject()
                                .put("chat_id", dialect.id(group.chatId()))
                                .put("status", book.statusOf(group).number()));
        if (found.size() > limit) {
            var last = found.get(limit - 1).chatId();
            answer.put("next_cursor", cursors.after(last, caller, question));
        }
        return answer;
    }

    private Set<String> owners(Call call, App app) {
        var given = call.body().path("owner_filter").path("userid_list");
        if (given.size() > MOST_OWNERS) {
            throw RefusalException.of(40058);
        }
        var owners = new HashSet<String>();
        for (var one : given) {
            owners.add(key(customers.rights().serving(app, one.asString(""), 84074).userId()));
        }
        return owners;
    }

    private ObjectNode get(Call call, Caller caller) {
        var app = customers.rights().require(caller);
        var group = meant(app, call.text("chat_id", 40063));
        if (group.internal()) {
            throw RefusalException.of(90501);
        }
        if (!hears(app, group)) {
            var unlicensed = customers.rights().lacksLicence(app, group.owner());
            throw RefusalException.of(unlicensed ? 701008 : 60011);
        }
        var named = call.body().path("need_name").asInt(0) == 1;
        var answer = Json.object();
        answer.set("group_chat", new GroupView(customers, dialect(app), named).of(group));
        return answer;
    }

    private ObjectNode byOpenGid(Call call, Caller caller) {
        var app = customers.rights().require(caller);
        var wanted = call.text("opengid", 40063);
        return book.groups(app.corpId())
                .filter(group -> !group.internal() && group.openGid().equals(wanted))
                .findFirst()
                .map(group -> Json.object().put("chat_id", dialect(app).id(group.chatId())))
                .orElseThrow(() -> RefusalException.of(90511));
    }

    /** The provider's own ids for chat ids from before the upgrade (数据迁移). */
    private ObjectNode providersIds(Call call, Caller caller) {
        var app = customers.rights().require(caller);
        var given = call.body().path("chat_id_list");
        if (given.isEmpty() || given.size() > MOST_CHATS) {
            throw RefusalException.of(40058);
        }
        var dialect = dialect(app);
        var answer = Json.object();
        var items = answer.putArray("items");
        var invalid = answer.putArray("invalid_chat_id_list");
        StreamSupport.stream(given.spliterator(), false)
                .map(one -> one.asString(""))
                .forEach(id -> {
                    if (book.group(app.corpId(), id).isPresent()) {
                        items.addObject().put("chat_id", id).put("new_chat_id", dialect.id(id));
                    } else {
                        invalid.add(id);
                    }
                });
        return answer;
    }

    private GroupChat meant(App app, String given) {
        return dialect(app)
                .meant(given)
                .flatMap(id -> book.group(app.corpId(), id))
                .orElseThrow(() -> RefusalException.of(40050));
    }

    private boolean hears(App app, GroupChat group) {
        return customers.rights().hears(app, group.owner());
    }

    private CustomerDialect dialect(App app) {
        return CustomerDialect.of(world, customers.ids(), app);
    }

    private static String key(String userId) {
        return userId.toLowerCase(Locale.ROOT);
    }
}

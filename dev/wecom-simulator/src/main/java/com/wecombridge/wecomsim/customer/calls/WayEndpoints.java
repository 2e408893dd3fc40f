package com.wecombridge.wecomsim.customer.calls;

import com.wecombridge.wecomsim.api.Call;
import com.wecombridge.wecomsim.api.Caller;
import com.wecombridge.wecomsim.api.Cursors;
import com.wecombridge.wecomsim.api.Endpoint;
import com.wecombridge.wecomsim.api.Endpoint.Credential;
import com.wecombridge.wecomsim.api.RefusalException;
import com.wecombridge.wecomsim.customer.ContactWay;
import com.wecombridge.wecomsim.customer.CustomerBook;
import com.wecombridge.wecomsim.customer.CustomerRights;
import com.wecombridge.wecomsim.docs.SeenInDocs;
import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.view.Dialect;
import com.wecombridge.wecomsim.view.Digests;
import com.wecombridge.wecomsim.world.App;
import com.wecombridge.wecomsim.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.node.ObjectNode;

/** How customers reach members (「联系我」). */
@SeenInDocs("92572")
final class WayEndpoints {

    private static final int LONGEST_STATE = 30;
    private static final int MOST_USERS = 100;
    private static final int LARGEST_PAGE = 1000;
    private static final int USUAL_PAGE = 100;
    private static final long A_WEEK = 604_800;
    private static final long A_DAY = 86_400;

    private final World world;
    private final CustomerBook book;
    private final CustomerRights rights;
    private final Cursors cursors;

    WayEndpoints(World world, CustomerBook book, CustomerRights rights) {
        this.world = world;
        this.book = book;
        this.rights = rights;
        this.cursors = new Cursors(world);
    }

    List<Endpoint> all() {
        return List.of(
                Endpoint.post("externalcontact/add_contact_way", Credential.CORP, this::add),
                Endpoint.post("externalcontact/get_contact_way", Credential.CORP, this::get),
                Endpoint.post("externalcontact/list_contact_way", Credential.CORP, this::list),
                Endpoint.post("externalcontact/update_contact_way", Credential.CORP, this::update),
                Endpoint.post("externalcontact/del_contact_way", Credential.CORP, this::delete));
    }

    private ObjectNode add(Call call, Caller caller) {
        var app = rights.require(caller);
        var type = choice(call, "type", 41037, 41039);
        var scene = choice(call, "scene", 41038, 41040);
        return world.change(() -> {
            var number = world.next("contactWay");
            var id = Digests.letters(32, "contact-way", app.corpId(), number);
            var way = fromBody(call, app, blank(app.corpId(), id, type, scene));
            refuseStrangers(way);
            book.keep(way);
            var answer = Json.object().put("config_id", id);
            return scene == 2 ? answer.put("qr_code", way.qrCode()) : answer;
        });
    }

    private ContactWay blank(String corpId, String id, int type, int scene) {
        return new ContactWay(
                corpId,
                id,
                type,
                scene,
                1,
                "",
                true,
                "",
                List.of(),
                List.of(),
                false,
                A_WEEK,
                A_DAY,
                "",
                world.instant());
    }

    private ContactWay fromBody(Call call, App app, ContactWay old) {
        var body = call.body();
        var state = body.path("state").asString(old.state());
        if (state.length() > LONGEST_STATE) {
            throw RefusalException.of(40058);
        }
        return new ContactWay(
                old.corpId(),
                old.configId(),
                old.type(),
                old.scene(),
                body.path("style").asInt(old.style()),
                body.path("remark").asString(old.remark()),
                body.path("skip_verify").asBoolean(old.skipVerify()),
                state,
                body.has("user") ? users(call, app) : old.users(),
                body.has("party") ? parties(call) : old.parties(),
                body.path("is_temp").asBoolean(old.temporary()),
                body.path("expires_in").asLong(old.expiresIn()),
                body.path("chat_expires_in").asLong(old.chatExpiresIn()),
                body.path("unionid").asString(old.unionId()),
                old.createdAt());
    }

    private List<String> users(Call call, App app) {
        var users = new ArrayList<String>();
        for (var given : call.texts("user")) {
            users.add(rights.serving(app, given, 84083).userId());
        }
        return List.copyOf(users);
    }

    private static List<Integer> parties(Call call) {
        return StreamSupport.stream(call.body().path("party").spliterator(), false)
                .map(party -> party.asInt(0))
                .toList();
    }

    private static void refuseStrangers(ContactWay way) {
        var nobody = way.users().isEmpty() && way.parties().isEmpty();
        if (nobody || (way.type() == 1 && way.users().size() != 1)) {
            throw RefusalException.of(40063);
        }
        if (way.users().size() > MOST_USERS) {
            throw RefusalException.of(41041);
        }
    }

    private ObjectNode get(Call call, Caller caller) {
        var way = meant(call, caller);
        var people = Dialect.of(world, caller.app());
        var answer = Json.object();
        var out =
                answer.putObject("contact_way")
                        .put("config_id", way.configId())
                        .put("type", way.type())
                        .put("scene", way.scene())
                        .put("style", way.style())
                        .put("remark", way.remark())
                        .put("skip_verify", way.skipVerify())
                        .put("state", way.state());
        if (way.scene() == 2) {
            out.put("qr_code", way.qrCode());
        }
        var users = out.putArray("user");
        way.users().forEach(user -> users.add(people.userId(user)));
        var parties = out.putArray("party");
        way.parties().forEach(parties::add);
        out.put("is_temp", way.temporary());
        if (way.temporary()) {
            out.put("expires_in", way.expiresIn())
                    .put("chat_expires_in", way.chatExpiresIn())
                    .put("unionid", way.unionId());
        }
        return answer;
    }

    private ObjectNode list(Call call, Caller caller) {
        var app = rights.require(caller);
        var from = call.body().path("start_time").asLong(0);
        var until = call.body().path("end_time").asLong(Long.MAX_VALUE);
        var limit = CustomerEndpoints.limit(call, USUAL_PAGE, LARGEST_PAGE);
        var given = call.body().path("cursor").asString("");
        var behind = cursors.position(given, caller, "contact-ways");
        var ways =
                book.ways(app.corpId())
                        .filter(way -> !way.temporary())
                        .filter(way -> way.createdAt().getEpochSecond() >= from)
                        .filter(way -> way.createdAt().getEpochSecond() <= until)
                        .filter(way -> way.configId().compareTo(behind) > 0)
                        .limit(limit + 1L)
                        .toList();
        var answer = Json.object();
        var list = answer.putArray("contact_way");
        ways.stream()
                .limit(limit)
                .forEach(way -> list.addObject().put("config_id", way.configId()));
        if (ways.size() > limit) {
            var last = ways.get(limit - 1).configId();
            answer.put("next_cursor", cursors.after(last, caller, "contact-ways"));
        }
        return answer;
    }

    private ObjectNode update(Call call, Caller caller) {
        return world.change(() -> {
            var after = fromBody(call, caller.app(), meant(call, caller));
            refuseStrangers(after);
            book.keep(after);
            return Json.object();
        });
    }

    private ObjectNode delete(Call call, Caller caller) {
        return world.change(() -> {
            var way = meant(call, caller);
            book.end(way);
            return Json.object();
        });
    }

    private ContactWay meant(Call call, Caller caller) {
        var app = rights.require(caller);
        return book.way(app.corpId(), call.text("config_id", 41043))
                .orElseThrow(() -> RefusalException.of(41044));
    }

    private static int choice(Call call, String field, int missing, int invalid) {
        if (!call.body().has(field)) {
            throw RefusalException.of(missing);
        }
        var value = call.body().path(field).asInt(0);
        if (value != 1 && value != 2) {
            throw RefusalException.of(invalid);
        }
        return value;
    }
}

package com.wecombridge.wecomsim.customer.calls;

import com.wecombridge.wecomsim.api.Call;
import com.wecombridge.wecomsim.api.Caller;
import com.wecombridge.wecomsim.api.Endpoint;
import com.wecombridge.wecomsim.api.Endpoint.Credential;
import com.wecombridge.wecomsim.api.RefusalException;
import com.wecombridge.wecomsim.callback.Telling;
import com.wecombridge.wecomsim.customer.CustomerBook;
import com.wecombridge.wecomsim.customer.CustomerChanges;
import com.wecombridge.wecomsim.customer.CustomerDialect;
import com.wecombridge.wecomsim.customer.CustomerRights;
import com.wecombridge.wecomsim.customer.Follow;
import com.wecombridge.wecomsim.customer.ServiceIds;
import com.wecombridge.wecomsim.docs.SeenInDocs;
import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.patch.Patch;
import com.wecombridge.wecomsim.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** What an app notes about a customer in a member's name: remark and tags. */
@SeenInDocs({"92115", "92118"})
final class RemarkEndpoints {

    private static final int SHORT = 20;
    private static final int LONG = 150;

    private final World world;
    private final CustomerBook book;
    private final CustomerRights rights;
    private final ServiceIds ids;
    private final CustomerChanges changes;

    RemarkEndpoints(
            World world,
            CustomerBook book,
            CustomerRights rights,
            ServiceIds ids,
            CustomerChanges changes) {
        this.world = world;
        this.book = book;
        this.rights = rights;
        this.ids = ids;
        this.changes = changes;
    }

    List<Endpoint> all() {
        return List.of(
                Endpoint.post("externalcontact/remark", Credential.CORP, this::remark),
                Endpoint.post("externalcontact/mark_tag", Credential.CORP, this::markTag));
    }

    private ObjectNode remark(Call call, Caller caller) {
        var patch = new Patch(Json.object());
        lay(call, patch, new Text("remark", "remark", SHORT));
        lay(call, patch, new Text("description", "description", LONG));
        lay(call, patch, new Text("remark_company", "remarkCorpName", SHORT));
        if (call.body().has("remark_mobiles")) {
            var mobiles = call.texts("remark_mobiles").stream().filter(m -> !m.isEmpty()).toList();
            patch.with("remarkMobiles", mobiles);
        }
        return world.change(() -> {
            var follow = follow(call, caller);
            changes.keep(
                    Optional.of(follow), patch.over(follow, Follow.class), Telling.callbacks());
            return Json.object();
        });
    }

    private static void lay(Call call, Patch patch, Text text) {
        if (call.body().has(text.field())) {
            var value = call.body().path(text.field()).asString("");
            if (value.codePointCount(0, value.length()) > text.longest()) {
                throw RefusalException.of(40058);
            }
            patch.with(text.into(), value);
        }
    }

    private record Text(String field, String into, int longest) {}

    private ObjectNode markTag(Call call, Caller caller) {
        return world.change(() -> {
            var follow = follow(call, caller);
            var dialect = CustomerDialect.of(world, ids, caller.app());
            var tags = new ArrayList<>(follow.tags());
            for (var given : call.texts("add_tag")) {
                var id = existing(caller.corpId(), dialect, given);
                if (!tags.contains(id)) {
                    tags.add(id);
                }
            }
            for (var given : call.texts("remove_tag")) {
                tags.remove(existing(caller.corpId(), dialect, given));
            }
            var patch = new Patch(Json.object()).with("tags", tags);
            changes.keep(
                    Optional.of(follow), patch.over(follow, Follow.class), Telling.callbacks());
            return Json.object();
        });
    }

    private String existing(String corpId, CustomerDialect dialect, String given) {
        return dialect.meant(given)
                .filter(id -> book.groupOf(corpId, id).isPresent())
                .orElseThrow(() -> RefusalException.of(40068));
    }

    private Follow follow(Call call, Caller caller) {
        var app = rights.require(caller);
        var member = rights.serving(app, call.text("userid", 40063), 84083);
        var given = call.text("external_userid", 40063);
        var contact =
                CustomerDialect.of(world, ids, app)
                        .meant(given)
                        .flatMap(id -> book.contact(app.corpId(), id))
                        .orElseThrow(() -> RefusalException.of(40096));
        return book.follow(app.corpId(), member.userId(), contact.externalUserId())
                .filter(follow -> !follow.half())
                .orElseThrow(() -> RefusalException.of(84061));
    }
}

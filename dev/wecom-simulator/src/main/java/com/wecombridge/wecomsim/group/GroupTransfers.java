package com.wecombridge.wecomsim.group;

import com.wecombridge.wecomsim.api.Call;
import com.wecombridge.wecomsim.api.Caller;
import com.wecombridge.wecomsim.api.Endpoint;
import com.wecombridge.wecomsim.api.Endpoint.Credential;
import com.wecombridge.wecomsim.api.RefusalException;
import com.wecombridge.wecomsim.customer.CustomerDialect;
import com.wecombridge.wecomsim.customer.Customers;
import com.wecombridge.wecomsim.docs.SeenInDocs;
import com.wecombridge.wecomsim.group.GroupChat.Status;
import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.world.App;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Groups get another owner; it takes effect at once (assumed; WeCom takes up to a day). */
@SeenInDocs({"92127", "95703"})
final class GroupTransfers {

    private static final int MOST_AT_ONCE = 100;

    private final Customers customers;
    private final GroupBook book;
    private final GroupChanges changes;

    GroupTransfers(Customers customers, GroupBook book, GroupChanges changes) {
        this.customers = customers;
        this.book = book;
        this.changes = changes;
    }

    List<Endpoint> all() {
        var corp = Credential.CORP;
        return List.of(
                Endpoint.post(
                        "externalcontact/groupchat/transfer",
                        corp,
                        (call, caller) -> transfer(call, caller, true)),
                Endpoint.post(
                        "externalcontact/groupchat/onjob_transfer",
                        corp,
                        (call, caller) -> transfer(call, caller, false)));
    }

    private ObjectNode transfer(Call call, Caller caller, boolean resigned) {
        var app = customers.rights().require(caller);
        var heir = customers.rights().serving(app, call.text("new_owner", 40063), 84083);
        var given = call.texts("chat_id_list");
        if (given.isEmpty() || given.size() > MOST_AT_ONCE) {
            throw RefusalException.of(40058);
        }
        return customers
                .world()
                .change(() -> {
                    var answer = Json.object();
                    var failed = answer.putArray("failed_chat_list");
                    for (var id : given) {
                        var group = meant(app, id);
                        var errcode = refusal(group, heir.userId(), resigned);
                        if (errcode == 0) {
                            var status = resigned ? Status.INHERITED : Status.NORMAL;
                            changes.handOver(group.orElseThrow(), heir.userId(), status);
                        } else {
                            failed.addObject()
                                    .put("chat_id", id)
                                    .put("errcode", errcode)
                                    .put("errmsg", RefusalException.of(errcode).text());
                        }
                    }
                    return answer;
                });
    }

    private Optional<GroupChat> meant(App app, String given) {
        return CustomerDialect.of(customers.world(), customers.ids(), app)
                .meant(given)
                .flatMap(id -> book.group(app.corpId(), id));
    }

    private int refusal(Optional<GroupChat> known, String heir, boolean resigned) {
        if (known.isEmpty()) {
            return 40050;
        }
        var group = known.get();
        if (group.internal()) {
            return 90501;
        }
        var ownerLeft = book.statusOf(group) == Status.OWNER_LEFT;
        if (resigned && !ownerLeft) {
            return group.status() == Status.INHERITED ? 90508 : 90500;
        }
        if (!resigned && ownerLeft) {
            return 90502;
        }
        return group.owner().equalsIgnoreCase(heir) ? 90504 : 0;
    }
}

package com.wecombridge.wecomsim.licence;

import com.wecombridge.wecomsim.api.Call;
import com.wecombridge.wecomsim.api.Caller;
import com.wecombridge.wecomsim.api.Endpoint;
import com.wecombridge.wecomsim.api.Endpoint.Credential;
import com.wecombridge.wecomsim.api.RefusalException;
import com.wecombridge.wecomsim.docs.SeenInDocs;
import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.paid.LicenceAccount;
import com.wecombridge.wecomsim.store.Table;
import com.wecombridge.wecomsim.view.Clients;
import com.wecombridge.wecomsim.view.Dialect;
import com.wecombridge.wecomsim.world.Installation;
import com.wecombridge.wecomsim.world.Member;
import com.wecombridge.wecomsim.world.World;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Licences as a provider sees and moves them. */
@SeenInDocs({"95553", "95552", "95544", "95555", "95673", "95844", "95873"})
final class LicenceEndpoints {

    private static final int MOST_AT_ONCE = 1000;

    private final World world;
    private final LicenceBook book;
    private final Clients clients;

    LicenceEndpoints(World world, LicenceBook book) {
        this.world = world;
        this.book = book;
        this.clients = new Clients(world);
    }

    List<Endpoint> all() {
        return List.of(
                post("active_account", this::activate),
                post("batch_active_account", this::activateSeveral),
                post("get_active_info_by_code", this::byCode),
                post("batch_get_active_info_by_code", this::byCodes),
                post("get_active_info_by_user", this::byUser),
                post("list_actived_account", this::activated),
                post("batch_transfer_license", this::move),
                post("get_app_license_info", this::ofApp),
                post("set_auto_active_status", this::setAutomatic),
                post("get_auto_active_status", this::automatic));
    }

    private static Endpoint post(String path, Endpoint.Answer answer) {
        return Endpoint.post("license/" + path, Credential.PROVIDER, answer);
    }

    private ObjectNode activate(Call call, Caller caller) {
        var client = client(call, caller);
        world.change(() ->
                book.activate(
                        account(client, call.text("active_code", 40063)),
                        client,
                        member(client, call.text("userid", 40063))));
        return Json.object();
    }

    private ObjectNode activateSeveral(Call call, Caller caller) {
        var client = client(call, caller);
        var wishes = several(call.body().path("active_list"));
        var answer = Json.object();
        var results = answer.putArray("active_result");
        for (var wish : wishes) {
            var code = wish.path("active_code").asString("");
            var userId = wish.path("userid").asString("");
            var errcode =
                    errcodeOf(() ->
                            book.activate(account(client, code), client, member(client, userId)));
            results.addObject()
                    .put("active_code", code)
                    .put("userid", userId)
                    .put("errcode", errcode);
        }
        return answer;
    }

    private ObjectNode byCode(Call call, Caller caller) {
        var client = client(call, caller);
        var answer = Json.object();
        answer.set("active_info", view(account(client, call.text("active_code", 40063)), client));
        return answer;
    }

    private ObjectNode byCodes(Call call, Caller caller) {
        var client = client(call, caller);
        var answer = Json.object();
        var known = answer.putArray("active_info_list");
        var unknown = answer.putArray("invalid_active_code_list");
        for (var code : call.texts("active_code_list")) {
            find(client, code)
                    .ifPresentOrElse(a -> known.add(view(a, client)), () -> unknown.add(code));
        }
        return answer;
    }

    private ObjectNode byUser(Call call, Caller caller) {
        var client = client(call, caller);
        var member = member(client, call.text("userid", 40063));
        var now = world.instant();
        var own =
                book.accounts()
                        .of(client.corpId())
                        .filter(a -> a.userId().equals(member.userId()))
                        .toList();
        var answer =
                Json.object()
                        .put("active_status", own.stream().anyMatch(a -> a.inForce(now)) ? 1 : 0);
        var list = answer.putArray("active_info_list");
        own.forEach(account -> list.add(view(account, client)));
        return answer;
    }

    private ObjectNode activated(Call call, Caller caller) {
        var client = client(call, caller);
        var page = Page.of(call, 500, 1000);
        var all = book.accounts().of(client.corpId()).filter(a -> !a.userId().isEmpty()).toList();
        var answer = page.describe(all.size());
        var list = answer.putArray("account_list");
        for (var account : page.of(all)) {
            list.addObject()
                    .put("userid", dialect(client).userId(account.userId()))
                    .put("type", account.type())
                    .put("expire_time", account.expiresAt().getEpochSecond())
                    .put("active_time", account.activatedAt().getEpochSecond());
        }
        return answer;
    }

    private ObjectNode move(Call call, Caller caller) {
        var client = client(call, caller);
        var wishes = several(call.body().path("transfer_list"));
        var answer = Json.object();
        var results = answer.putArray("transfer_result");
        for (var wish : wishes) {
            var from = wish.path("handover_userid").asString("");
            var to = wish.path("takeover_userid").asString("");
            var errcode =
                    errcodeOf(() -> book.move(client, member(client, from), member(client, to)));
            results.addObject()
                    .put("handover_userid", from)
                    .put("takeover_userid", to)
                    .put("errcode", errcode);
        }
        return answer;
    }

    /** 0 no licence, 1 the trial runs, 2 something was bought (the numbers are assumed). */
    private ObjectNode ofApp(Call call, Caller caller) {
        var suiteId = call.text("suite_id", 40083);
        var client =
                clients.installations(caller.corpId(), call.text("corpid", 40013))
                        .filter(i -> i.suiteId().equals(suiteId))
                        .findFirst()
                        .orElseThrow(() -> RefusalException.of(40083));
        var trialEnd = client.installedAt().plus(world.behaviour().licences().trial());
        var bought = book.accounts().of(client.corpId()).findAny().isPresent();
        var trial = world.instant().isBefore(trialEnd) ? 1 : 0;
        var answer = Json.object().put("license_status", bought ? 2 : trial);
        answer.putObject("trail_info")
                .put("start_time", client.installedAt().getEpochSecond())
                .put("end_time", trialEnd.getEpochSecond());
        return answer;
    }

    private ObjectNode setAutomatic(Call call, Caller caller) {
        var on = call.body().path("auto_active_status").asInt(0) == 1;
        book.activateByItself(client(call, caller), on);
        return Json.object();
    }

    private ObjectNode automatic(Call call, Caller caller) {
        var on = book.activatesByItself(client(call, caller));
        return Json.object().put("auto_active_status", on ? 1 : 0);
    }

    private Installation client(Call call, Caller caller) {
        return clients.any(caller.corpId(), call.text("corpid", 40013))
                .orElseThrow(() -> RefusalException.of(2000002));
    }

    private Optional<LicenceAccount> find(Installation client, String code) {
        return book.accounts().get(Table.key(client.corpId(), code));
    }

    private LicenceAccount account(Installation client, String code) {
        return find(client, code).orElseThrow(() -> RefusalException.of(701001));
    }

    private Member member(Installation client, String userId) {
        return dialect(client).meant(userId).orElseThrow(() -> RefusalException.of(60111));
    }

    private Dialect dialect(Installation client) {
        return Dialect.ofSuite(world, client.corpId(), client.suiteId());
    }

    private ObjectNode view(LicenceAccount account, Installation client) {
        var out =
                Json.object()
                        .put("active_code", account.activeCode())
                        .put("type", account.type())
                        .put("status", account.status(world.instant()))
                        .put("create_time", account.createdAt().getEpochSecond());
        if (!account.userId().isEmpty()) {
            out.put("userid", dialect(client).userId(account.userId()))
                    .put("active_time", account.activatedAt().getEpochSecond())
                    .put("expire_time", account.expiresAt().getEpochSecond());
        }
        return out;
    }

    private static List<JsonNode> several(JsonNode list) {
        var all = list.valueStream().toList();
        if (all.isEmpty()) {
            throw RefusalException.of(701019);
        }
        if (all.size() > MOST_AT_ONCE) {
            throw RefusalException.of(701020);
        }
        return all;
    }

    /** In a batch each one fails for itself. */
    private int errcodeOf(Runnable work) {
        try {
            world.change(work);
            return 0;
        } catch (RefusalException refusal) {
            return refusal.errcode();
        }
    }
}

package com.wecombridge.wecomsim.licence;

import com.wecombridge.wecomsim.api.Call;
import com.wecombridge.wecomsim.api.Caller;
import com.wecombridge.wecomsim.api.Endpoint;
import com.wecombridge.wecomsim.api.Endpoint.Credential;
import com.wecombridge.wecomsim.api.RefusalException;
import com.wecombridge.wecomsim.docs.SeenInDocs;
import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.licence.LicenceBook.Wish;
import com.wecombridge.wecomsim.view.Clients;
import com.wecombridge.wecomsim.view.Dialect;
import com.wecombridge.wecomsim.world.World;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Orders of licences. They are paid where WeCom's till would be: by a definition. */
@SeenInDocs({"95644", "95646", "95647", "95648", "96106"})
final class OrderEndpoints {

    private static final int BUY = 1;

    private final World world;
    private final LicenceBook book;
    private final Clients clients;

    OrderEndpoints(World world, LicenceBook book) {
        this.world = world;
        this.book = book;
        this.clients = new Clients(world);
    }

    List<Endpoint> all() {
        return List.of(
                post("create_new_order", this::create),
                post("cancel_order", this::cancel),
                post("list_order", this::orders),
                post("get_order", this::order),
                post("list_order_account", this::accounts));
    }

    private static Endpoint post(String path, Endpoint.Answer answer) {
        return Endpoint.post("license/" + path, Credential.PROVIDER, answer);
    }

    private ObjectNode create(Call call, Caller caller) {
        var client =
                clients.any(caller.corpId(), call.text("corpid", 40013))
                        .orElseThrow(() -> RefusalException.of(2000002));
        var count = call.body().path("account_count");
        var base = count.path("base_count").asInt(0);
        var interop = count.path("external_contact_count").asInt(0);
        var months = call.body().path("account_duration").path("months").asInt(0);
        var buyer = call.text("buyer_userid", 40063);
        var order = book.order(client, buyer, new Wish(base, interop, months));
        return Json.object().put("order_id", order.orderId());
    }

    private ObjectNode cancel(Call call, Caller caller) {
        book.cancel(own(call, caller).orderId());
        return Json.object();
    }

    private ObjectNode orders(Call call, Caller caller) {
        var page = Page.of(call, 500, 1000);
        var all =
                book.orders()
                        .all()
                        .filter(o -> o.providerCorpId().equals(caller.corpId()))
                        .toList();
        var answer = page.describe(all.size());
        var list = answer.putArray("order_list");
        page.of(all)
                .forEach(o -> list.addObject().put("order_id", o.orderId()).put("order_type", BUY));
        return answer;
    }

    private ObjectNode order(Call call, Caller caller) {
        var order = own(call, caller);
        var answer = Json.object();
        var view =
                answer.putObject("order")
                        .put("order_id", order.orderId())
                        .put("order_type", BUY)
                        .put("order_status", order.status())
                        .put("corpid", order.corpId());
        view.putObject("account_count")
                .put("base_count", order.base())
                .put("external_contact_count", order.interop());
        view.putObject("account_duration").put("months", order.months());
        view.put("create_time", order.createdAt().getEpochSecond())
                .put("pay_time", order.paidAt().getEpochSecond());
        return answer;
    }

    private ObjectNode accounts(Call call, Caller caller) {
        var order = own(call, caller);
        var page = Page.of(call, 500, 1000);
        var all =
                book.accounts()
                        .of(order.corpId())
                        .filter(a -> a.orderId().equals(order.orderId()))
                        .toList();
        var client = clients.any(caller.corpId(), order.corpId());
        var answer = page.describe(all.size());
        var list = answer.putArray("account_list");
        for (var account : page.of(all)) {
            var row =
                    list.addObject()
                            .put("active_code", account.activeCode())
                            .put("type", account.type());
            if (!account.userId().isEmpty() && client.isPresent()) {
                var dialect = Dialect.ofSuite(world, order.corpId(), client.get().suiteId());
                row.put("userid", dialect.userId(account.userId()));
            }
        }
        return answer;
    }

    private LicenceOrder own(Call call, Caller caller) {
        return book.orders()
                .get(call.text("order_id", 40063))
                .filter(order -> order.providerCorpId().equals(caller.corpId()))
                .orElseThrow(() -> RefusalException.of(701002));
    }
}

package com.wecombridge.wecomsim.suites;

import com.wecombridge.wecomsim.api.Call;
import com.wecombridge.wecomsim.api.Caller;
import com.wecombridge.wecomsim.api.Endpoint;
import com.wecombridge.wecomsim.api.Endpoint.Credential;
import com.wecombridge.wecomsim.api.RefusalException;
import com.wecombridge.wecomsim.callback.Post.Event;
import com.wecombridge.wecomsim.callback.Telling;
import com.wecombridge.wecomsim.change.DefinitionRefusedException;
import com.wecombridge.wecomsim.change.Installations;
import com.wecombridge.wecomsim.change.Patch;
import com.wecombridge.wecomsim.chapter.Core;
import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.rules.Dialect;
import com.wecombridge.wecomsim.world.Table;
import com.wecombridge.wecomsim.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Paid editions of apps: a corp orders, pays, and may get its money back. */
final class PaidOrders {

    private static final int TRIAL_OVER = 2;

    private final Core core;
    private final World world;
    private final Installations installations;
    private final Table<PaidOrder> orders;

    PaidOrders(Core core, Installations installations) {
        this.core = core;
        this.world = core.world();
        this.installations = installations;
        this.orders = world.table("paid-orders", PaidOrder.class);
    }

    Table<PaidOrder> table() {
        return orders;
    }

    List<Endpoint> all() {
        return List.of(
                Endpoint.post("service/get_order", Credential.SUITE, this::order),
                Endpoint.post("service/get_order_list", Credential.SUITE, this::list));
    }

    /** A new order (open_order), its payment (pay_for_app_success), or its end (refund). */
    PaidOrder define(Patch patch) {
        var telling = patch.telling();
        return world.change(() -> {
            if (!patch.has("orderId")) {
                return open(patch, telling);
            }
            var order =
                    orders.get(patch.need("orderId"))
                            .orElseThrow(() -> new DefinitionRefusedException("no such order"));
            return patch.takeFlag("refunded") ? refund(order, telling) : pay(order, telling);
        });
    }

    private PaidOrder open(Patch patch, Telling telling) {
        var corpId = patch.need("corpId");
        var suiteId = patch.need("suiteId");
        var installation =
                installations
                        .active(corpId, suiteId)
                        .orElseThrow(() -> new DefinitionRefusedException("not installed"));
        var order =
                new PaidOrder(
                        "N%015d".formatted(world.next("paid-order")),
                        suiteId,
                        corpId,
                        patch.take("operatorUserId", installation.adminUserId()),
                        patch.take("userCount", Integer.class, installation.userLimit()),
                        patch.take("days", Integer.class, 365),
                        PaidOrder.OPEN,
                        world.instant(),
                        Instant.EPOCH);
        orders.put(order.orderId(), order);
        tell(order, "open_order", telling);
        return order;
    }

    private PaidOrder pay(PaidOrder order, Telling telling) {
        require(order, PaidOrder.OPEN);
        var paid = order.in(PaidOrder.PAID, world.instant());
        orders.put(paid.orderId(), paid);
        var end = world.instant().plus(Duration.ofDays(order.days()));
        edition(
                order,
                Map.of(
                        "appStatus", 3,
                        "userLimit", order.userCount(),
                        "expiresAt", end.toString()));
        tell(paid, "pay_for_app_success", telling);
        return paid;
    }

    /** What was paid for is over; the edition changes. */
    private PaidOrder refund(PaidOrder order, Telling telling) {
        require(order, PaidOrder.PAID);
        var refunded = order.in(PaidOrder.REFUNDED, world.instant());
        orders.put(refunded.orderId(), refunded);
        edition(order, Map.of("appStatus", TRIAL_OVER));
        tell(refunded, "refund", telling);
        var paidBy = Map.of("PaidCorpId", dialect(order).corpId());
        world.suites
                .get(order.suiteId())
                .ifPresent(suite ->
                        core.post()
                                .toSuite(suite, "", new Event("change_editon", paidBy), telling));
        return refunded;
    }

    private static void require(PaidOrder order, int status) {
        if (order.status() != status) {
            throw new DefinitionRefusedException("the order is in state " + order.status());
        }
    }

    private void edition(PaidOrder order, Map<String, ?> fields) {
        var patch =
                new Patch(Json.tree(fields))
                        .with("suiteId", order.suiteId())
                        .with("corpId", order.corpId());
        installations.apply(patch, Telling.quietly());
    }

    private void tell(PaidOrder order, String kind, Telling telling) {
        var dialect = dialect(order);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("PaidCorpId", dialect.corpId());
        fields.put("OrderId", order.orderId());
        fields.put("OperatorId", dialect.userId(order.operatorUserId()));
        world.suites
                .get(order.suiteId())
                .ifPresent(
                        suite -> core.post().toSuite(suite, "", new Event(kind, fields), telling));
    }

    private Dialect dialect(PaidOrder order) {
        return Dialect.ofSuite(world, order.corpId(), order.suiteId());
    }

    private ObjectNode order(Call call, Caller caller) {
        return orders.get(call.text("orderid", 40063))
                .filter(order -> order.suiteId().equals(caller.suite().suiteId()))
                .map(this::view)
                .orElseThrow(() -> RefusalException.of(40058));
    }

    private ObjectNode list(Call call, Caller caller) {
        var answer = Json.object();
        var list = answer.putArray("order_list");
        orders.all()
                .filter(order -> order.suiteId().equals(caller.suite().suiteId()))
                .forEach(order -> list.add(view(order)));
        return answer;
    }

    private ObjectNode view(PaidOrder order) {
        var dialect = dialect(order);
        var begin = order.paidAt().getEpochSecond();
        return Json.object()
                .put("orderid", order.orderId())
                .put("order_status", order.status())
                .put("order_type", 0)
                .put("paid_corpid", dialect.corpId())
                .put("operator_id", dialect.userId(order.operatorUserId()))
                .put("suiteid", order.suiteId())
                .put("appid", 1)
                .put("edition_id", "RL0001")
                .put("edition_name", "标准版")
                .put("user_count", order.userCount())
                .put("order_period", order.days())
                .put("order_time", order.orderedAt().getEpochSecond())
                .put("paid_time", begin)
                .put("begin_time", begin)
                .put(
                        "end_time",
                        order.paidAt().plus(Duration.ofDays(order.days())).getEpochSecond());
    }
}

package com.wecombridge.wecomsim.suites;

import com.wecombridge.wecomsim.api.Call;
import com.wecombridge.wecomsim.api.Caller;
import com.wecombridge.wecomsim.api.Endpoint;
import com.wecombridge.wecomsim.api.Endpoint.Credential;
import com.wecombridge.wecomsim.api.RefusalException;
import com.wecombridge.wecomsim.docs.SeenInDocs;
import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.store.Table;
import com.wecombridge.wecomsim.suites.PaidOrder.State;
import com.wecombridge.wecomsim.view.Dialect;
import com.wecombridge.wecomsim.world.Installation;
import com.wecombridge.wecomsim.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What a provider asks about paid editions. */
@SeenInDocs({"91909", "91910", "91913"})
final class PaidOrderEndpoints {

    private static final int TRIAL = 1;
    private static final int TRIAL_OVER = 2;

    private final World world;
    private final Table<PaidOrder> orders;

    PaidOrderEndpoints(World world, Table<PaidOrder> orders) {
        this.world = world;
        this.orders = orders;
    }

    List<Endpoint> all() {
        return List.of(
                Endpoint.post("service/get_order", Credential.SUITE, this::order),
                Endpoint.post("service/get_order_list", Credential.SUITE, this::list),
                Endpoint.post("service/prolong_try", Credential.SUITE, this::prolong));
    }

    private ObjectNode order(Call call, Caller caller) {
        return orders.get(call.text("orderid", 40063))
                .filter(order -> order.suiteId().equals(caller.suite().suiteId()))
                .map(this::view)
                .orElseThrow(() -> RefusalException.of(40058));
    }

    /** The orders that were made within the time asked for. */
    private ObjectNode list(Call call, Caller caller) {
        var from = Instant.ofEpochSecond(call.body().path("start_time").asLong(0));
        var until = call.body().path("end_time").asLong(Long.MAX_VALUE);
        var answer = Json.object();
        var list = answer.putArray("order_list");
        orders.all()
                .filter(order -> order.suiteId().equals(caller.suite().suiteId()))
                .filter(order -> !order.orderedAt().isBefore(from))
                .filter(order -> order.orderedAt().getEpochSecond() <= until)
                .forEach(order -> list.add(view(order)));
        return answer;
    }

    /** A trial, running or over, goes on for more days. */
    private ObjectNode prolong(Call call, Caller caller) {
        var suiteId = caller.suite().suiteId();
        var days = call.body().path("prolong_days").asInt(0);
        if (days < 1) {
            throw RefusalException.of(40058);
        }
        var corp =
                Dialect.corpMeant(world, call.text("buyer_corpid", 40013), suiteId)
                        .orElseThrow(() -> RefusalException.of(40013));
        return world.change(() -> {
            var key = Table.key(corp.corpId(), suiteId);
            var trial =
                    world.installations
                            .get(key)
                            .filter(Installation::active)
                            .orElseThrow(() -> RefusalException.of(48004));
            if (trial.appStatus() != TRIAL && trial.appStatus() != TRIAL_OVER) {
                throw RefusalException.of(40058);
            }
            var now = world.instant();
            var end = trial.expiresAt().isAfter(now) ? trial.expiresAt() : now;
            var prolonged = trial.onTrialUntil(end.plus(Duration.ofDays(days)));
            world.installations.put(key, prolonged);
            return Json.object().put("try_end_time", prolonged.expiresAt().getEpochSecond());
        });
    }

    private ObjectNode view(PaidOrder order) {
        var dialect = Dialect.ofSuite(world, order.corpId(), order.suiteId());
        var view =
                Json.object()
                        .put("orderid", order.orderId())
                        .put("order_status", order.state().number())
                        .put("order_type", order.type().number())
                        .put("paid_corpid", dialect.corpId())
                        .put("operator_id", dialect.userId(order.operatorUserId()))
                        .put("suiteid", order.suiteId())
                        .put("appid", 1)
                        .put("edition_id", order.editionId())
                        .put("edition_name", order.editionName())
                        .put("user_count", order.userCount())
                        .put("order_period", order.days())
                        .put("order_time", order.orderedAt().getEpochSecond());
        if (order.state() != State.OPEN && order.paidAt().isAfter(Instant.EPOCH)) {
            view.put("paid_time", order.paidAt().getEpochSecond())
                    .put("begin_time", order.paidFrom().getEpochSecond())
                    .put("end_time", order.paidUntil().getEpochSecond());
        }
        return view;
    }
}

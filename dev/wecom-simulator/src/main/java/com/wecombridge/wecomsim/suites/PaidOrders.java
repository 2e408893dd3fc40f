package com.wecombridge.wecomsim.suites;

import com.wecombridge.wecomsim.callback.Post.Event;
import com.wecombridge.wecomsim.callback.Telling;
import com.wecombridge.wecomsim.chapter.Core;
import com.wecombridge.wecomsim.docs.SeenInDocs;
import com.wecombridge.wecomsim.install.Installations;
import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.patch.DefinitionRefusedException;
import com.wecombridge.wecomsim.patch.Patch;
import com.wecombridge.wecomsim.store.Table;
import com.wecombridge.wecomsim.suites.PaidOrder.State;
import com.wecombridge.wecomsim.view.Dialect;
import com.wecombridge.wecomsim.world.Installation;
import com.wecombridge.wecomsim.world.World;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Paid editions of apps: a corp orders, pays, has the order changed, and may get its money back.
 * What it paid for is what its installation says from then on.
 */
@SeenInDocs("91909")
final class PaidOrders {

    private static final int PAID = 3;
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

    /**
     * A new order (open_order), one in place of another that is not paid (change_order), a payment
     * (pay_for_app_success), or its end (refund).
     */
    PaidOrder define(Patch patch) {
        var telling = patch.telling();
        return world.change(() -> {
            if (patch.has("replaces")) {
                return replace(order(patch.take("replaces", "")), patch, telling);
            }
            if (!patch.has("orderId")) {
                var order = open(patch);
                tell(order, "open_order", telling);
                return order;
            }
            var order = order(patch.take("orderId", ""));
            var refunded = patch.takeFlag("refunded");
            var cancelled = patch.takeFlag("cancelled");
            patch.nothingElse();
            if (cancelled) {
                return kept(require(order, State.OPEN).in(State.CANCELLED));
            }
            return refunded ? refund(order, telling) : pay(order, telling);
        });
    }

    private PaidOrder order(String orderId) {
        return orders.get(orderId)
                .orElseThrow(() -> new DefinitionRefusedException("no such order: " + orderId));
    }

    private PaidOrder open(Patch patch) {
        var corpId = patch.need("corpId");
        var suiteId = patch.need("suiteId");
        var installation = installation(corpId, suiteId);
        patch.take("corpId", "");
        patch.take("suiteId", "");
        var order =
                new PaidOrder(
                        "N%015d".formatted(world.next("paid-order")),
                        suiteId,
                        corpId,
                        patch.take("operatorUserId", installation.adminUserId()),
                        patch.take("type", PaidOrder.Type.class, PaidOrder.Type.NEW),
                        patch.take("editionId", installation.editionId()),
                        patch.take("editionName", installation.editionName()),
                        patch.take("userCount", Integer.class, installation.userLimit()),
                        patch.take("days", Integer.class, 365),
                        State.OPEN,
                        world.instant(),
                        Instant.EPOCH,
                        Instant.EPOCH,
                        Instant.EPOCH);
        patch.nothingElse();
        return kept(order);
    }

    /** The provider alters an order that is not paid yet: it becomes another one. */
    private PaidOrder replace(PaidOrder old, Patch patch, Telling telling) {
        kept(require(old, State.OPEN).in(State.CANCELLED));
        var order = open(patch.with("corpId", old.corpId()).with("suiteId", old.suiteId()));
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("PaidCorpId", dialect(order).corpId());
        fields.put("OldOrderId", old.orderId());
        fields.put("NewOrderId", order.orderId());
        tell(order, new Event("change_order", fields), telling);
        return order;
    }

    private PaidOrder pay(PaidOrder order, Telling telling) {
        var before = installation(order.corpId(), order.suiteId());
        var paid = kept(require(order, State.OPEN).paid(world.instant(), before.expiresAt()));
        edition(
                order,
                Map.of(
                        "appStatus", PAID,
                        "editionId", paid.editionId(),
                        "editionName", paid.editionName(),
                        "userLimit", paid.userCount(),
                        "expiresAt", paid.paidUntil().toString()));
        tell(paid, "pay_for_app_success", telling);
        if (order.type() == PaidOrder.Type.OTHER_EDITION) {
            editionChanged(order, telling);
        }
        return paid;
    }

    /**
     * The money goes back: what an earlier order paid for counts again while it lasts, else the
     * edition is over.
     */
    private PaidOrder refund(PaidOrder order, Telling telling) {
        var refunded = kept(require(order, State.PAID).in(State.REFUNDED));
        var earlier = earlier(order);
        edition(
                order,
                earlier.<Map<String, ?>>map(paid ->
                                Map.of(
                                        "editionId", paid.editionId(),
                                        "editionName", paid.editionName(),
                                        "userLimit", paid.userCount(),
                                        "expiresAt", paid.paidUntil().toString()))
                        .orElse(Map.of("appStatus", TRIAL_OVER)));
        tell(refunded, "refund", telling);
        editionChanged(order, telling);
        return refunded;
    }

    private Optional<PaidOrder> earlier(PaidOrder order) {
        return orders.newestFirst()
                .filter(other -> other.state() == State.PAID)
                .filter(other -> other.corpId().equals(order.corpId()))
                .filter(other -> other.suiteId().equals(order.suiteId()))
                .filter(other -> other.paidUntil().isAfter(world.instant()))
                .findFirst();
    }

    private void editionChanged(PaidOrder order, Telling telling) {
        var paidBy = Map.of("PaidCorpId", dialect(order).corpId());
        tell(order, new Event("change_editon", paidBy), telling);
    }

    private PaidOrder kept(PaidOrder order) {
        orders.put(order.orderId(), order);
        return order;
    }

    private static PaidOrder require(PaidOrder order, State state) {
        if (order.state() != state) {
            throw new DefinitionRefusedException("the order is " + order.state());
        }
        return order;
    }

    private Installation installation(String corpId, String suiteId) {
        return installations
                .active(corpId, suiteId)
                .orElseThrow(() -> new DefinitionRefusedException("not installed"));
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
        tell(order, new Event(kind, fields), telling);
    }

    private void tell(PaidOrder order, Event event, Telling telling) {
        world.suites
                .get(order.suiteId())
                .ifPresent(suite -> core.post().toSuite(suite, "", event, telling));
    }

    private Dialect dialect(PaidOrder order) {
        return Dialect.ofSuite(world, order.corpId(), order.suiteId());
    }
}

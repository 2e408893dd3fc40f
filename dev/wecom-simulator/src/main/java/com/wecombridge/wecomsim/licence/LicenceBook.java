package com.wecombridge.wecomsim.licence;

import com.wecombridge.wecomsim.api.RefusalException;
import com.wecombridge.wecomsim.callback.Post;
import com.wecombridge.wecomsim.callback.Post.Event;
import com.wecombridge.wecomsim.callback.Telling;
import com.wecombridge.wecomsim.chapter.Core;
import com.wecombridge.wecomsim.docs.SeenInDocs;
import com.wecombridge.wecomsim.paid.LicenceAccount;
import com.wecombridge.wecomsim.paid.Licences;
import com.wecombridge.wecomsim.store.Table;
import com.wecombridge.wecomsim.view.Dialect;
import com.wecombridge.wecomsim.view.Directory;
import com.wecombridge.wecomsim.world.App;
import com.wecombridge.wecomsim.world.Installation;
import com.wecombridge.wecomsim.world.Member;
import com.wecombridge.wecomsim.world.Suite;
import com.wecombridge.wecomsim.world.World;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Orders and licences, and what becomes of them. */
@SeenInDocs({"95644", "95553", "95673"})
public final class LicenceBook {

    private static final int MOST_MONTHS = 36;

    private final World world;
    private final Post post;
    private final Directory directory;
    private final Licences licences;
    private final Table<LicenceOrder> orders;
    private final Table<LicenceAccount> accounts;
    private final Table<AutoActivation> automatic;

    LicenceBook(Core core) {
        this.world = core.world();
        this.post = core.post();
        this.directory = core.directory();
        this.licences = new Licences(world);
        this.orders = world.table("licence-orders", LicenceOrder.class);
        this.accounts = world.table("licence-accounts", LicenceAccount.class);
        this.automatic = world.table("licence-auto-activation", AutoActivation.class);
    }

    Table<LicenceOrder> orders() {
        return orders;
    }

    Table<LicenceAccount> accounts() {
        return accounts;
    }

    /** An order, not yet paid. */
    LicenceOrder order(Installation client, String buyer, Wish wish) {
        if (!wish.sensible()) {
            throw RefusalException.of(701003);
        }
        return world.change(() -> {
            var order =
                    new LicenceOrder(
                            "OI%015d".formatted(world.next("licence-order")),
                            provider(client),
                            client.corpId(),
                            buyer,
                            wish.base(),
                            wish.interop(),
                            wish.months(),
                            LicenceOrder.UNPAID,
                            world.instant(),
                            Instant.EPOCH);
            orders.put(order.orderId(), order);
            return order;
        });
    }

    /** The provider paid: the codes are there, and the provider hears license_pay_success. */
    LicenceOrder pay(String orderId, Telling telling) {
        return world.change(() -> {
            var order = need(orderId, LicenceOrder.UNPAID).in(LicenceOrder.PAID, world.instant());
            orders.put(orderId, order);
            make(order, LicenceAccount.BASE, order.base());
            make(order, LicenceAccount.INTEROP, order.interop());
            tell(order, "license_pay_success", Map.of("BuyerUserId", order.buyerUserId()), telling);
            return order;
        });
    }

    /** The money goes back: the order's codes are gone. */
    LicenceOrder refund(String orderId, Telling telling) {
        return world.change(() -> {
            var order = need(orderId, LicenceOrder.PAID).in(LicenceOrder.REFUNDED, world.instant());
            orders.put(orderId, order);
            accounts.of(order.corpId())
                    .filter(a -> a.orderId().equals(orderId))
                    .forEach(a -> accounts.remove(Table.key(a.corpId(), a.activeCode())));
            tell(order, "license_refund", Map.of("OrderStatus", order.status()), telling);
            return order;
        });
    }

    void cancel(String orderId) {
        world.change(() -> {
            var order = need(orderId, LicenceOrder.UNPAID);
            orders.put(orderId, order.in(LicenceOrder.CANCELLED, world.instant()));
        });
    }

    /** Gives a licence to a member of the app's visible range. */
    LicenceAccount activate(LicenceAccount account, Installation client, Member member) {
        var now = world.instant();
        if (!account.userId().isEmpty()) {
            throw RefusalException.of(701001);
        }
        requireInRange(client, member);
        if (inForce(account, member.userId()).isPresent()) {
            throw RefusalException.of(701018);
        }
        return keep(account.activatedFor(member.userId(), now));
    }

    /** Moves all licences of one member to another; at most every thirty days. */
    void move(Installation client, Member from, Member to) {
        var now = world.instant();
        var own =
                licences.of(client.corpId(), provider(client))
                        .filter(a -> a.inForce(now) && a.userId().equals(from.userId()))
                        .toList();
        if (own.isEmpty()) {
            throw RefusalException.of(701016);
        }
        requireInRange(client, to);
        for (var account : own) {
            if (account.movedAt()
                    .plus(world.behaviour().licences().moveAgainAfter())
                    .isAfter(now)) {
                throw RefusalException.of(701017);
            }
            if (inForce(account, to.userId()).isPresent()) {
                throw RefusalException.of(701018);
            }
        }
        own.forEach(account -> keep(account.movedTo(to.userId(), now)));
    }

    /** Whether members get a licence by themselves when they need one. */
    boolean activatesByItself(Installation client) {
        return automatic
                .get(Table.key(client.corpId(), provider(client)))
                .filter(AutoActivation::on)
                .isPresent();
    }

    void activateByItself(Installation client, boolean on) {
        var key = Table.key(client.corpId(), provider(client));
        world.change(() -> automatic.put(key, new AutoActivation(client.corpId(), on)));
    }

    /**
     * A member without licence needs the app: gets a free one where that is switched on
     * (auto_activate), else the app hears unlicensed_notify.
     */
    Optional<LicenceAccount> needed(App app, Member member, Telling telling) {
        return world.change(() -> {
            var client = world.installations.get(Table.key(app.corpId(), app.suiteId()));
            if (client.isEmpty() || licences.base(app, member)) {
                return Optional.empty();
            }
            var free = free(client.get());
            if (free.isEmpty() || !activatesByItself(client.get())) {
                var fields = Map.<String, Object>of();
                var from = Dialect.of(world, app).userId(member);
                post.toApp(
                        app, new Event("unlicensed_notify", fields).namingAgent(), from, telling);
                return Optional.empty();
            }
            var account = keep(free.get().activatedFor(member.userId(), world.instant()));
            tellActivated(client.get(), account, telling);
            return Optional.of(account);
        });
    }

    private Optional<LicenceAccount> free(Installation client) {
        return licences.of(client.corpId(), provider(client))
                .filter(a -> a.userId().isEmpty() && a.type() == LicenceAccount.BASE)
                .findFirst();
    }

    private void tellActivated(Installation client, LicenceAccount account, Telling telling) {
        var dialect = Dialect.ofSuite(world, client.corpId(), client.suiteId());
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("ActiveCode", account.activeCode());
        item.put("Type", account.type());
        item.put("ExpireTime", account.expiresAt().getEpochSecond());
        item.put("UserId", dialect.userId(account.userId()));
        item.put("PreviousStatus", 1);
        item.put("PreviousActiveCode", "");
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("AuthCorpId", dialect.corpId());
        fields.put("Scene", 1);
        fields.put("AccountList", item);
        post.toProvider(account.providerCorpId(), new Event("auto_activate", fields), telling);
    }

    private void tell(LicenceOrder order, String kind, Map<String, ?> more, Telling telling) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("AuthCorpId", order.corpId());
        fields.put("OrderId", order.orderId());
        fields.putAll(more);
        post.toProvider(order.providerCorpId(), new Event(kind, fields), telling);
    }

    private void make(LicenceOrder order, int type, int count) {
        Stream.generate(() -> "LA%018d".formatted(world.next("licence")))
                .limit(count)
                .forEach(code ->
                        keep(
                                new LicenceAccount(
                                        code,
                                        order.providerCorpId(),
                                        order.corpId(),
                                        order.orderId(),
                                        type,
                                        order.months(),
                                        "",
                                        world.instant(),
                                        Instant.EPOCH,
                                        Instant.EPOCH,
                                        Instant.EPOCH)));
    }

    private LicenceAccount keep(LicenceAccount account) {
        var key = Table.key(account.corpId(), account.activeCode());
        world.change(() -> accounts.put(key, account));
        return account;
    }

    private Optional<LicenceAccount> inForce(LicenceAccount alike, String userId) {
        return licences.of(alike.corpId(), alike.providerCorpId())
                .filter(a -> a.inForce(world.instant()) && a.type() == alike.type())
                .filter(a -> a.userId().equals(userId))
                .findFirst();
    }

    private void requireInRange(Installation client, Member member) {
        var sees =
                world.apps
                        .get(Table.key(client.corpId(), client.agentId()))
                        .filter(app -> directory.sees(app, member))
                        .isPresent();
        if (!sees) {
            throw RefusalException.of(701088);
        }
    }

    private LicenceOrder need(String orderId, int status) {
        return orders.get(orderId)
                .filter(order -> order.status() == status)
                .orElseThrow(() -> RefusalException.of(701002));
    }

    private String provider(Installation client) {
        return world.suites.get(client.suiteId()).map(Suite::providerCorpId).orElse("");
    }

    /** How many licences of which kind, and for how long. */
    record Wish(int base, int interop, int months) {

        boolean sensible() {
            return Math.min(base, interop) >= 0
                    && base + interop > 0
                    && months > 0
                    && months <= MOST_MONTHS;
        }
    }

    /** Whether a corp's members get licences by themselves. */
    record AutoActivation(String corpId, boolean on) {}
}

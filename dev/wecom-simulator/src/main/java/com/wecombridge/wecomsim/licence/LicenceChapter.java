package com.wecombridge.wecomsim.licence;

import com.wecombridge.wecomsim.api.Endpoint;
import com.wecombridge.wecomsim.api.RefusalException;
import com.wecombridge.wecomsim.chapter.Chapter;
import com.wecombridge.wecomsim.chapter.Core;
import com.wecombridge.wecomsim.licence.LicenceBook.Wish;
import com.wecombridge.wecomsim.patch.Definer;
import com.wecombridge.wecomsim.patch.DefinitionRefusedException;
import com.wecombridge.wecomsim.patch.Patch;
import com.wecombridge.wecomsim.store.Table;
import com.wecombridge.wecomsim.world.Installation;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Interface licences: bought, activated, moved, over. */
public final class LicenceChapter implements Chapter {

    private final Core core;
    private final LicenceBook book;

    public LicenceChapter(Core core) {
        this.core = core;
        this.book = new LicenceBook(core);
    }

    @Override
    public List<Endpoint> endpoints() {
        return Stream.of(
                        new LicenceEndpoints(core.world(), book).all(),
                        new OrderEndpoints(core.world(), book).all())
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public Map<String, Definer> things() {
        return Map.of(
                "licence-purchases", this::buy,
                "licence-orders", this::order,
                "licence-needs", this::need);
    }

    @Override
    public Map<String, Supplier<Stream<?>>> records() {
        return Map.of(
                "licence-orders", book.orders()::all, "licence-accounts", book.accounts()::all);
    }

    /** The provider pays an order, or gets its money back. */
    private Object order(Patch patch) {
        var telling = patch.telling();
        var orderId = patch.need("orderId");
        var refunded = patch.takeFlag("refunded");
        patch.take("orderId", "");
        patch.nothingElse();
        try {
            return refunded ? book.refund(orderId, telling) : book.pay(orderId, telling);
        } catch (RefusalException refusal) {
            throw new DefinitionRefusedException("no such order in that state: " + orderId);
        }
    }

    /** The provider orders and pays. */
    private Object buy(Patch patch) {
        var telling = patch.telling();
        var client =
                core.world()
                        .installations
                        .get(Table.key(patch.take("corpId", ""), patch.take("suiteId", "")))
                        .filter(Installation::active)
                        .orElseThrow(() -> new DefinitionRefusedException("no such installation"));
        var wish =
                new Wish(
                        patch.take("base", Integer.class, 0),
                        patch.take("interop", Integer.class, 0),
                        patch.take("months", Integer.class, 12));
        patch.nothingElse();
        try {
            var order = book.order(client, client.adminUserId(), wish);
            return book.pay(order.orderId(), telling);
        } catch (RefusalException refusal) {
            throw new DefinitionRefusedException("some licences, for one to 36 months");
        }
    }

    /** A member opens an app of a provider, which takes a licence. */
    private Object need(Patch patch) {
        var telling = patch.telling();
        var corpId = patch.need("corpId");
        var app =
                core.apps()
                        .find(corpId, patch.needNumber("agentId"))
                        .orElseThrow(() -> new DefinitionRefusedException("no such app"));
        var member =
                core.directory()
                        .member(corpId, patch.need("userId"))
                        .orElseThrow(() -> new DefinitionRefusedException("no such member"));
        return Map.of("activated", book.needed(app, member, telling).isPresent());
    }
}

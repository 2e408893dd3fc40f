package com.wecombridge.wecomsim.suites;

import static com.wecombridge.wecomsim.patch.Things.orRemoved;
import static com.wecombridge.wecomsim.patch.Things.silent;

import com.wecombridge.wecomsim.api.Endpoint;
import com.wecombridge.wecomsim.chapter.Chapter;
import com.wecombridge.wecomsim.chapter.Core;
import com.wecombridge.wecomsim.install.InstallPages;
import com.wecombridge.wecomsim.install.Installations;
import com.wecombridge.wecomsim.patch.Definer;
import com.wecombridge.wecomsim.patch.DefinitionRefusedException;
import com.wecombridge.wecomsim.patch.Patch;
import io.javalin.config.RoutesConfig;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Tokens, providers, suites and their installations. */
public final class SuitesChapter implements Chapter {

    private final Core core;
    private final SuiteTickets tickets;
    private final SuiteChanges suites;
    private final Installations installations;
    private final PaidOrders orders;

    public SuitesChapter(Core core) {
        this.core = core;
        this.tickets = new SuiteTickets(core.world(), core.post());
        this.suites = new SuiteChanges(core.world(), tickets, core.call());
        this.installations =
                new Installations(core.world(), core.post(), core.people(), core.apps());
        this.orders = new PaidOrders(core, installations);
    }

    public SuiteTickets tickets() {
        return tickets;
    }

    public SuiteChanges suites() {
        return suites;
    }

    public Installations installations() {
        return installations;
    }

    @Override
    public List<Endpoint> endpoints() {
        var tokens =
                new TokenEndpoints(core.world(), core.tokens(), core.people(), core.apps()).all();
        var suite = new SuiteEndpoints(core.world(), core.tokens()).all();
        var provider = new ProviderEndpoints(core.world()).all();
        var paid = new PaidOrderEndpoints(core.world(), orders.table()).all();
        return Stream.of(tokens, suite, provider, paid).flatMap(List::stream).toList();
    }

    @Override
    public Map<String, Definer> things() {
        return Map.of(
                "suites", silent(patch -> orRemoved(suites.suite(patch))),
                "providers", suites::provider,
                "installations", this::installation,
                "paid-orders", orders::define,
                "tickets", patch -> tickets.push(patch.need("suiteId")),
                "tokens", this::tokens);
    }

    @Override
    public Map<String, Supplier<Stream<?>>> records() {
        var world = core.world();
        return Map.of(
                "suites", world.suites::all,
                "providers", world.providers::all,
                "installations", world.installations::all,
                "paid-orders", orders.table()::all,
                "tokens", world.tokens::all,
                "codes", world.codes::all);
    }

    @Override
    public void open(RoutesConfig routes) {
        new InstallPages(core.world(), installations).open(routes);
    }

    private Object installation(Patch patch) {
        var telling = patch.telling();
        return installations.apply(patch, telling);
    }

    private Object tokens(Patch patch) {
        if (!patch.takeFlag("invalidate")) {
            throw new DefinitionRefusedException("tokens can only be invalidated");
        }
        var suiteId = patch.take("suiteId", "");
        var corpId = patch.take("corpId", "");
        var agentId = patch.take("agentId", Integer.class, 0);
        patch.nothingElse();
        var count =
                corpId.isEmpty()
                        ? core.tokens().invalidateSuite(suiteId)
                        : core.tokens().invalidate(corpId, agentId);
        return Map.of("invalidated", count);
    }
}

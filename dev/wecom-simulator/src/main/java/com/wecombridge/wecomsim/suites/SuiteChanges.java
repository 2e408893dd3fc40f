package com.wecombridge.wecomsim.suites;

import com.wecombridge.wecomsim.admin.AddressCheck;
import com.wecombridge.wecomsim.admin.AddressCheck.Strictness;
import com.wecombridge.wecomsim.behaviour.CallbackRules.ReceiveId;
import com.wecombridge.wecomsim.callback.CallbackCall;
import com.wecombridge.wecomsim.patch.Patch;
import com.wecombridge.wecomsim.world.CallbackAddress;
import com.wecombridge.wecomsim.world.Delivery;
import com.wecombridge.wecomsim.world.Provider;
import com.wecombridge.wecomsim.world.Suite;
import com.wecombridge.wecomsim.world.World;
import java.util.Optional;

/** What a provider does to its suites. */
public final class SuiteChanges {

    private final World world;
    private final SuiteTickets tickets;
    private final AddressCheck addresses;

    public SuiteChanges(World world, SuiteTickets tickets, CallbackCall call) {
        this.world = world;
        this.tickets = tickets;
        this.addresses = new AddressCheck(call);
    }

    /**
     * Makes, changes or removes a suite. A ticket is sent at once to a new one, to one whose
     * addresses or keys changed, and to one that did not take the last.
     */
    public Optional<Suite> suite(Patch patch) {
        var suiteId = patch.need("suiteId");
        if (patch.takeFlag("removed")) {
            world.change(() -> world.suites.remove(suiteId));
            return Optional.empty();
        }
        var strictness = patch.take("verification", Strictness.class, Strictness.RECORDED);
        var providerSecret = patch.take("providerSecret", "");
        var before = world.suites.get(suiteId);
        var wanted = patch.over(before.orElseGet(() -> Suite.of(suiteId)), Suite.class);
        var after = patch.with("verification", check(wanted, strictness)).over(wanted, Suite.class);
        world.change(() -> {
            world.suites.put(suiteId, after);
            provider(after.providerCorpId(), providerSecret);
            if (!after.ticketsPaused() && wantsTicket(before, after)) {
                tickets.push(after);
            }
        });
        return world.suites.get(suiteId);
    }

    /** Sets a provider's secret; an empty one keeps what is there. */
    public Provider provider(String corpId, String secret) {
        return world.change(() -> {
            var known = world.providers.get(corpId).orElseGet(() -> Provider.of(corpId));
            var after = secret.isEmpty() ? known : new Provider(corpId, secret, known.callback());
            world.providers.put(corpId, after);
            return after;
        });
    }

    /** Makes or changes a provider: its secret, and where it hears of what belongs to no suite. */
    public Provider provider(Patch patch) {
        var corpId = patch.need("corpId");
        return world.change(() -> {
            var after =
                    patch.over(world.providers, corpId, () -> Provider.of(corpId), Provider.class);
            addresses.check(after.callback(), corpId, Strictness.RECORDED);
            world.providers.put(corpId, after);
            return after;
        });
    }

    private boolean wantsTicket(Optional<Suite> before, Suite after) {
        return before.isEmpty()
                || before.get().ticket().isEmpty()
                || !before.get().commandUrl().equals(after.commandUrl())
                || !before.get().token().equals(after.token())
                || !before.get().aesKey().equals(after.aesKey())
                || world.deliveries
                        .newestFirst()
                        .filter(d -> d.suiteId().equals(after.suiteId()))
                        .filter(d -> d.kind().equals("suite_ticket"))
                        .findFirst()
                        .map(d -> d.state() == Delivery.State.GIVEN_UP)
                        .orElse(true);
    }

    private String check(Suite suite, Strictness strictness) {
        var command = check(suite, suite.commandUrl(), strictness);
        var data = check(suite, suite.dataUrl(), strictness);
        return command.equals(data) ? command : "command: " + command + "; data: " + data;
    }

    private String check(Suite suite, String url, Strictness strictness) {
        var address = new CallbackAddress(url, suite.token(), suite.aesKey(), "");
        return addresses.check(address, checkedFor(suite), strictness);
    }

    /** Whose id the GET check of a suite's addresses carries. */
    private String checkedFor(Suite suite) {
        return world.behaviour().callbacks().suiteCheckedFor() == ReceiveId.PROVIDER
                ? suite.providerCorpId()
                : suite.suiteId();
    }
}

package com.wecombridge.wecomsim.api;

import com.wecombridge.wecomsim.docs.SeenInDocs;
import com.wecombridge.wecomsim.paid.Editions;
import com.wecombridge.wecomsim.world.App;
import com.wecombridge.wecomsim.world.TrustedIps;
import com.wecombridge.wecomsim.world.World;
import java.util.List;
import java.util.Optional;

/**
 * Lets in who calls from a trusted address, with an app in use and paid for. Token requests come
 * from anywhere.
 */
@SeenInDocs("90313")
final class Doorkeeper {

    private static final int NOT_ALLOWED = 60020;
    private static final int ARCHIVE_NOT_ALLOWED = 301042;

    private final World world;
    private final Editions editions;

    Doorkeeper(World world) {
        this.world = world;
        this.editions = new Editions(world);
    }

    void check(Endpoint endpoint, Call call, Caller caller) {
        if (endpoint.credential() == Endpoint.Credential.NONE) {
            return;
        }
        if (!exempt(endpoint)) {
            address(call, caller);
        }
        if (endpoint.credential() == Endpoint.Credential.CORP) {
            standing(caller.app());
        }
    }

    private boolean exempt(Endpoint endpoint) {
        return world.behaviour().access().exempt().stream()
                .anyMatch(path -> endpoint.path().equals("/cgi-bin/" + path));
    }

    /** An app that is unused, or not paid for, may do nothing. */
    private void standing(App app) {
        if (app.inactive()) {
            throw RefusalException.of(48006);
        }
        if (app.ofSuite() && world.behaviour().editions().refusesCalls()) {
            editions.refusal(app)
                    .ifPresent(code -> {
                        throw RefusalException.of(code);
                    });
        }
    }

    private void address(Call call, Caller caller) {
        var ip = call.ip();
        var refused =
                caller.byProvider()
                        ? !trusts(TrustedIps.ofProvider(caller.providerCorpId()), ip)
                        : !trusts(ofApp(caller), ip) || ofAnyProvider(ip);
        if (refused) {
            var archive = caller.token().agentId() == App.CHAT_ARCHIVE;
            throw RefusalException.of(archive ? ARCHIVE_NOT_ALLOWED : NOT_ALLOWED);
        }
    }

    private static String ofApp(Caller caller) {
        return TrustedIps.ofApp(caller.corpId(), caller.token().agentId());
    }

    private boolean trusts(String holder, String ip) {
        return inForce(holder)
                .map(ips -> ips.contains(ip))
                .orElse(!world.behaviour().access().ipsRequired());
    }

    private Optional<List<String>> inForce(String holder) {
        var delay = world.behaviour().access().effectiveAfter();
        return world.trustedIps.get(holder).map(known -> known.inForce(world.instant(), delay));
    }

    /** A corp's own app may not be called from where a provider calls. */
    private boolean ofAnyProvider(String ip) {
        return world.behaviour().access().providerIpsRefused()
                && world.trustedIps.of("provider").anyMatch(known -> known.ips().contains(ip));
    }
}

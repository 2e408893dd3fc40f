package com.wecombridge.wecomsim.jsbridge;

import com.wecombridge.wecomsim.docs.SeenInDocs;
import com.wecombridge.wecomsim.jsbridge.JsTickets.Signed;
import com.wecombridge.wecomsim.store.Table;
import com.wecombridge.wecomsim.trust.TrustedDomain;
import com.wecombridge.wecomsim.trust.TrustedDomains;
import com.wecombridge.wecomsim.view.Dialect;
import com.wecombridge.wecomsim.world.App;
import com.wecombridge.wecomsim.world.World;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Checks {@code config} (the corp's ticket) and {@code agentConfig} (the app's ticket). */
@SeenInDocs({"90506", "90514", "94313"})
final class Configuring {

    private final World world;
    private final JsTickets tickets;
    private final TrustedDomains domains;
    private final Documents documents;

    Configuring(World world, JsTickets tickets, Documents documents) {
        this.world = world;
        this.tickets = tickets;
        this.domains = new TrustedDomains(world);
        this.documents = documents;
    }

    Outcome config(Invocation call) {
        var corpId = call.text("verifyAppId");
        var signed =
                new Signed(
                        call.text("verifyNonceStr"),
                        call.text("verifyTimestamp"),
                        signedUrl(call),
                        call.text("verifySignature"));
        var fault = corpFault(call, corpId);
        if (fault == 0 && world.apps.of(call.window().corpId()).noneMatch(a -> owned(a, call))) {
            fault = 80001;
        }
        if (fault == 0) {
            fault = ticketFault(signed, t -> !t.ofAnApp() && ofCorp(t, call), 40093);
        }
        if (fault != 0) {
            return refused("config", fault);
        }
        documents.corp(call.document(), names(call.params().path("verifyJsApiList")));
        return Outcome.ok(call);
    }

    Outcome agentConfig(Invocation call) {
        var agentId = call.text("agentid");
        var app =
                agentId.matches("\\d{1,9}")
                        ? world.apps.get(
                                Table.key(call.window().corpId(), Integer.valueOf(agentId)))
                        : Optional.<App>empty();
        var fault = corpFault(call, call.text("corpid"));
        if (fault == 0) {
            fault = app.isEmpty() ? 40056 : appFault(call, app.get());
        }
        if (fault != 0) {
            return refused("agentConfig", fault);
        }
        documents.app(call.document(), app.orElseThrow(), names(call.params().path("jsApiList")));
        return Outcome.ok(call);
    }

    private int appFault(Invocation call, App app) {
        if (!owned(app, call)) {
            return 80001;
        }
        var signed =
                new Signed(
                        call.text("nonceStr"),
                        call.text("timestamp"),
                        signedUrl(call),
                        call.text("signature"));
        return ticketFault(signed, t -> t.agentId() == app.agentId() && ofCorp(t, call), 42012);
    }

    /** The corp must exist, and be the one under which the member is signed in. */
    private int corpFault(Invocation call, String given) {
        var own = call.window().corpId();
        var known =
                given.equals(own)
                        || world.suites
                                .all()
                                .anyMatch(s ->
                                        Dialect.ofSuite(world, own, s.suiteId())
                                                .corpId()
                                                .equals(given));
        if (known) {
            return 0;
        }
        return world.corps.get(given).isPresent() ? 92002 : 40013;
    }

    private boolean owned(App app, Invocation call) {
        return domains.covering(app, call.url()).filter(TrustedDomain::owned).isPresent();
    }

    private int ticketFault(
            Signed signed, java.util.function.Predicate<JsTicket> right, int wrongKind) {
        var ticket = tickets.signedWith(signed);
        if (ticket.isEmpty() || !tickets.inForce(ticket.get())) {
            return 40093;
        }
        return right.test(ticket.get()) ? 0 : wrongKind;
    }

    private static boolean ofCorp(JsTicket ticket, Invocation call) {
        return ticket.corpId().equals(call.window().corpId());
    }

    /** On an iPhone it can be the address of the first load that is signed. */
    private String signedUrl(Invocation call) {
        return world.behaviour().talk().iosSignsEntryUrl()
                        && call.window().device() == com.wecombridge.wecomsim.window.Device.IPHONE
                ? call.entryUrl()
                : call.url();
    }

    private Outcome refused(String config, int errcode) {
        var hint = "%d%014d".formatted(world.instant().getEpochSecond(), world.next("hint"));
        var text = com.wecombridge.wecomsim.api.RefusalException.of(errcode).text();
        return Outcome.refused(config, errcode, text + ", hint: [" + hint + "]");
    }

    private static Set<String> names(JsonNode list) {
        return list.valueStream().map(n -> n.asString("")).collect(Collectors.toSet());
    }
}

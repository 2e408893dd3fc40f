package com.wecombridge.wecomsim.customer.calls;

import com.wecombridge.wecomsim.api.Call;
import com.wecombridge.wecomsim.api.Caller;
import com.wecombridge.wecomsim.api.Endpoint;
import com.wecombridge.wecomsim.api.Endpoint.Credential;
import com.wecombridge.wecomsim.api.RefusalException;
import com.wecombridge.wecomsim.customer.ConsentRule;
import com.wecombridge.wecomsim.customer.CustomerRights;
import com.wecombridge.wecomsim.customer.Follow;
import com.wecombridge.wecomsim.customer.Greetings;
import com.wecombridge.wecomsim.customer.WelcomeCode;
import com.wecombridge.wecomsim.docs.SeenInDocs;
import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.world.World;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Greets a new customer in the member's name. */
@SeenInDocs("92137")
final class WelcomeEndpoints {

    private static final int MOST_ATTACHMENTS = 9;

    private final World world;
    private final CustomerRights rights;
    private final ConsentRule consent;
    private final Greetings greetings;

    WelcomeEndpoints(World world, CustomerRights rights, ConsentRule consent, Greetings greetings) {
        this.world = world;
        this.rights = rights;
        this.consent = consent;
        this.greetings = greetings;
    }

    List<Endpoint> all() {
        return List.of(
                Endpoint.post("externalcontact/send_welcome_msg", Credential.CORP, this::greet));
    }

    /** Good once, for twenty seconds, and before the two have begun to talk. */
    private ObjectNode greet(Call call, Caller caller) {
        rights.require(caller);
        var text = call.body().path("text").path("content").asString("");
        var attachments = call.body().path("attachments");
        if (text.isBlank() && attachments.isEmpty()) {
            throw RefusalException.of(40063);
        }
        if (attachments.size() > MOST_ATTACHMENTS) {
            throw RefusalException.of(40058);
        }
        return world.change(() -> {
            var code = code(call, caller);
            if (consent.isMissing(code.corpId(), code.userId(), code.externalUserId())) {
                throw RefusalException.of(41053);
            }
            var follow = greetings.spend(code).orElseThrow(() -> RefusalException.of(41050));
            send(follow, call.body());
            return Json.object();
        });
    }

    private WelcomeCode code(Call call, Caller caller) {
        return greetings
                .code(call.text("welcome_code", 41049))
                .filter(code -> code.corpId().equals(caller.corpId()))
                .filter(code -> !code.used() && world.instant().isBefore(code.expiresAt()))
                .orElseThrow(() -> RefusalException.of(41050));
    }

    private void send(Follow follow, ObjectNode body) {
        if (!greetings.listener().mayGreet(follow)) {
            throw RefusalException.of(41051);
        }
        greetings.listener().greeted(follow, body);
    }
}

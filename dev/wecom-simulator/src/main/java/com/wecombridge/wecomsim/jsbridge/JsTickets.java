package com.wecombridge.wecomsim.jsbridge;

import com.wecombridge.wecomsim.api.Call;
import com.wecombridge.wecomsim.api.Caller;
import com.wecombridge.wecomsim.api.Endpoint;
import com.wecombridge.wecomsim.api.Endpoint.Credential;
import com.wecombridge.wecomsim.api.Quota;
import com.wecombridge.wecomsim.api.RefusalException;
import com.wecombridge.wecomsim.docs.SeenInDocs;
import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.store.Table;
import com.wecombridge.wecomsim.world.World;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Issues the corp's ticket and each app's, the same within its life, and reads signatures. */
@SeenInDocs({"90506", "90312"})
final class JsTickets {

    private static final Duration LIFE = Duration.ofHours(2);
    private static final Duration HOUR = Duration.ofHours(1);

    private final World world;
    private final Table<JsTicket> tickets;

    JsTickets(World world) {
        this.world = world;
        this.tickets = world.table("js-tickets", JsTicket.class);
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("get_jsapi_ticket", Credential.CORP, this::corpTicket)
                        .limited(Quota.perCorp(400, HOUR))
                        .limited(Quota.perApp(100, HOUR)),
                Endpoint.get("ticket/get", Credential.CORP, this::appTicket));
    }

    Stream<JsTicket> all() {
        return tickets.all();
    }

    private ObjectNode corpTicket(Call call, Caller caller) {
        caller.app();
        return describe(same(caller.corpId(), 0));
    }

    private ObjectNode appTicket(Call call, Caller caller) {
        if (!call.query().getOrDefault("type", "").equals("agent_config")) {
            throw RefusalException.of(91040);
        }
        return describe(same(caller.corpId(), caller.app().agentId()));
    }

    private ObjectNode describe(JsTicket ticket) {
        var left = Duration.between(world.instant(), ticket.expiresAt());
        return Json.object().put("ticket", ticket.ticket()).put("expires_in", left.toSeconds());
    }

    private JsTicket same(String corpId, int agentId) {
        return world.change(() ->
                tickets.all()
                        .filter(t -> t.corpId().equals(corpId) && t.agentId() == agentId)
                        .filter(this::inForce)
                        .findFirst()
                        .orElseGet(() -> fresh(corpId, agentId)));
    }

    private JsTicket fresh(String corpId, int agentId) {
        var now = world.instant();
        var value = (UUID.randomUUID().toString() + UUID.randomUUID()).replace("-", "");
        var ticket = new JsTicket("jt-" + value, corpId, agentId, now, now.plus(LIFE));
        tickets.put(ticket.ticket(), ticket);
        return ticket;
    }

    boolean inForce(JsTicket ticket) {
        return world.instant().isBefore(ticket.expiresAt());
    }

    /** The ticket that the signature was made with, in force or not. */
    Optional<JsTicket> signedWith(Signed signed) {
        return tickets.all().filter(t -> signed.by(t.ticket())).findFirst();
    }

    /** What a page presents. */
    record Signed(String nonce, String timestamp, String url, String signature) {

        /** Whether this ticket, and this address up to the fragment, were signed. */
        boolean by(String ticket) {
            var text =
                    "jsapi_ticket=%s&noncestr=%s&timestamp=%s&url=%s"
                            .formatted(ticket, nonce, timestamp, withoutFragment(url));
            return sha1(text).equals(signature);
        }

        private static String withoutFragment(String url) {
            var hash = url.indexOf('#');
            return hash < 0 ? url : url.substring(0, hash);
        }

        private static String sha1(String text) {
            try {
                var digest = MessageDigest.getInstance("SHA-1");
                return HexFormat.of()
                        .formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}

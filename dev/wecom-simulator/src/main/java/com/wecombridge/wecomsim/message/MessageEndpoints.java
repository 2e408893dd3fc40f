package com.wecombridge.wecomsim.message;

import com.wecombridge.wecomsim.api.Call;
import com.wecombridge.wecomsim.api.Caller;
import com.wecombridge.wecomsim.api.Endpoint;
import com.wecombridge.wecomsim.api.Endpoint.Credential;
import com.wecombridge.wecomsim.api.RefusalException;
import com.wecombridge.wecomsim.docs.SeenInDocs;
import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.message.Sending.Accepted;
import com.wecombridge.wecomsim.message.Sending.Refused;
import com.wecombridge.wecomsim.store.Table;
import com.wecombridge.wecomsim.world.App;
import com.wecombridge.wecomsim.world.Message;
import com.wecombridge.wecomsim.world.World;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** App messages. */
@SeenInDocs("90236")
final class MessageEndpoints {

    private static final Duration RECALL_WINDOW = Duration.ofHours(24);
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    private final World world;
    private final Sending sending;

    MessageEndpoints(World world, Sending sending) {
        this.world = world;
        this.sending = sending;
    }

    List<Endpoint> all() {
        return List.of(
                Endpoint.post("message/send", Credential.CORP, this::send).uncounted(),
                Endpoint.post("message/recall", Credential.CORP, this::recall),
                Endpoint.post("message/get_statistics", Credential.CORP, this::statistics));
    }

    private ObjectNode send(Call call, Caller caller) {
        var app = ownApp(call, caller);
        return switch (sending.send(app, call.body())) {
            case Refused(var errcode) -> throw RefusalException.of(errcode);
            case Accepted accepted -> describe(accepted);
        };
    }

    /** The app that the body names, which must be the one whose token it is. */
    static App ownApp(Call call, Caller caller) {
        var app = caller.app();
        var agentId = call.body().path("agentid").asInt(0);
        if (agentId == 0) {
            throw RefusalException.of(40056);
        }
        if (agentId != app.agentId()) {
            throw RefusalException.of(301002);
        }
        return app;
    }

    private static ObjectNode describe(Accepted accepted) {
        var message = accepted.message();
        var answer = Json.object();
        putUnlessEmpty(answer, "invaliduser", message.invalidUser());
        putUnlessEmpty(answer, "invalidparty", accepted.invalidParty());
        putUnlessEmpty(answer, "invalidtag", accepted.invalidTag());
        putUnlessEmpty(answer, "unlicenseduser", message.unlicensedUser());
        answer.put("msgid", message.msgId());
        putUnlessEmpty(answer, "response_code", message.responseCode());
        return answer;
    }

    private static void putUnlessEmpty(ObjectNode answer, String field, String value) {
        if (!value.isEmpty()) {
            answer.put(field, value);
        }
    }

    private ObjectNode recall(Call call, Caller caller) {
        var msgId = call.text("msgid", 40058);
        return world.change(() -> {
            var message =
                    world.messages
                            .newestFirst()
                            .filter(m -> m.msgId().equals(msgId))
                            .filter(m -> own(m, caller))
                            .findFirst()
                            .orElseThrow(() -> RefusalException.of(40058));
            if (message.sentAt().plus(RECALL_WINDOW).isBefore(world.instant())) {
                throw RefusalException.of(42052);
            }
            var key = Table.key(message.seq());
            world.messages.put(key, message.recalledAt(world.instant()));
            return Json.object();
        });
    }

    private ObjectNode statistics(Call call, Caller caller) {
        var app = caller.app();
        var today = LocalDate.ofInstant(world.instant(), BEIJING);
        var day = today.minusDays(call.body().path("time_type").asInt(0));
        var count =
                world.messages
                        .all()
                        .filter(m -> own(m, caller))
                        .filter(m -> LocalDate.ofInstant(m.sentAt(), BEIJING).equals(day))
                        .mapToInt(m -> m.recipients().size())
                        .sum();
        var answer = Json.object();
        answer.putArray("statistics")
                .addObject()
                .put("agentid", app.agentId())
                .put("app_name", app.name())
                .put("count", count);
        return answer;
    }

    private static boolean own(Message message, Caller caller) {
        return message.corpId().equals(caller.corpId())
                && message.agentId() == caller.token().agentId();
    }
}

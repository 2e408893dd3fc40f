package com.wecombridge.wecomsim.message;

import com.wecombridge.wecomsim.api.Call;
import com.wecombridge.wecomsim.api.Caller;
import com.wecombridge.wecomsim.api.Endpoint;
import com.wecombridge.wecomsim.api.Endpoint.Credential;
import com.wecombridge.wecomsim.api.RefusalException;
import com.wecombridge.wecomsim.card.Card;
import com.wecombridge.wecomsim.card.CardRules;
import com.wecombridge.wecomsim.card.Cards;
import com.wecombridge.wecomsim.card.ResponseCodes;
import com.wecombridge.wecomsim.docs.SeenInDocs;
import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.message.Addressing.Addressed;
import com.wecombridge.wecomsim.store.Table;
import com.wecombridge.wecomsim.view.Dialect;
import com.wecombridge.wecomsim.view.Directory;
import com.wecombridge.wecomsim.world.App;
import com.wecombridge.wecomsim.world.Member;
import com.wecombridge.wecomsim.world.Message;
import com.wecombridge.wecomsim.world.Message.Recipient;
import com.wecombridge.wecomsim.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Changes cards that were sent: the buttons alone, or the whole card. */
@SeenInDocs({"94945", "91579"})
final class CardUpdates {

    private final World world;
    private final Directory directory;
    private final Cards cards;
    private final ResponseCodes codes;

    CardUpdates(World world, Directory directory, Cards cards, ResponseCodes codes) {
        this.world = world;
        this.directory = directory;
        this.cards = cards;
        this.codes = codes;
    }

    List<Endpoint> all() {
        return List.of(
                Endpoint.post("message/update_template_card", Credential.CORP, this::update)
                        .uncounted(),
                Endpoint.post("message/update_taskcard", Credential.CORP, this::updateTask)
                        .uncounted());
    }

    private ObjectNode update(Call call, Caller caller) {
        var app = MessageEndpoints.ownApp(call, caller);
        return world.change(() -> {
            var code = codes.require(call.text("response_code", 60140), app);
            var change = change(call.body(), app);
            var message = world.messages.get(Table.key(code.message())).orElseThrow();
            var wanted = wanted(call.body());
            var fault = MessageRules.receiverFault(wanted);
            if (fault.isPresent()) {
                throw RefusalException.of(fault.getAsInt());
            }
            var addressed = Addressing.spread(world, directory, app, wanted);
            codes.spend(code);
            return carryOut(app, message, addressed, change);
        });
    }

    private UnaryOperator<Card> change(ObjectNode body, App app) {
        var replaceName = body.path("button").path("replace_name").asString("");
        if (!replaceName.isBlank()) {
            return card -> cards.freeze(card, replaceName);
        }
        var fresh = body.path("template_card");
        if (!fresh.isObject()) {
            throw RefusalException.of(40058);
        }
        var fault = CardRules.faultOfNew(fresh, knownTo(app));
        if (fault.isPresent()) {
            throw RefusalException.of(fault.getAsInt());
        }
        return card -> cards.replace(card, fresh);
    }

    private Predicate<String> knownTo(App app) {
        return id -> Dialect.of(world, app).meant(id).isPresent();
    }

    /** Those who did not get the card are as invalid as those whom nobody knows. */
    private ObjectNode carryOut(
            App app, Message message, Addressed addressed, UnaryOperator<Card> change) {
        var dialect = Dialect.of(world, app);
        var invalid = new ArrayList<String>();
        if (!addressed.invalidUser().isEmpty()) {
            invalid.addAll(List.of(addressed.invalidUser().split("\\|")));
        }
        for (var member : addressed.reached()) {
            if (got(message, member)) {
                var _ = change.apply(cards.of(message, member.userId()));
            } else {
                invalid.add(dialect.userId(member).toLowerCase(Locale.ROOT));
            }
        }
        var answer = Json.object();
        var list = answer.putArray("invaliduser");
        invalid.forEach(list::add);
        return answer;
    }

    private static boolean got(Message message, Member member) {
        return message.recipients().stream()
                .map(Recipient::userId)
                .anyMatch(member.userId()::equals);
    }

    private static Receivers wanted(JsonNode body) {
        return body.path("atall").asInt(0) == 1
                ? new Receivers(List.of("@all"), List.of(), List.of())
                : new Receivers(
                        texts(body.path("userids")),
                        texts(body.path("partyids")),
                        texts(body.path("tagids")));
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(one -> one.asString(""))
                .filter(one -> !one.isBlank())
                .toList();
    }

    /** The way before response codes: by task, and by the button that was pressed. */
    private ObjectNode updateTask(Call call, Caller caller) {
        var app = MessageEndpoints.ownApp(call, caller);
        var message =
                cards.withTask(app.corpId(), app.agentId(), call.text("task_id", 42016))
                        .orElseThrow(() -> RefusalException.of(42016));
        var key = call.body().path("clicked_key").asString("");
        var button =
                StreamSupport.stream(
                                message.shown()
                                        .path("interactive_taskcard")
                                        .path("btn")
                                        .spliterator(),
                                false)
                        .filter(one -> one.path("key").asString("").equals(key))
                        .findFirst()
                        .orElseThrow(() -> RefusalException.of(42017));
        var wanted = new Receivers(texts(call.body().path("userids")), List.of(), List.of());
        var name = button.path("replace_name").asString(button.path("name").asString(""));
        var addressed = Addressing.spread(world, directory, app, wanted);
        return world.change(
                () -> carryOut(app, message, addressed, card -> cards.freeze(card, name)));
    }
}

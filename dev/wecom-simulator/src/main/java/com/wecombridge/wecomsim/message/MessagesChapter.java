package com.wecombridge.wecomsim.message;

import static com.wecombridge.wecomsim.patch.Things.silent;

import com.wecombridge.wecomsim.api.Endpoint;
import com.wecombridge.wecomsim.card.Card;
import com.wecombridge.wecomsim.card.Cards;
import com.wecombridge.wecomsim.card.ResponseCodes;
import com.wecombridge.wecomsim.chapter.Chapter;
import com.wecombridge.wecomsim.chapter.Core;
import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.patch.Definer;
import com.wecombridge.wecomsim.patch.Patch;
import com.wecombridge.wecomsim.world.App;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What apps send to members, what becomes of cards, and group chats of apps. */
public final class MessagesChapter implements Chapter {

    private final Core core;
    private final Cards cards;
    private final ResponseCodes codes;
    private final Mutes mutes;
    private final AppChats chats;

    public MessagesChapter(Core core) {
        this.core = core;
        this.cards = new Cards(core.world());
        this.codes = new ResponseCodes(core.world());
        this.mutes = new Mutes(core.world());
        this.chats = new AppChats(core.world(), core.directory());
    }

    /** The newest card of the task as the member sees it. */
    public Optional<Card> card(String corpId, int agentId, String taskId, String userId) {
        return cards.withTask(corpId, agentId, taskId)
                .filter(message -> message.shownTo(userId))
                .map(message -> cards.of(message, userId));
    }

    /** The member switches 接收消息 of the app off, or on again. */
    public void mute(App app, String userId, boolean muted) {
        mutes.define(
                new Patch(Json.object())
                        .with("corpId", app.corpId())
                        .with("agentId", app.agentId())
                        .with("userId", userId)
                        .with("muted", muted));
    }

    @Override
    public List<Endpoint> endpoints() {
        var world = core.world();
        var sending = new Sending(world, core.directory(), codes);
        return Stream.of(
                        new MessageEndpoints(world, sending).all(),
                        new CardUpdates(world, core.directory(), cards, codes).all(),
                        chats.endpoints())
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public Map<String, Definer> things() {
        return Map.of("mutes", silent(mutes::define));
    }

    @Override
    public Map<String, Supplier<Stream<?>>> records() {
        return Map.of(
                "messages", core.world().messages::all,
                "cards", cards::all,
                "response-codes", codes::all,
                "mutes", mutes::all,
                "app-chats", chats::all);
    }
}

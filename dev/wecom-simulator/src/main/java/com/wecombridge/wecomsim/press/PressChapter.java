package com.wecombridge.wecomsim.press;

import com.wecombridge.wecomsim.callback.Telling;
import com.wecombridge.wecomsim.card.Cards;
import com.wecombridge.wecomsim.chapter.Chapter;
import com.wecombridge.wecomsim.chapter.Core;
import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.patch.Definer;
import com.wecombridge.wecomsim.patch.DefinitionRefusedException;
import com.wecombridge.wecomsim.patch.Patch;
import com.wecombridge.wecomsim.store.Table;
import com.wecombridge.wecomsim.world.App;
import com.wecombridge.wecomsim.world.Message;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Members at work in their client: presses, menu clicks, entries, utterances. */
public final class PressChapter implements Chapter {

    private final Core core;
    private final Cards cards;
    private final ActBook acts;
    private final CardPresses presses;
    private final Visits visits;
    private final PassiveReplies replies;

    public PressChapter(Core core) {
        this.core = core;
        this.cards = new Cards(core.world());
        this.acts = new ActBook(core);
        this.presses = new CardPresses(core, cards, acts);
        this.visits = new Visits(core, acts);
        this.replies = new PassiveReplies(core, cards, acts);
        core.post().onTaken(replies::hear);
    }

    /** Presses a button of a card that the member sees; choices by question. */
    public Act press(String corpId, String userId, UnaryOperator<Patch> how) {
        return press(how.apply(by(corpId, userId)), Telling.callbacks());
    }

    /** Opens the app from the workbench or its conversation. */
    public Act enter(String corpId, String userId, int agentId) {
        return enter(by(corpId, userId).with("agentId", agentId), Telling.callbacks());
    }

    /** Uses the app's menu. */
    public Act clickMenu(String corpId, String userId, int agentId, String key) {
        var wish = by(corpId, userId).with("agentId", agentId).with("key", key);
        return menu(wish, Telling.callbacks());
    }

    /** Writes to the app. */
    public Act say(String corpId, String userId, int agentId, String text) {
        var wish = by(corpId, userId).with("agentId", agentId);
        return say(wish.with("fields", Map.of("Content", text)), Telling.callbacks());
    }

    @Override
    public Map<String, Definer> things() {
        return Map.of(
                "presses", patch -> press(patch, patch.telling()),
                "entries", patch -> enter(patch, patch.telling()),
                "menu-clicks", patch -> menu(patch, patch.telling()),
                "utterances", patch -> say(patch, patch.telling()));
    }

    @Override
    public Map<String, Supplier<Stream<?>>> records() {
        return Map.of("acts", acts::all, "passive-replies", replies::all);
    }

    private Act press(Patch patch, Telling telling) {
        var message = message(patch);
        var app =
                core.world()
                        .apps
                        .get(Table.key(message.corpId(), message.agentId()))
                        .orElseThrow(() -> new DefinitionRefusedException("the app is gone"));
        var act = presses.press(app, message, patch, telling);
        done(patch);
        return act;
    }

    private Message message(Patch patch) {
        var msgId = patch.take("msgId", "");
        var found =
                msgId.isEmpty()
                        ? cards.withTask(
                                patch.need("corpId"),
                                patch.take("agentId", Integer.class, 0),
                                patch.take("taskId", ""))
                        : core.world()
                                .messages
                                .newestFirst()
                                .filter(m -> m.msgId().equals(msgId))
                                .filter(m -> m.corpId().equals(patch.need("corpId")))
                                .findFirst();
        return found.orElseThrow(() -> new DefinitionRefusedException("no such card"));
    }

    private Act enter(Patch patch, Telling telling) {
        return visits.enter(app(patch), patch, telling);
    }

    private Act menu(Patch patch, Telling telling) {
        return visits.menu(app(patch), patch, telling);
    }

    private Act say(Patch patch, Telling telling) {
        return visits.say(app(patch), patch, telling);
    }

    private App app(Patch patch) {
        var corpId = patch.need("corpId");
        return core.apps()
                .find(corpId, patch.needNumber("agentId"))
                .orElseThrow(() -> new DefinitionRefusedException("no such app"));
    }

    private static void done(Patch patch) {
        patch.take("corpId", "");
        patch.take("userId", "");
        patch.nothingElse();
    }

    private static Patch by(String corpId, String userId) {
        return new Patch(Json.object()).with("corpId", corpId).with("userId", userId);
    }
}

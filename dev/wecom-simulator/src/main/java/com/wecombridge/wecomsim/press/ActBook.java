package com.wecombridge.wecomsim.press;

import com.wecombridge.wecomsim.callback.Post.Event;
import com.wecombridge.wecomsim.callback.Telling;
import com.wecombridge.wecomsim.chapter.Core;
import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.store.Table;
import com.wecombridge.wecomsim.view.Dialect;
import com.wecombridge.wecomsim.world.App;
import com.wecombridge.wecomsim.world.Delivery;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells an app what a member did, and writes it down. */
final class ActBook {

    private final Core core;
    private final Table<Act> acts;

    ActBook(Core core) {
        this.core = core;
        this.acts = core.world().table("acts", Act.class);
    }

    Stream<Act> all() {
        return acts.all();
    }

    /** Whose callback it was that got this answer. */
    Optional<Act> toldBy(Delivery delivery) {
        return acts.all().filter(act -> act.deliveries().contains(delivery.id())).findFirst();
    }

    /** The app hears of it. */
    Act tell(Done done, Map<String, ?> fields, Telling telling) {
        return core.world()
                .change(() -> {
                    var app = done.app();
                    var sender = Dialect.of(core.world(), app).userId(done.userId());
                    var event = new Event(done.event(), fields).namingAgent();
                    var told =
                            done.kind().equals("say")
                                    ? core.post().messageToApp(app, event, sender, telling)
                                    : core.post().toApp(app, event, sender, telling);
                    return write(done, fields, told.stream().map(Delivery::id).toList());
                });
    }

    /** The client opened a page, and nobody hears of it. */
    Act open(Done done) {
        return core.world().change(() -> write(done, Map.of(), List.of()));
    }

    private Act write(Done done, Map<String, ?> fields, List<Long> deliveries) {
        var world = core.world();
        var act =
                new Act(
                        world.next("act"),
                        done.app().corpId(),
                        done.app().agentId(),
                        done.userId(),
                        done.kind(),
                        done.event(),
                        done.message(),
                        Json.tree(fields),
                        String.valueOf(
                                fields.containsKey("ResponseCode")
                                        ? fields.get("ResponseCode")
                                        : ""),
                        deliveries,
                        done.url(),
                        world.instant());
        world.change(() -> acts.put(Table.key(act.seq()), act));
        return act;
    }

    /** What is being done, by whom, to which app. */
    record Done(App app, String userId, String kind, String event, long message, String url) {

        static Done of(App app, String userId, String kind, String event) {
            return new Done(app, userId, kind, event, 0, "");
        }

        Done toCard(long number) {
            return new Done(app, userId, kind, event, number, url);
        }

        Done opening(String page) {
            return new Done(app, userId, kind, "", message, page);
        }
    }
}

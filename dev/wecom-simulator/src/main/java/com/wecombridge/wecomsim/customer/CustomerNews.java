package com.wecombridge.wecomsim.customer;

import com.wecombridge.wecomsim.callback.Post;
import com.wecombridge.wecomsim.callback.Post.Event;
import com.wecombridge.wecomsim.callback.Telling;
import com.wecombridge.wecomsim.docs.SeenInDocs;
import com.wecombridge.wecomsim.world.App;
import com.wecombridge.wecomsim.world.World;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Tells apps with the customer rights: the corp's own at their callback address, a provider's at
 * its suite's command address.
 */
@SeenInDocs({"92130", "92277"})
public final class CustomerNews {

    private final World world;
    private final Post post;
    private final CustomerRights rights;
    private final ServiceIds ids;
    private final Greetings greetings;

    public CustomerNews(
            World world, Post post, CustomerRights rights, ServiceIds ids, Greetings greetings) {
        this.world = world;
        this.post = post;
        this.rights = rights;
        this.ids = ids;
        this.greetings = greetings;
    }

    /** WeCom shortens long lists; at which length is assumed. */
    public int changesListed() {
        return world.behaviour().callbacks().changesListed();
    }

    /** A change between a member and a customer; {@code extra} goes behind the two ids. */
    void follow(String changeType, Follow follow, Map<String, ?> extra, Telling telling) {
        toAll(
                follow.corpId(),
                app -> rights.hears(app, follow.userId()),
                dialect -> {
                    var fields = new LinkedHashMap<String, Object>();
                    fields.put("ChangeType", changeType);
                    fields.put("UserID", dialect.people().userId(follow.userId()));
                    fields.put("ExternalUserID", dialect.id(follow.externalUserId()));
                    fields.putAll(extra);
                    return new Event("change_external_contact", fields);
                },
                telling);
    }

    /** The customer agreed to the chat archive; a greeting is possible from now on (92005). */
    public void agreed(Follow follow, Telling telling) {
        follow(
                "msg_audit_approved",
                follow,
                Map.of("WelcomeCode", greetings.make(follow)),
                telling);
    }

    /**
     * A change of a tag or a tag group.
     *
     * @param more behind the id
     */
    record TagChange(String corpId, String changeType, String id, Map<String, ?> more) {}

    void tag(TagChange change, Telling telling) {
        toAll(
                change.corpId(),
                _ -> true,
                dialect -> {
                    var fields = new LinkedHashMap<String, Object>();
                    fields.put("ChangeType", change.changeType());
                    fields.put("Id", dialect.id(change.id()));
                    fields.putAll(change.more());
                    return new Event("change_external_tag", fields);
                },
                telling);
    }

    /** A fresh welcome code for the two. */
    String welcome(Follow follow) {
        return greetings.make(follow);
    }

    /** Any event, to each app with the rights that it concerns, in the ids of that app. */
    public void toAll(
            String corpId,
            Predicate<App> concerns,
            Function<CustomerDialect, Event> event,
            Telling telling) {
        if (telling.quiet()) {
            return;
        }
        for (var app : world.apps.of(corpId).filter(rights::mayCall).toList()) {
            if (!app.disabled() && concerns.test(app)) {
                send(app, event.apply(CustomerDialect.of(world, ids, app)), telling);
            }
        }
    }

    private void send(App app, Event event, Telling telling) {
        world.suites
                .get(app.suiteId())
                .ifPresentOrElse(
                        suite -> post.toSuite(suite, app.corpId(), event, telling),
                        () -> post.toApp(app, event, "sys", telling));
    }
}

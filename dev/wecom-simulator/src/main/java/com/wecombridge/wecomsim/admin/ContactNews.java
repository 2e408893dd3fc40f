package com.wecombridge.wecomsim.admin;

import com.wecombridge.wecomsim.callback.Post;
import com.wecombridge.wecomsim.callback.Post.Event;
import com.wecombridge.wecomsim.callback.Telling;
import com.wecombridge.wecomsim.view.Dialect;
import com.wecombridge.wecomsim.view.Directory;
import com.wecombridge.wecomsim.world.App;
import com.wecombridge.wecomsim.world.Member;
import com.wecombridge.wecomsim.world.Suite;
import com.wecombridge.wecomsim.world.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells apps about a corp's directory: change_contact to the contacts-sync assistant and to suites
 * with contact events, subscribe and unsubscribe to every app whose visible range someone entered
 * or left.
 */
final class ContactNews {

    private static final String CHANGE_CONTACT = "change_contact";

    private final World world;
    private final Post post;
    private final Directory directory;

    ContactNews(World world, Post post, Directory directory) {
        this.world = world;
        this.post = post;
        this.directory = directory;
    }

    /** Makes the change, then reports who entered or left the range of which app. */
    void aroundRanges(String corpId, Telling telling, Runnable change) {
        if (telling.quiet()) {
            change.run();
            return;
        }
        var before = ranges(corpId);
        change.run();
        var after = ranges(corpId);
        after.forEach((agentId, members) ->
                app(corpId, agentId)
                        .forEach(app ->
                                reportRange(
                                        app,
                                        before.getOrDefault(agentId, Map.of()),
                                        members,
                                        telling)));
    }

    void created(Member member, Telling telling) {
        tell(
                member.corpId(),
                app -> directory.sees(app, member),
                app -> fields(app).created(member),
                telling);
    }

    void updated(Member before, Member after, Telling telling) {
        tell(
                after.corpId(),
                app -> directory.sees(app, before) || directory.sees(app, after),
                app -> fields(app).updated(before, after),
                telling);
    }

    void deleted(Member member, Telling telling) {
        tell(
                member.corpId(),
                app -> directory.sees(app, member),
                app -> fields(app).deleted(member),
                telling);
    }

    /** A department event; {@code fields} begin with ChangeType. */
    void party(String corpId, List<Integer> anyOf, Map<String, Object> fields, Telling telling) {
        tell(
                corpId,
                app -> directory.visibleParties(app).stream().anyMatch(anyOf::contains),
                app -> withoutHiddenName(app, fields),
                telling);
    }

    /** A tag event. */
    void tag(String corpId, Function<App, Map<String, Object>> fields, Telling telling) {
        tell(corpId, app -> app.range().tags().size() > 0 || app.contactsSync(), fields, telling);
    }

    private void tell(
            String corpId,
            Predicate<App> concerns,
            Function<App, Map<String, Object>> fields,
            Telling telling) {
        if (telling.quiet()) {
            return;
        }
        for (var app :
                listeners(corpId)
                        .filter(a -> a.agentId() != telling.exceptTo())
                        .filter(a -> a.contactsSync() || concerns.test(a))
                        .toList()) {
            var shown = fields.apply(app);
            if (!shown.isEmpty()) {
                tell(app, new Event(CHANGE_CONTACT, shown), telling);
            }
        }
    }

    private void tell(App app, Event event, Telling telling) {
        var suite = world.suites.get(app.suiteId()).orElse(null);
        if (suite == null) {
            post.toApp(app, event, "sys", telling);
            return;
        }
        if (suite.contactEvents().includes(Suite.Door.COMMAND)) {
            post.toSuite(suite, app.corpId(), event, telling);
        }
        if (suite.contactEvents().includes(Suite.Door.DATA)) {
            post.toApp(app, event, "sys", telling);
        }
    }

    private Stream<App> listeners(String corpId) {
        return world.apps
                .of(corpId)
                .filter(app -> !app.disabled())
                .filter(app -> app.ofSuite() || (app.contactEvents() && app.callback().present()));
    }

    private MemberFields fields(App app) {
        return new MemberFields(Dialect.of(world, app), app.sensitiveFields());
    }

    private Map<String, Object> withoutHiddenName(App app, Map<String, Object> fields) {
        if (Dialect.of(world, app).showsNames()) {
            return fields;
        }
        var shown = new LinkedHashMap<>(fields);
        shown.remove("Name");
        return shown;
    }

    private Stream<App> app(String corpId, int agentId) {
        return world.apps.of(corpId).filter(app -> app.agentId() == agentId);
    }

    private Map<Integer, Map<String, Member>> ranges(String corpId) {
        return world.apps
                .of(corpId)
                .filter(app -> app.agentId() < App.CONTACTS_SYNC)
                .filter(app -> post.addressOf(app).present())
                .collect(
                        Collectors.toMap(
                                App::agentId,
                                app ->
                                        directory.visibleMembers(app).stream()
                                                .collect(
                                                        Collectors.toMap(Member::userId, m -> m))));
    }

    private void reportRange(
            App app, Map<String, Member> before, Map<String, Member> after, Telling telling) {
        var dialect = Dialect.of(world, app);
        before.forEach((id, member) -> {
            if (!after.containsKey(id)) {
                report(app, "unsubscribe", dialect.userId(member), telling);
            }
        });
        after.forEach((id, member) -> {
            if (!before.containsKey(id)) {
                report(app, "subscribe", dialect.userId(member), telling);
            }
        });
    }

    private void report(App app, String kind, String from, Telling telling) {
        var fields = Map.of("EventKey", "");
        post.toApp(app, new Event(kind, fields).namingAgent(), from, telling);
    }
}

package com.wecombridge.wecomsim.admin;

import com.wecombridge.wecomsim.admin.AddressCheck.Strictness;
import com.wecombridge.wecomsim.callback.CallbackCall;
import com.wecombridge.wecomsim.callback.Post;
import com.wecombridge.wecomsim.callback.Post.Event;
import com.wecombridge.wecomsim.callback.Telling;
import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.patch.DefinitionRefusedException;
import com.wecombridge.wecomsim.patch.Patch;
import com.wecombridge.wecomsim.store.Table;
import com.wecombridge.wecomsim.view.Directory;
import com.wecombridge.wecomsim.world.App;
import com.wecombridge.wecomsim.world.CallbackAddress;
import com.wecombridge.wecomsim.world.VisibleRange;
import com.wecombridge.wecomsim.world.World;
import java.util.Map;
import java.util.Optional;

/** What an administrator does to the apps of a corp: secret, visible range, callback. */
public final class AppChanges {

    private final World world;
    private final Post post;
    private final DirectoryChanges directory;
    private final ContactNews news;
    private final AddressCheck addresses;

    public AppChanges(World world, Post post, DirectoryChanges directory, CallbackCall call) {
        this.world = world;
        this.post = post;
        this.directory = directory;
        this.news = new ContactNews(world, post, new Directory(world));
        this.addresses = new AddressCheck(call);
    }

    /**
     * Makes, changes or removes an app. A first definition is set-up and reports nobody as
     * subscribed.
     */
    public Optional<App> app(Patch patch, Telling telling) {
        var corpId = patch.need("corpId");
        var agentId = patch.needNumber("agentId");
        if (directory.corpOrInvented(corpId).isEmpty()) {
            throw new DefinitionRefusedException("corp " + corpId + " does not exist");
        }
        var removed = patch.takeFlag("removed");
        var strictness = patch.take("verification", Strictness.class, Strictness.RECORDED);
        var checked = withCheckedCallback(patch, strictness);
        return world.change(() -> {
            var before = find(corpId, agentId);
            if (removed) {
                world.apps.remove(Table.key(corpId, agentId));
                return Optional.empty();
            }
            var fresh = before.orElseGet(() -> App.numbered(corpId, agentId));
            var after = checked.over(fresh, App.class);
            store(before, after, before.isEmpty() ? Telling.quietly() : telling);
            return Optional.of(after);
        });
    }

    /** Sets the visible range alone. */
    public void range(App app, VisibleRange range, Telling telling) {
        var patch = new Patch(Json.object()).with("range", range);
        world.change(() -> store(Optional.of(app), patch.over(app, App.class), telling));
    }

    /** The app, or the app of a corp that comes into being at its mention. */
    public Optional<App> find(String corpId, int agentId) {
        var known = world.apps.get(Table.key(corpId, agentId));
        if (known.isPresent() || !corpId.startsWith("wwsim") || agentId < 1_000_000) {
            return known;
        }
        return directory.corpOrInvented(corpId).map(_ -> invented(corpId, agentId));
    }

    private App invented(String corpId, int agentId) {
        var app = App.numbered(corpId, agentId);
        var patch = new Patch(Json.object());
        var whole = patch.with("range", VisibleRange.WHOLE_CORP).over(app, App.class);
        world.change(() -> world.apps.put(Table.key(corpId, agentId), whole));
        return whole;
    }

    private void store(Optional<App> before, App after, Telling telling) {
        var key = Table.key(after.corpId(), after.agentId());
        news.aroundRanges(after.corpId(), telling, () -> world.apps.put(key, after));
        if (before.isPresent() && before.get().inactive() != after.inactive()) {
            var kind = after.inactive() ? "close_inactive_agent" : "reopen_inactive_agent";
            post.toApp(after, new Event(kind, Map.of()).namingAgent(), "sys", telling);
        }
        var rangeChanged = before.isPresent() && !before.get().range().equals(after.range());
        if (rangeChanged && after.ofSuite()) {
            reportChange(after, telling);
        }
    }

    /** change_auth does not say what changed; the provider has to look. */
    public void reportChange(App app, Telling telling) {
        world.suites
                .get(app.suiteId())
                .ifPresent(suite ->
                        post.toSuite(
                                suite,
                                app.corpId(),
                                new Event("change_auth", Map.of("State", "")),
                                telling));
    }

    private Patch withCheckedCallback(Patch patch, Strictness strictness) {
        if (!patch.has("callback")) {
            return patch;
        }
        var given = patch.take("callback", CallbackAddress.class, CallbackAddress.NONE);
        var filled = new CallbackAddress(given.url(), given.token(), given.aesKey(), "");
        var result = addresses.check(filled, patch.need("corpId"), strictness);
        return patch.with(
                "callback",
                new CallbackAddress(filled.url(), filled.token(), filled.aesKey(), result));
    }
}

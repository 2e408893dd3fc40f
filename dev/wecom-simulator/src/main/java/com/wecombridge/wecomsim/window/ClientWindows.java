package com.wecombridge.wecomsim.window;

import com.wecombridge.wecomsim.chapter.Core;
import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.patch.DefinitionRefusedException;
import com.wecombridge.wecomsim.patch.Patch;
import com.wecombridge.wecomsim.store.Table;
import com.wecombridge.wecomsim.trust.Hosts;
import com.wecombridge.wecomsim.view.Directory;
import com.wecombridge.wecomsim.world.App;
import com.wecombridge.wecomsim.world.World;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Opens and remembers the windows of members' clients. */
public final class ClientWindows {

    private final Core core;
    private final World world;
    private final Directory directory;
    private final Table<ClientWindow> windows;

    public ClientWindows(Core core) {
        this.core = core;
        this.world = core.world();
        this.directory = core.directory();
        this.windows = world.table("windows", ClientWindow.class);
    }

    public Stream<ClientWindow> all() {
        return windows.all();
    }

    /** A window that is still open. */
    public Optional<ClientWindow> open(String id) {
        return windows.get(id).filter(window -> !window.closed());
    }

    /** Opens a window, or changes one that has an id already, as when the member moves on. */
    public ClientWindow define(Patch patch) {
        return world.change(() -> {
            var id = patch.has("id") ? patch.need("id") : UUID.randomUUID().toString();
            patch.with("id", id);
            var fresh = windows.get(id).orElseGet(() -> ClientWindow.of(id, world.instant()));
            var window = patch.over(fresh, ClientWindow.class);
            require(window);
            var complete = window.url().isEmpty() ? atHome(window) : window;
            if (Hosts.of(complete.url()).isEmpty()) {
                throw new DefinitionRefusedException("not an address of a page: " + complete.url());
            }
            windows.put(id, complete);
            return complete;
        });
    }

    /** The member closes it, or the page did. */
    public void close(String id) {
        open(id).ifPresent(window -> {
            var patch = new Patch(Json.object()).with("closedAt", world.instant());
            var closed = patch.over(window, ClientWindow.class);
            world.change(() -> windows.put(id, closed));
        });
    }

    private void require(ClientWindow window) {
        core.people().corpOrInvented(window.corpId());
        if (directory.member(window.corpId(), window.userId()).isEmpty()) {
            throw new DefinitionRefusedException(
                    "corp " + window.corpId() + " has no member " + window.userId());
        }
        if (!ClientWindow.ENTRIES.contains(window.entry())) {
            throw new DefinitionRefusedException("no such entry: " + window.entry());
        }
    }

    private ClientWindow atHome(ClientWindow window) {
        var home = window.app(world).map(App::homeUrl).orElse("");
        if (home.isEmpty()) {
            throw new DefinitionRefusedException("url is missing, and the app has no home page");
        }
        return new Patch(Json.object()).with("url", home).over(window, ClientWindow.class);
    }
}

package com.wecombridge.wecomsim.window;

import static com.wecombridge.wecomsim.patch.Things.silent;

import com.wecombridge.wecomsim.chapter.Chapter;
import com.wecombridge.wecomsim.chapter.Core;
import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.patch.Definer;
import com.wecombridge.wecomsim.patch.Patch;
import io.javalin.config.RoutesConfig;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Windows of members' clients. */
public final class WindowsChapter implements Chapter {

    private final Core core;
    private final ClientWindows windows;

    public WindowsChapter(Core core) {
        this.core = core;
        this.windows = new ClientWindows(core);
    }

    /** The member opens a page. */
    public ClientWindow open(String corpId, String userId, UnaryOperator<Patch> how) {
        var patch = new Patch(Json.object()).with("corpId", corpId).with("userId", userId);
        return windows.define(how.apply(patch));
    }

    public void close(String windowId) {
        windows.close(windowId);
    }

    @Override
    public Map<String, Definer> things() {
        return Map.of("windows", silent(windows::define));
    }

    @Override
    public Map<String, Supplier<Stream<?>>> records() {
        return Map.of("windows", windows::all);
    }

    @Override
    public void open(RoutesConfig routes) {
        new WindowPages(core.world(), windows).open(routes);
    }
}

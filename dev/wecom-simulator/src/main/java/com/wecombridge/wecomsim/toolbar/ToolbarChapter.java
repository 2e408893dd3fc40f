package com.wecombridge.wecomsim.toolbar;

import static com.wecombridge.wecomsim.patch.Things.orRemoved;
import static com.wecombridge.wecomsim.patch.Things.silent;

import com.wecombridge.wecomsim.chapter.Chapter;
import com.wecombridge.wecomsim.chapter.Core;
import com.wecombridge.wecomsim.docs.SeenInDocs;
import com.wecombridge.wecomsim.patch.Definer;
import com.wecombridge.wecomsim.patch.DefinitionRefusedException;
import com.wecombridge.wecomsim.patch.Patch;
import com.wecombridge.wecomsim.store.Table;
import com.wecombridge.wecomsim.trust.Hosts;
import com.wecombridge.wecomsim.world.World;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What an administrator puts beside customer chats; nobody is told of it. */
@SeenInDocs("94315")
public final class ToolbarChapter implements Chapter {

    private final World world;
    private final Table<ToolbarPage> pages;

    public ToolbarChapter(Core core) {
        world = core.world();
        pages = world.table("toolbarPages", ToolbarPage.class);
    }

    @Override
    public Map<String, Definer> things() {
        return Map.of("toolbar-pages", silent(patch -> orRemoved(page(patch))));
    }

    @Override
    public Map<String, Supplier<Stream<?>>> records() {
        return Map.of("toolbar-pages", pages::all);
    }

    private Optional<ToolbarPage> page(Patch patch) {
        var corpId = patch.need("corpId");
        var removed = patch.takeFlag("removed");
        return world.change(() -> {
            var id = patch.has("id") ? patch.need("id") : UUID.randomUUID().toString();
            var key = Table.key(corpId, id);
            if (removed) {
                pages.remove(key);
                return Optional.empty();
            }
            var fresh = pages.get(key).orElseGet(() -> ToolbarPage.of(corpId, id));
            var page = patch.with("id", id).over(fresh, ToolbarPage.class);
            require(page);
            pages.put(key, page);
            return Optional.of(page);
        });
    }

    private void require(ToolbarPage page) {
        if (page.name().isBlank()) {
            throw new DefinitionRefusedException("name is missing");
        }
        if (Hosts.of(page.url()).isEmpty()) {
            throw new DefinitionRefusedException("not an address of a page: " + page.url());
        }
        if (world.apps.get(Table.key(page.corpId(), page.agentId())).isEmpty()) {
            throw new DefinitionRefusedException(
                    "corp " + page.corpId() + " has no agent " + page.agentId());
        }
    }
}

package com.wecombridge.wecomsim.contacts;

import static com.wecombridge.wecomsim.patch.Things.silent;
import static com.wecombridge.wecomsim.patch.Things.telling;

import com.wecombridge.wecomsim.api.Endpoint;
import com.wecombridge.wecomsim.chapter.Chapter;
import com.wecombridge.wecomsim.chapter.Core;
import com.wecombridge.wecomsim.patch.Definer;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The directory of a corp and its apps. */
public final class ContactsChapter implements Chapter {

    private final Core core;

    public ContactsChapter(Core core) {
        this.core = core;
    }

    @Override
    public List<Endpoint> endpoints() {
        var writers = new Writers(core.world(), core.directory());
        return Stream.of(
                        new ContactEndpoints(core.world(), core.directory()).all(),
                        new AgentEndpoints(core.world(), core.directory()).all(),
                        new LookupEndpoints(core.world(), core.directory()).all(),
                        new SearchEndpoint(core.world(), core.directory()).all(),
                        new MemberWrites(core, writers).all(),
                        new DepartmentWrites(core, writers).all(),
                        new TagWrites(core, writers).all(),
                        new BatchEndpoints(core, writers).all())
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public Map<String, Definer> things() {
        return Map.of(
                "corps", silent(core.people()::corp),
                "departments", telling(core.people()::department),
                "members", telling(core.people()::member),
                "tags", telling(core.people()::tag),
                "apps", telling(core.apps()::app));
    }

    @Override
    public Map<String, Supplier<Stream<?>>> records() {
        var world = core.world();
        return Map.of(
                "corps", world.corps::all,
                "departments", world.departments::all,
                "members", world.members::all,
                "tags", world.tags::all,
                "apps", world.apps::all);
    }
}

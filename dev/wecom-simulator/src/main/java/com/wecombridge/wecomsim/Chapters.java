package com.wecombridge.wecomsim;

import com.wecombridge.wecomsim.access.AccessChapter;
import com.wecombridge.wecomsim.api.Endpoint;
import com.wecombridge.wecomsim.archive.ArchiveBook;
import com.wecombridge.wecomsim.archive.ArchiveChapter;
import com.wecombridge.wecomsim.chapter.Chapter;
import com.wecombridge.wecomsim.chapter.Core;
import com.wecombridge.wecomsim.chat.ChatsChapter;
import com.wecombridge.wecomsim.contacts.ContactsChapter;
import com.wecombridge.wecomsim.customer.Customers;
import com.wecombridge.wecomsim.customer.calls.CustomersChapter;
import com.wecombridge.wecomsim.group.GroupBook;
import com.wecombridge.wecomsim.group.GroupsChapter;
import com.wecombridge.wecomsim.jsbridge.JsChapter;
import com.wecombridge.wecomsim.licence.LicenceChapter;
import com.wecombridge.wecomsim.media.MediaBook;
import com.wecombridge.wecomsim.media.MediaChapter;
import com.wecombridge.wecomsim.message.MessagesChapter;
import com.wecombridge.wecomsim.patch.Definer;
import com.wecombridge.wecomsim.press.PressChapter;
import com.wecombridge.wecomsim.signin.SignInChapter;
import com.wecombridge.wecomsim.suites.SuitesChapter;
import com.wecombridge.wecomsim.toolbar.ToolbarChapter;
import com.wecombridge.wecomsim.trust.TrustChapter;
import com.wecombridge.wecomsim.window.WindowsChapter;
import com.wecombridge.wecomsim.workbench.WorkbenchChapter;
import io.javalin.config.RoutesConfig;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Everything the simulator knows of WeCom, chapter by chapter. */
record Chapters(List<Chapter> all) {

    /** A new chapter is named here and nowhere else. */
    static Chapters of(Core core) {
        var archive = new ArchiveBook(core.world());
        var customers = Customers.of(core, archive::consentIsMissing);
        var groups = new GroupBook(core.world(), core.directory());
        var media = new MediaBook(core.world());
        var chats = new ChatsChapter(customers, groups, media::file);
        return new Chapters(
                List.of(
                        new SuitesChapter(core),
                        new ContactsChapter(core),
                        new MessagesChapter(core),
                        new LicenceChapter(core),
                        new AccessChapter(core),
                        new TrustChapter(core),
                        new ToolbarChapter(core),
                        new WindowsChapter(core),
                        new PressChapter(core),
                        new WorkbenchChapter(core),
                        new SignInChapter(customers),
                        new CustomersChapter(customers),
                        new GroupsChapter(customers, groups),
                        new JsChapter(customers, chats.talk()),
                        new MediaChapter(core, media),
                        chats,
                        new ArchiveChapter(customers, groups, archive, chats),
                        new Machinery(core)));
    }

    /** The chapter of a kind. */
    <C extends Chapter> C get(Class<C> kind) {
        return all.stream().filter(kind::isInstance).map(kind::cast).findFirst().orElseThrow();
    }

    List<Endpoint> endpoints() {
        return all.stream().flatMap(chapter -> chapter.endpoints().stream()).toList();
    }

    Map<String, Definer> things() {
        return named(Chapter::things);
    }

    Map<String, Supplier<Stream<?>>> records() {
        return named(Chapter::records);
    }

    void open(RoutesConfig routes) {
        all.forEach(chapter -> chapter.open(routes));
    }

    private <T> Map<String, T> named(Function<Chapter, Map<String, T>> part) {
        var known = new TreeMap<String, T>();
        for (var chapter : all) {
            part.apply(chapter).forEach((name, value) -> claim(known, name, value));
        }
        return known;
    }

    private static <T> void claim(Map<String, T> known, String name, T value) {
        if (known.put(name, value) != null) {
            throw new IllegalStateException("two chapters claim " + name);
        }
    }
}

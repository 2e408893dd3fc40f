package com.wecombridge.wecomsim.archive;

import static com.wecombridge.wecomsim.patch.Things.silent;
import static com.wecombridge.wecomsim.patch.Things.telling;

import com.wecombridge.wecomsim.api.Endpoint;
import com.wecombridge.wecomsim.chapter.Chapter;
import com.wecombridge.wecomsim.chat.ChatsChapter;
import com.wecombridge.wecomsim.customer.Customers;
import com.wecombridge.wecomsim.group.GroupBook;
import com.wecombridge.wecomsim.patch.Definer;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The chat archive. */
public final class ArchiveChapter implements Chapter {

    private final ArchiveBook book;
    private final ArchiveChanges changes;
    private final List<Endpoint> endpoints;

    public ArchiveChapter(
            Customers customers, GroupBook groups, ArchiveBook book, ChatsChapter chats) {
        var core = customers.core();
        var recorder = new Recorder(core, book);
        chats.talk().onSaid(recorder::hear);
        core.errands().add(recorder::tellDue);
        this.book = book;
        this.changes = new ArchiveChanges(customers, book, chats.talk());
        this.endpoints =
                Stream.of(
                                new CompanionEndpoints(customers, groups, book).all(),
                                new FeedEndpoints(core, book, chats.files()).all())
                        .flatMap(List::stream)
                        .toList();
    }

    /** What was archived of the corp, the oldest first, pulled or not. */
    public List<Envelope> archived(String corpId) {
        return book.after(corpId, 0).toList();
    }

    @Override
    public List<Endpoint> endpoints() {
        return endpoints;
    }

    @Override
    public Map<String, Definer> things() {
        return Map.of(
                "archive-settings", silent(changes::settings),
                "archive-keys", silent(changes::key),
                "archive-robots", silent(changes::robot),
                "archive-messages", silent(changes::messages),
                "consents", telling(changes::consent));
    }

    @Override
    public Map<String, Supplier<Stream<?>>> records() {
        return book.records();
    }
}

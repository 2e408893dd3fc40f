package com.wecombridge.wecomsim.chat;

import com.wecombridge.wecomsim.api.FileContent;
import com.wecombridge.wecomsim.chapter.Chapter;
import com.wecombridge.wecomsim.customer.Customers;
import com.wecombridge.wecomsim.group.GroupBook;
import com.wecombridge.wecomsim.patch.Patch;
import io.javalin.config.RoutesConfig;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What people say to each other. */
public final class ChatsChapter implements Chapter {

    private final ChatBook book;
    private final ChatFiles files;
    private final Talk talk;
    private final ChatViews views;

    /**
     * @param media a file by its media id
     */
    public ChatsChapter(
            Customers customers, GroupBook groups, Function<String, Optional<FileContent>> media) {
        this.book = new ChatBook(customers.world());
        this.files = new ChatFiles(customers.world());
        this.talk = new Talk(customers, groups, book, new Composer(files, media));
        this.views = new ChatViews(customers, groups, book);
        customers.greetings().listener(new GreetingTalk(talk, book));
    }

    /** Says something in a single chat or a group. */
    public Said say(Patch what) {
        return talk.say(what);
    }

    public Talk talk() {
        return talk;
    }

    public ChatFiles files() {
        return files;
    }

    @Override
    public Map<String, Supplier<Stream<?>>> records() {
        return Map.of("said", book::all);
    }

    @Override
    public void open(RoutesConfig routes) {
        new ChatDoor(talk, book, views, files).open(routes);
    }
}

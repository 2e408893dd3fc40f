package com.wecombridge.wecomsim.message;

import com.wecombridge.wecomsim.api.Endpoint;
import com.wecombridge.wecomsim.chapter.Chapter;
import com.wecombridge.wecomsim.chapter.Core;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What apps send to members. */
public final class MessagesChapter implements Chapter {

    private final Core core;

    public MessagesChapter(Core core) {
        this.core = core;
    }

    @Override
    public List<Endpoint> endpoints() {
        var sending = new Sending(core.world(), core.directory());
        return new MessageEndpoints(core.world(), sending).all();
    }

    @Override
    public Map<String, Supplier<Stream<?>>> records() {
        return Map.of("messages", core.world().messages::all);
    }
}

package com.wecombridge.wecomsim.chat;

import com.wecombridge.wecomsim.store.Table;
import com.wecombridge.wecomsim.world.World;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything that was said, by conversation. */
public final class ChatBook {

    private final Table<Said> said;
    private final Table<String> places;
    private final Table<String> newest;

    public ChatBook(World world) {
        said = world.table("said", Said.class);
        places = world.table("saidPlaces", String.class);
        newest = world.table("saidNewest", String.class);
    }

    /** The name of a single chat; the same from both sides. */
    public static String between(String one, String other) {
        var outside = other.startsWith("wm") || other.startsWith("wo");
        if (outside) {
            return one.toLowerCase(Locale.ROOT) + "~" + other;
        }
        if (one.startsWith("wm") || one.startsWith("wo")) {
            return between(other, one);
        }
        var names = Stream.of(one, other).map(name -> name.toLowerCase(Locale.ROOT)).sorted();
        return String.join("~", names.toList());
    }

    /** What was said there, the oldest first. */
    public List<Said> timeline(String corpId, String conversation) {
        return said.of(Table.key(corpId, conversation)).toList();
    }

    /** What was said there last. */
    public Optional<Said> last(String corpId, String conversation) {
        return newest.get(Table.key(corpId, conversation)).flatMap(said::get);
    }

    public Optional<Said> byMsgId(String corpId, String msgId) {
        return places.get(Table.key(corpId, msgId)).flatMap(said::get);
    }

    /** The conversations of a corp in which anything was said. */
    public Stream<Said> lastOfEach(String corpId) {
        return newest.of(corpId).flatMap(place -> said.get(place).stream());
    }

    public Stream<Said> all() {
        return said.all();
    }

    void keep(Said one) {
        var conversation = Table.key(one.corpId(), one.conversation());
        var place = Table.key(conversation, Table.key(one.seq()));
        said.put(place, one);
        places.put(Table.key(one.corpId(), one.msgId()), place);
        var later = newest.get(conversation).filter(known -> known.compareTo(place) > 0);
        if (later.isEmpty()) {
            newest.put(conversation, place);
        }
    }
}

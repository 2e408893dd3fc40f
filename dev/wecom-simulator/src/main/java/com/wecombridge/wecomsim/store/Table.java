package com.wecombridge.wecomsim.store;

import com.wecombridge.wecomsim.json.Json;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;

/** Records of one kind under text keys: read from memory, written through to the store. */
public final class Table<T> {

    private final MVMap<String, String> stored;
    private final NavigableMap<String, T> records = new ConcurrentSkipListMap<>();
    private final Consumer<Runnable> changed;
    private final AtomicInteger size = new AtomicInteger();

    Table(MVMap<String, String> stored, Class<T> type, Consumer<Runnable> changed) {
        this.stored = stored;
        this.changed = changed;
        stored.forEach((key, json) -> records.put(key, Json.MAPPER.readValue(json, type)));
        size.set(records.size());
    }

    /** A key that sorts as the number does. */
    public static String key(long number) {
        return "%019d".formatted(number);
    }

    /** A key of several parts; the corp comes first. */
    public static String key(String first, Object second) {
        return first + "/" + second;
    }

    public Optional<T> get(String key) {
        return Optional.ofNullable(records.get(key));
    }

    /** All records in the order of their keys. */
    public Stream<T> all() {
        return records.values().stream();
    }

    /** All records, the greatest key first. */
    public Stream<T> newestFirst() {
        return records.descendingMap().values().stream();
    }

    /** The records whose key begins with the corp. */
    public Stream<T> of(String corpId) {
        return records.subMap(corpId + "/", corpId + "0").values().stream();
    }

    /** Only within {@link Store#change}. */
    public void put(String key, T value) {
        var before = Optional.ofNullable(records.get(key));
        write(key, value);
        changed.accept(() -> restore(key, before));
    }

    /** Only within {@link Store#change}. */
    public void remove(String key) {
        var before = Optional.ofNullable(records.get(key));
        erase(key);
        changed.accept(() -> restore(key, before));
    }

    private void restore(String key, Optional<T> before) {
        before.ifPresentOrElse(value -> write(key, value), () -> erase(key));
    }

    private void write(String key, T value) {
        stored.put(key, Json.MAPPER.writeValueAsString(value));
        if (records.put(key, value) == null) {
            size.incrementAndGet();
        }
    }

    private void erase(String key) {
        stored.remove(key);
        if (records.remove(key) != null) {
            size.decrementAndGet();
        }
    }

    /** Forgets the smallest keys beyond the given number. */
    public void keepNewest(int count) {
        while (size.get() > count) {
            remove(records.firstKey());
        }
    }
}

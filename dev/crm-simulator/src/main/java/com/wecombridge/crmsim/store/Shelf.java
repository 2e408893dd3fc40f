package com.wecombridge.crmsim.store;

import com.wecombridge.crmsim.contract.Wire;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.h2.mvstore.MVMap;

/** A sorted map of one kind of thing. Used only inside a change or a read of the state file. */
public final class Shelf<V> {

    private final MVMap<String, String> map;
    private final Class<V> type;

    Shelf(MVMap<String, String> map, Class<V> type) {
        this.map = map;
        this.type = type;
    }

    /** Keys of numbered things sort as their numbers do. */
    public static String numbered(long number) {
        return "%019d".formatted(number);
    }

    public Optional<V> find(String key) {
        return Optional.ofNullable(map.get(key)).map(this::value);
    }

    public void put(String key, V value) {
        map.put(key, Wire.JSON.writeValueAsString(value));
    }

    public void remove(String key) {
        map.remove(key);
    }

    public int size() {
        return map.size();
    }

    public boolean isEmpty() {
        return map.isEmpty();
    }

    /** Everything, in the order of the keys. */
    public List<V> all() {
        return first(Integer.MAX_VALUE);
    }

    /** The first so many, in the order of the keys. */
    public List<V> first(int count) {
        var values = new ArrayList<V>();
        for (Iterator<String> keys = map.keyIterator(null);
                keys.hasNext() && values.size() < count; ) {
            find(keys.next()).ifPresent(values::add);
        }
        return values;
    }

    /** Everything whose key begins so, in the order of the keys. */
    public List<V> under(String prefix) {
        var values = new ArrayList<V>();
        for (Iterator<String> keys = map.keyIterator(prefix); keys.hasNext(); ) {
            String key = keys.next();
            if (!key.startsWith(prefix)) {
                break;
            }
            find(key).ifPresent(values::add);
        }
        return values;
    }

    /** Forgets the first ones until so many are left. */
    public void keepLast(int count) {
        while (map.size() > count) {
            map.remove(map.firstKey());
        }
    }

    private V value(String json) {
        return Wire.JSON.readValue(json, type);
    }
}

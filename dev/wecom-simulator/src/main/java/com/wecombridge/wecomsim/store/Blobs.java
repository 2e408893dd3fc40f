package com.wecombridge.wecomsim.store;

import java.util.Optional;
import java.util.function.Consumer;
import org.h2.mvstore.MVMap;

/** Files under text keys; they stay in the store until they are asked for. */
public final class Blobs {

    private final MVMap<String, byte[]> stored;
    private final Consumer<Runnable> changed;

    Blobs(MVMap<String, byte[]> stored, Consumer<Runnable> changed) {
        this.stored = stored;
        this.changed = changed;
    }

    public Optional<byte[]> get(String key) {
        return Optional.ofNullable(stored.get(key));
    }

    /** Only within {@link Store#change}. */
    public void put(String key, byte[] content) {
        var before = get(key);
        stored.put(key, content.clone());
        changed.accept(() ->
                before.ifPresentOrElse(old -> stored.put(key, old), () -> stored.remove(key)));
    }

    /** Only within {@link Store#change}. */
    public void remove(String key) {
        var before = get(key);
        stored.remove(key);
        changed.accept(() -> before.ifPresent(content -> stored.put(key, content)));
    }
}

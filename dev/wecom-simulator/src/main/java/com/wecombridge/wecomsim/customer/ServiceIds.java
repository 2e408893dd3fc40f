package com.wecombridge.wecomsim.customer;

import com.wecombridge.wecomsim.view.Digests;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Ids of customers, tags and groups as one provider sees them (服务商主体下的 id): another id per provider
 * and corp, always the same one, with the same two letters in front.
 */
public final class ServiceIds {

    private static final int KIND = 2;
    private static final int LETTERS = 30;

    private final Map<String, String> plainIds = new ConcurrentHashMap<>();
    private final List<Function<String, Stream<String>>> sources = new CopyOnWriteArrayList<>();

    /** Where a corp's ids of one kind are found. */
    public void from(Function<String, Stream<String>> idsOfCorp) {
        sources.add(idsOfCorp);
    }

    /** The provider's id for a corp-level id. */
    public String of(String provider, String corpId, String plain) {
        var kind = plain.substring(0, Math.min(KIND, plain.length()));
        var id = kind + Digests.letters(LETTERS, "service", provider, corpId, plain);
        plainIds.put(key(provider, corpId, id), plain);
        return id;
    }

    /** The corp-level id that the provider means. */
    public Optional<String> meant(String provider, String corpId, String id) {
        var key = key(provider, corpId, id);
        if (!plainIds.containsKey(key)) {
            sources.stream()
                    .flatMap(source -> source.apply(corpId))
                    .forEach(plain -> of(provider, corpId, plain));
        }
        return Optional.ofNullable(plainIds.get(key));
    }

    private static String key(String provider, String corpId, String id) {
        return provider + "|" + corpId + "|" + id;
    }
}

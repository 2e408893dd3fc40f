package com.wecombridge.testkit.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wecombridge.testkit.Infrastructure;
import com.wecombridge.testkit.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What every service with sealed columns keeps: it works on, without an error, while replicas with
 * another order of keys exchange the master key and the data keys of all that is stored. A
 * service's integration test implements it and says what its work is. The service itself runs with
 * {@link Infrastructure#MASTER_KEYS}: it seals under {@code v1} and opens {@code v2} as well.
 */
public interface OutlivesItsKeys {

    Duration TIME_TO_REST = Duration.ofSeconds(20);

    TestDatabase database();

    /**
     * Pieces of the service's own work, which together write and read every sealed column. Each is
     * done over and over, by a thread of its own, and throws if anything is wrong.
     */
    List<Chore> work();

    /** Walks once as the rotation of a replica with these settings does. */
    void rotate(String masterKeys, String dataKeys);

    /** Sealed columns that stay empty in this service, as {@code table.column}. */
    default Set<String> empty() {
        return Set.of("wecom_token.sealed");
    }

    @Test
    default void worksOnWhileAllKeysAreExchanged() {
        var texts = new StoredTexts(database());
        texts.awaitTheServicesOwnRotation();

        try (var load = Load.of(work(), texts)) {
            load.goesOn();
            assertThat(texts.columns()).containsAll(texts.rotated(empty()));
            rotate(Infrastructure.NEXT_MASTER_KEYS, "KEEP");
            load.goesOn();
            assertThat(texts.under("v2")).isNotEmpty();
            rotate(Infrastructure.MASTER_KEYS, "RENEW");
            load.goesOn();
            rotate(Infrastructure.NEXT_MASTER_KEYS, "RENEW");
            load.goesOn();
        }

        awaitNoneUnder("v1", Infrastructure.NEXT_MASTER_KEYS, "RENEW", texts);
        assertThat(texts.columns()).isEqualTo(texts.rotated(empty()));
        try (var load = Load.of(work(), texts)) {
            load.goesOn();
        }
        awaitNoneUnder("v2", Infrastructure.MASTER_KEYS, "KEEP", texts);
    }

    /** It walks until the service rests: what that seals behind a walk's back is for the next. */
    private void awaitNoneUnder(
            String master, String masterKeys, String dataKeys, StoredTexts texts) {
        await().atMost(TIME_TO_REST)
                .untilAsserted(() -> {
                    rotate(masterKeys, dataKeys);
                    assertThat(texts.under(master)).isEmpty();
                });
    }
}

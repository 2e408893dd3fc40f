package com.wecombridge.testkit;

import com.wecombridge.testkit.servers.Servers;
import java.util.Base64;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.test.context.DynamicPropertyRegistry;

/**
 * The servers of this JVM, for tests that cannot take them as parameters; Spring tests before all.
 *
 * <p>Which they are, containers or embedded ones, {@link Servers} chooses.
 */
public final class Infrastructure {

    /** A fixed key: whatever a test seals can be opened by every other test. */
    public static final String MASTER_KEY = randomKey(1);

    /** What a service of the tests runs with: it seals under {@code v1}. */
    public static final String MASTER_KEYS;

    /** The same keys in the order of a replica that seals under {@code v2} already. */
    public static final String NEXT_MASTER_KEYS;

    static {
        String v1 = "v1:" + MASTER_KEY;
        String v2 = "v2:" + randomKey(2);
        MASTER_KEYS = v1 + "," + v2;
        NEXT_MASTER_KEYS = v2 + "," + v1;
    }

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private Infrastructure() {}

    /** A master key that looks as if chance had made it, the same for the same number. */
    public static String randomKey(int number) {
        byte[] bytes = new byte[32];
        new Random(number).nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** The shared broker; started by the first caller. */
    public static TestKafka kafka() {
        return KafkaHolder.SHARED;
    }

    /** A new empty database with the three roles; the server is started by the first caller. */
    public static TestDatabase freshDatabase(String label) {
        String name = label.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
        String unique =
                name.substring(0, Math.min(name.length(), 40)) + "_" + DATABASES.incrementAndGet();
        return PostgresHolder.SHARED.create(unique);
    }

    /**
     * Registers the settings every service reads, with the shared broker and a fresh database
     * behind them.
     *
     * <p>Call it from a {@code @DynamicPropertySource} method of the one class that all Spring
     * tests of a module inherit: they then share one context, and no two contexts compete for the
     * records of one consumer group.
     *
     * @return the database, for assertions
     */
    public static TestDatabase register(DynamicPropertyRegistry registry) {
        TestDatabase database = freshDatabase("spring");
        registry.add("KAFKA_BOOTSTRAP_SERVERS", kafka()::bootstrapServers);
        registry.add("DATABASE_URL", database::url);
        register(registry, "DATABASE", database.application());
        register(registry, "DATABASE_OWNER", database.owner());
        register(registry, "DATABASE_RELAY", database.relay());
        registry.add("SECRETS_MASTER_KEY", () -> MASTER_KEYS);
        return database;
    }

    private static void register(
            DynamicPropertyRegistry registry, String prefix, TestDatabase.Role role) {
        registry.add(prefix + "_USERNAME", role::username);
        registry.add(prefix + "_PASSWORD", role::password);
    }

    private static final class KafkaHolder {
        static final TestKafka SHARED = new TestKafka(Servers.kafka());
    }

    private static final class PostgresHolder {
        static final Databases SHARED = Databases.on(Servers.postgres());
    }
}

package com.wecombridge.contactsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wecombridge.events.binding.TokenKind;
import com.wecombridge.events.store.RelayDatabase;
import com.wecombridge.events.store.RelaySettings;
import com.wecombridge.testkit.Infrastructure;
import com.wecombridge.wecom.rotation.Rotation;
import com.wecombridge.wecom.rotation.RotationAutoConfiguration;
import com.wecombridge.wecom.secrets.MasterKeys;
import com.wecombridge.wecom.secrets.Secret;
import com.wecombridge.wecom.secrets.SecretBox;
import com.wecombridge.wecom.tokens.Tokens;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** The service works on while a replica with another order of keys exchanges what is stored. */
@NullUnmarked
class RotationUnderLoadIT extends ContactSyncServiceIT {

    private static final int COMPANIES = 40;
    private static final String V1 = "v1:" + Infrastructure.MASTER_KEY;
    private static final String V2 = "v2:" + NEXT_MASTER_KEY;

    @Autowired Tokens tokens;

    @Test
    void usesItsTokensWithoutAnErrorWhileTheMasterKeyChangesTwice() {
        awaitItsOwnRotation();
        var companies = Stream.generate(() -> Company.in(WECOM)).limit(COMPANIES).toList();
        tellTokens(companies, 1);
        await().atMost(SOON).until(() -> storedUnder(companies, "v1") == COMPANIES);

        try (var load = new Load(companies)) {
            load.runs();
            rotateWith(V2 + "," + V1, "keep");
            assertThat(storedUnder(companies, "v2")).isEqualTo(COMPANIES);
            load.runs();
            tellTokens(companies.subList(0, 20), 2);
            rotateWith(V1 + "," + V2, "renew");
            load.runs();
        }
        await().atMost(SOON).until(() -> storedUnder(companies, "v1") == COMPANIES);
        assertThat(storedUnder(companies, "v2")).isZero();
    }

    private void tellTokens(List<Company> companies, long version) {
        companies.forEach(company ->
                tellToken(company, Company.CRM, new Secret("token-of-" + company.corp), version));
    }

    private static long storedUnder(List<Company> companies, String key) {
        return companies.stream()
                .flatMap(company -> rows("select sealed from wecom_token", company).stream())
                .filter(row -> row.get("sealed").toString().startsWith("2." + key + "."))
                .count();
    }

    /** One replica more, of which only the rotation runs. */
    private static void rotateWith(String masterKeys, String dataKeys) {
        try (var replica = new AnnotationConfigApplicationContext()) {
            replica.getEnvironment()
                    .getPropertySources()
                    .addFirst(
                            new MapPropertySource(
                                    "replica", Map.of("secrets.rotation.data-keys", dataKeys)));
            replica.registerBean(SecretBox.class, () -> new SecretBox(MasterKeys.of(masterKeys)));
            replica.registerBean(RelayDatabase.class, RotationUnderLoadIT::relay);
            replica.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
            replica.register(RotationAutoConfiguration.class);
            replica.refresh();
            replica.getBean(Rotation.class).rotate();
        }
    }

    private static RelayDatabase relay() {
        var login = database.relay();
        return new RelayDatabase(
                new RelaySettings(database.r2dbcUrl(), login.username(), login.password()));
    }

    /** The service's own rotation begins ten seconds after its start; the next is an hour away. */
    private static void awaitItsOwnRotation() {
        await().atMost(SOON)
                .until(() ->
                        !database.rows(
                                        "select 1 from secrets_rotation"
                                                + " where key_id is not null and leased_until < now()")
                                .isEmpty());
    }

    /** Threads that use tokens all the time; closing it fails if one of them could not. */
    private final class Load implements AutoCloseable {
        private final List<Company> companies;
        private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        private final Queue<Throwable> errors = new ConcurrentLinkedQueue<>();
        private final AtomicLong uses = new AtomicLong();
        private final AtomicBoolean over = new AtomicBoolean();

        Load(List<Company> companies) {
            this.companies = companies;
            for (int i = 0; i < 4; i++) {
                threads.execute(this::useForEver);
            }
        }

        /** Returns after a good number of uses. */
        void runs() {
            long enough = uses.get() + 200;
            await().atMost(SOON).until(() -> uses.get() > enough || !errors.isEmpty());
        }

        private void useForEver() {
            while (!over.get()) {
                var company = companies.get(ThreadLocalRandom.current().nextInt(COMPANIES));
                try {
                    use(company);
                    uses.incrementAndGet();
                } catch (RuntimeException | Error e) {
                    errors.add(e);
                }
            }
        }

        private void use(Company company) {
            var kind = TokenKind.ACCESS_TOKEN;
            tokens.forget(Company.ACME, company.corp, Company.CRM, kind);
            var token = tokens.current(Company.ACME, company.corp, Company.CRM, kind).block();
            assertThat(token.value().reveal()).isEqualTo("token-of-" + company.corp);
        }

        @Override
        public void close() {
            over.set(true);
            threads.close();
            assertThat(errors).isEmpty();
        }
    }
}

package com.wecombridge.contactsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wecombridge.events.binding.TokenKind;
import com.wecombridge.events.store.RelayDatabase;
import com.wecombridge.testkit.TestDatabase;
import com.wecombridge.testkit.secrets.Chore;
import com.wecombridge.testkit.secrets.OutlivesItsKeys;
import com.wecombridge.wecom.rotation.Rotation;
import com.wecombridge.wecom.rotation.RotationSettings;
import com.wecombridge.wecom.rotation.RotationSettings.DataKeys;
import com.wecombridge.wecom.rotation.SealedColumn;
import com.wecombridge.wecom.secrets.MasterKeys;
import com.wecombridge.wecom.secrets.Secret;
import com.wecombridge.wecom.secrets.SecretBox;
import com.wecombridge.wecom.tokens.Tokens;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.springframework.beans.factory.annotation.Autowired;

/** Tokens are told and used while all keys are exchanged. */
@NullUnmarked
class RotationUnderLoadIT extends ContactSyncServiceIT implements OutlivesItsKeys {

    private static final int USES = 40;

    @Autowired Tokens tokens;
    @Autowired RelayDatabase relay;
    @Autowired List<SealedColumn> columns;

    private final AtomicLong version = new AtomicLong();
    private final List<Company> companies =
            Stream.generate(() -> Company.in(WECOM)).limit(USES).toList();

    @Override
    public TestDatabase database() {
        return database;
    }

    @Override
    public Set<String> empty() {
        return Set.of();
    }

    @Override
    public void rotate(String masterKeys, String dataKeys) {
        new Rotation(
                        new SecretBox(MasterKeys.of(masterKeys)),
                        relay,
                        columns,
                        new RotationSettings(DataKeys.valueOf(dataKeys)),
                        new SimpleMeterRegistry())
                .rotate();
    }

    @Override
    public List<Chore> work() {
        companies.forEach(company -> sayToken(company, version.incrementAndGet()));
        await().atMost(SOON)
                .until(() -> companies.stream().allMatch(company -> stored(company) > 0));
        return List.of(this::use, this::use, this::use, this::hear);
    }

    private void use() {
        for (int i = 0; i < USES; i++) {
            var company = anyCompany();
            var kind = TokenKind.ACCESS_TOKEN;
            tokens.forget(Company.ACME, company.corp, Company.CRM, kind);
            var token = tokens.current(Company.ACME, company.corp, Company.CRM, kind).block();
            assertThat(token.value().reveal()).isEqualTo("token-of-" + company.corp);
        }
    }

    private void hear() {
        var company = anyCompany();
        long told = version.incrementAndGet();
        sayToken(company, told);
        await().atMost(SOON).until(() -> stored(company) == told);
    }

    private void sayToken(Company company, long told) {
        tellToken(company, Company.CRM, new Secret("token-of-" + company.corp), told);
    }

    private static long stored(Company company) {
        return rows("select version from wecom_token", company).stream()
                .mapToLong(row -> (long) row.get("version"))
                .findFirst()
                .orElse(0);
    }

    private Company anyCompany() {
        return companies.get(ThreadLocalRandom.current().nextInt(companies.size()));
    }
}

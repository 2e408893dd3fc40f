package com.wecombridge.events.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.events.codec.EventCodec;
import com.wecombridge.events.id.TenantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What the golden file of something done cannot show. */
class AuditEntryTest {

    private static final Path REFUSED =
            Path.of("src/test/resources/golden/audit.recorded/v1-refused.json");

    @Test
    void saysWhyAnAttemptWasRefused() throws IOException {
        var noon = Instant.parse("2026-03-02T04:00:00Z");
        var refused =
                new AuditEntry(
                        new TenantId("acme"),
                        "admin@acme.example",
                        "account.bind",
                        "accounts/u-lilei",
                        Map.of("member", "LiLei"),
                        Optional.of("MEMBER_UNKNOWN"),
                        noon,
                        1);

        var json = JsonMapper.shared();
        assertThat(json.readTree(new EventCodec().data(refused)))
                .isEqualTo(json.readTree(Files.readAllBytes(REFUSED)));
    }
}

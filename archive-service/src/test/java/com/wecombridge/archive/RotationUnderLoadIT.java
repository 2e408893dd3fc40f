package com.wecombridge.archive;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.events.store.RelayDatabase;
import com.wecombridge.testkit.TestDatabase;
import com.wecombridge.testkit.secrets.Chore;
import com.wecombridge.testkit.secrets.OutlivesItsKeys;
import com.wecombridge.wecom.rotation.Rotation;
import com.wecombridge.wecom.rotation.RotationSettings;
import com.wecombridge.wecom.rotation.RotationSettings.DataKeys;
import com.wecombridge.wecom.rotation.SealedColumn;
import com.wecombridge.wecom.secrets.MasterKeys;
import com.wecombridge.wecom.secrets.Purpose;
import com.wecombridge.wecom.secrets.SecretBox;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.springframework.beans.factory.annotation.Autowired;

/** The Secret is set and key pairs are made while all keys are exchanged. */
@NullUnmarked
class RotationUnderLoadIT extends RunningArchive implements OutlivesItsKeys {

    @Autowired RelayDatabase relay;
    @Autowired List<SealedColumn> columns;

    @Override
    public TestDatabase database() {
        return database;
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
        return List.of(this::setAndOpenTheSecret, this::makeAndOpenAKeyPair);
    }

    private void setAndOpenTheSecret() {
        var secret = "archive-secret-" + UUID.randomUUID();
        put("", "{\"secret\":\"" + secret + "\"}").expectStatus().isNoContent();
        for (int i = 0; i < 10; i++) {
            assertThat(opened("secret", "archive", Purpose.ARCHIVE_SECRET)).isEqualTo(secret);
        }
    }

    private void makeAndOpenAKeyPair() {
        generated();
        assertThat(opened("private_key", "archive_key_pair", Purpose.ARCHIVE_PRIVATE_KEY))
                .startsWith("-----BEGIN PRIVATE KEY-----");
    }
}

package com.wecombridge.local.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir Path folder;

    @Test
    void areMadeOnceAndKept() {
        StateFolder state = StateFolder.open(folder);
        Secrets first = Secrets.in(state);
        String key = first.masterKey();
        String password = first.password("postgres-superuser");

        assertThat(Secrets.in(state).masterKey()).isEqualTo(key);
        assertThat(Secrets.in(state).password("postgres-superuser")).isEqualTo(password);
        assertThat(Secrets.in(state).password("other")).isNotEqualTo(password);
    }

    @Test
    void haveTheFormTheirReadersWant() {
        Secrets secrets = Secrets.in(StateFolder.open(folder));

        assertThat(Base64.getDecoder().decode(secrets.masterKey())).hasSize(32);
        assertThat(secrets.encodingAesKey()).matches("[A-Za-z0-9]{43}");
    }

    @Test
    void areForTheEyesOfTheirOwner() throws IOException {
        StateFolder state = StateFolder.open(folder);
        String ignored = Secrets.in(state).masterKey();

        assertThat(ignored).isNotBlank();
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(
                                        folder.resolve("secrets.properties"))))
                .isEqualTo("rw-------");
    }
}

package com.wecombridge.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyTest {

    @TempDir Path folder;

    @Test
    void isTheSameAfterARestart() throws Exception {
        assertThat(SigningKey.in(folder)).isEqualTo(SigningKey.in(folder));
    }

    @Test
    void isReadableByItsOwnerOnly() throws Exception {
        SigningKey.in(folder);

        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(folder.resolve("signing-key.jwk"))))
                .isEqualTo("rw-------");
    }
}

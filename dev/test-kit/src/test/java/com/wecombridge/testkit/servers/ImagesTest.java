package com.wecombridge.testkit.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.GenericContainer;

class ImagesTest {

    /** Testcontainers names it nowhere else; a newer one would be pulled again and again. */
    @Test
    void ryukIsTheOneThatTestcontainersStarts() throws IOException {
        try (var source =
                GenericContainer.class.getResourceAsStream(
                        "/org/testcontainers/utility/RyukContainer.class")) {
            assertThat(new String(source.readAllBytes(), StandardCharsets.ISO_8859_1))
                    .contains(Images.RYUK);
        }
    }
}

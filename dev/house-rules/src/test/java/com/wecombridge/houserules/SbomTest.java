package com.wecombridge.houserules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The check of SBOMs can fail; {@link DeployablesCheck} lets it loose on what we deploy. */
class SbomTest {

    private static final Set<String> ALLOWED = Set.of("MIT");

    @Test
    void aWholeOneIsFine() {
        var sbom = sbom("[{\"alg\":\"SHA-256\",\"content\":\"0a\"}]", "MIT");

        assertThat(sbom.faults(List.of("bell-1.0.jar"), ALLOWED)).isEmpty();
    }

    @Test
    void aLibraryThatItDoesNotNameIsCaught() {
        var sbom = sbom("[{\"alg\":\"SHA-256\",\"content\":\"0a\"}]", "MIT");

        assertThat(sbom.faults(List.of("bell-1.0.jar", "whistle-2.0.jar"), ALLOWED))
                .containsExactly("tiny-service: whistle-2.0.jar is not in the SBOM");
    }

    @Test
    void aComponentWithoutAHashIsCaught() {
        assertThat(sbom("[]", "MIT").faults(List.of(), ALLOWED))
                .containsExactly("tiny-service: no hash of bell 1.0");
    }

    @Test
    void aLicenceThatNobodyAllowedIsCaught() {
        var sbom = sbom("[{\"alg\":\"SHA-256\",\"content\":\"0a\"}]", "SSPL-1.0");

        assertThat(sbom.faults(List.of(), ALLOWED))
                .containsExactly("tiny-service: bell 1.0 is under [SSPL-1.0]");
    }

    private static Sbom sbom(String hashes, String licence) {
        return Sbom.of(
                "tiny-service",
                """
                {"components":[{"group":"org.example","name":"bell","version":"1.0","hashes":%s,
                                "licenses":[{"license":{"id":"%s"}}]}]}
                """
                        .formatted(hashes, licence));
    }
}

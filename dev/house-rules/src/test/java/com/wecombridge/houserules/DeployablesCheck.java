package com.wecombridge.houserules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every jar that we deploy tells what is in it: all of it, with a hash, under a licence on our
 * list. It needs packaged services, so it runs with profile {@code sbom} only: {@code make check},
 * {@code make sbom}.
 */
class DeployablesCheck {

    static Stream<String> services() {
        return Modules.SERVICES.stream();
    }

    @ParameterizedTest
    @MethodSource("services")
    void tellsWhatIsInIt(String service) {
        var libraries = Sbom.librariesOf(service);

        assertThat(libraries).hasSizeGreaterThan(100);
        assertThat(Sbom.inJarOf(service).faults(libraries, Sbom.allowedLicences())).isEmpty();
    }
}

package com.wecombridge.houserules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/**
 * Web errors and the caller are nobody's but the door's, so they stand at each one; and they stay
 * alike, so that whoever knows one door knows all.
 */
class DoorsAreAlikeTest {

    private static final Pattern PACKAGE = Pattern.compile("com\\.wecombridge\\.\\w+\\.inbound");
    private static final Path ORIGINAL = Modules.ROOT.resolve("contact-sync-service");

    /** The gateway introduces callers; these four are introduced to them. */
    private static final List<String> OWNERS =
            Modules.SERVICES.stream().filter(name -> !name.equals("sidebar-gateway")).toList();

    @ParameterizedTest
    @ValueSource(strings = {"Problems.java", "Fault.java"})
    void everyDoorSaysNoInTheSameWords(String file) {
        assertThat(Modules.SERVICES)
                .allSatisfy(service ->
                        assertThat(atTheDoorOf(service, file)).isEqualTo(at(ORIGINAL, file)));
    }

    @Test
    void everyOwnerFindsTheTenantInTheSameWay() {
        assertThat(OWNERS)
                .allSatisfy(service ->
                        assertThat(atTheDoorOf(service, "Caller.java"))
                                .isEqualTo(at(ORIGINAL, "Caller.java")));
    }

    @Test
    void everyOwnerTakesTheWordOfTheGatewayAlone() {
        assertThat(OWNERS)
                .allSatisfy(service ->
                        assertThat(tokenSettings(service))
                                .isEqualTo(
                                        Map.of(
                                                "issuer-uri",
                                                "wecom-bridge-gateway",
                                                "audiences",
                                                "${spring.application.name}",
                                                "jwk-set-uri",
                                                "${GATEWAY_KEYS_URI:http://localhost:8080/internal/keys}",
                                                "jws-algorithms",
                                                "ES256",
                                                "authorities-claim-name",
                                                "roles",
                                                "authority-prefix",
                                                "ROLE_")));
    }

    @Test
    void nobodyIgnoresAFieldThatHeDoesNotKnow() {
        assertThat(Modules.SERVICES)
                .allSatisfy(service ->
                        assertThat(
                                        settings(
                                                service,
                                                List.of("spring", "jackson", "deserialization")))
                                .isEqualTo(Map.of("fail-on-unknown-properties", true)));
    }

    private static Object tokenSettings(String service) {
        return settings(service, List.of("spring", "security", "oauth2", "resourceserver", "jwt"));
    }

    private static Object settings(String service, List<String> path) {
        Object at = new Yaml().load(text(resources(service).resolve("application.yml")));
        for (var step : path) {
            at = at instanceof Map<?, ?> map && map.containsKey(step) ? map.get(step) : Map.of();
        }
        return at;
    }

    private static Path resources(String service) {
        return Modules.ROOT.resolve(service).resolve("src/main/resources");
    }

    private static String atTheDoorOf(String service, String file) {
        return at(Modules.ROOT.resolve(service), file);
    }

    private static String at(Path service, String file) {
        try (var files = Files.walk(service.resolve("src/main/java"))) {
            var found = files.filter(path -> path.endsWith(Path.of("inbound/web", file))).toList();
            assertThat(found).as("%s has one %s", service, file).hasSize(1);
            return PACKAGE.matcher(text(found.getFirst())).replaceFirst("inbound");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package com.wecombridge.houserules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.wecombridge.testkit.Infrastructure;
import com.wecombridge.wecom.secrets.UnfitSettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;

/** With its own settings, no service starts where it should not. */
@ExtendWith(OutputCaptureExtension.class)
class RequiredSettingsTest {

    private static final Map<String, String> GOOD =
            Map.ofEntries(
                    Map.entry("DATABASE_URL", "postgresql://localhost:1/nowhere"),
                    Map.entry("DATABASE_USERNAME", "app"),
                    Map.entry("DATABASE_PASSWORD", "a-password-of-tests"),
                    Map.entry("DATABASE_OWNER_USERNAME", "owner"),
                    Map.entry("DATABASE_OWNER_PASSWORD", "a-password-of-tests"),
                    Map.entry("DATABASE_RELAY_USERNAME", "relay"),
                    Map.entry("DATABASE_RELAY_PASSWORD", "a-password-of-tests"),
                    Map.entry("KAFKA_BOOTSTRAP_SERVERS", "localhost:1"),
                    Map.entry("SECRETS_MASTER_KEY", Infrastructure.MASTER_KEY),
                    Map.entry("PUBLIC_BASE_URL", "https://bridge.example.com"),
                    Map.entry("GATEWAY_KEYS_URI", "http://gateway/internal/keys"),
                    Map.entry("CONTACT_SYNC_SERVICE_URI", "http://contact-sync"),
                    Map.entry("BINDING_SERVICE_URI", "http://binding"),
                    Map.entry("NOTIFICATION_SERVICE_URI", "http://notification"),
                    Map.entry("ARCHIVE_SERVICE_URI", "http://archive"),
                    Map.entry("OIDC_ISSUER_URI", "https://sign-in.example.com"),
                    Map.entry("WECOM_SUITE_ID", "wwacmesuite000001"),
                    Map.entry("WECOM_PROVIDER_CORP_ID", "wwacmeprovider001"),
                    Map.entry("WECOM_SUITE_SECRET", "suite-secret-of-tests"),
                    Map.entry("WECOM_SUITE_TOKEN", "suite-token-of-tests"),
                    Map.entry(
                            "WECOM_SUITE_ENCODING_AES_KEY",
                            "TestKeyOneTestKeyTwoTestKeyThreeTestKeyFour"));

    private static final Set<String> EVERYWHERE =
            Set.of(
                    "DATABASE_URL",
                    "DATABASE_USERNAME",
                    "DATABASE_PASSWORD",
                    "DATABASE_OWNER_USERNAME",
                    "DATABASE_OWNER_PASSWORD",
                    "DATABASE_RELAY_USERNAME",
                    "DATABASE_RELAY_PASSWORD",
                    "KAFKA_BOOTSTRAP_SERVERS",
                    "SECRETS_MASTER_KEY");

    private static final Map<String, Set<String>> ALSO =
            Map.of(
                    "archive-service", Set.of("GATEWAY_KEYS_URI"),
                    "binding-service",
                            Set.of(
                                    "GATEWAY_KEYS_URI",
                                    "WECOM_SUITE_ID",
                                    "WECOM_SUITE_SECRET",
                                    "PUBLIC_BASE_URL"),
                    "contact-sync-service", Set.of("GATEWAY_KEYS_URI"),
                    "notification-service", Set.of("GATEWAY_KEYS_URI", "PUBLIC_BASE_URL"),
                    "sidebar-gateway",
                            Set.of(
                                    "OIDC_ISSUER_URI",
                                    "PUBLIC_BASE_URL",
                                    "CONTACT_SYNC_SERVICE_URI",
                                    "BINDING_SERVICE_URI",
                                    "NOTIFICATION_SERVICE_URI",
                                    "ARCHIVE_SERVICE_URI"));

    /** Nothing but what is asked before any bean. */
    @Configuration(proxyBeanMethods = false)
    static class NoBeans {}

    static Stream<String> services() {
        return Modules.SERVICES.stream();
    }

    @ParameterizedTest
    @MethodSource("services")
    void namesEveryMissingSettingInALineOfItsOwn(String service, CapturedOutput output) {
        var lines = refusal(service, Map.of());

        assertThat(lines)
                .hasSameSizeAs(namesIn(lines))
                .allSatisfy(line -> assertThat(line).contains("is not set"));
        assertThat(namesIn(lines))
                .containsAll(EVERYWHERE)
                .containsAll(ALSO.getOrDefault(service, Set.of()))
                .hasSize(EVERYWHERE.size() + ALSO.getOrDefault(service, Set.of()).size());
        assertThat(output).contains("APPLICATION FAILED TO START").contains(lines);
        assertThat(output).doesNotContain("\tat com.wecombridge");
    }

    @ParameterizedTest
    @MethodSource("services")
    void startsWithGoodSettingsAndInTheLocalProfileWithNone(String service, CapturedOutput output) {
        assertThat(refusal(service, GOOD)).isEmpty();
        assertThat(output).doesNotContain("PROFILE local");
        assertThat(refusal(service, Map.of("spring.profiles.active", "local"))).isEmpty();
        assertThat(output).contains("PROFILE local: keys that everybody knows are taken");
    }

    @ParameterizedTest
    @CsvSource({
        "DATABASE_PASSWORD, postgres, is a default that everybody knows",
        "DATABASE_OWNER_PASSWORD, ChangeMe, is a default that everybody knows",
        "DATABASE_RELAY_PASSWORD, short, is too weak: at least 8 different characters",
        "WECOM_SUITE_TOKEN, aaaaaaaaaaaa, is too weak: at least 8 different characters",
        "WECOM_SUITE_ENCODING_AES_KEY, tooShort, 'must be 43 letters and digits, made by chance'",
        "WECOM_SUITE_TOKEN, '', is not set",
        "SECRETS_MASTER_KEY, AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=, 'must be random, and key v1 is not. Make one with: openssl rand -base64 32'",
        "SECRETS_MASTER_KEY, bG9jYWwgb25seSwga25vd24gdG8gZXZlcnlib2R5ISE=, 'is the default of the local profile. Make one with: openssl rand -base64 32'"
    })
    void refusesADefaultOrWeakSecretWithoutShowingIt(
            String setting, String value, String fault, CapturedOutput output) {
        var settings = new HashMap<>(GOOD);
        settings.put(setting, value);

        assertThat(refusal("sidebar-gateway", settings)).containsExactly(setting + " " + fault);
        if (value.length() > 8 && !value.equals("postgres")) {
            assertThat(output).doesNotContain(value);
        }
    }

    @Test
    void needsNoSuiteKeysWithoutASuite() {
        var settings = new HashMap<>(GOOD);
        Stream.of("ID", "TOKEN", "ENCODING_AES_KEY")
                .forEach(part -> settings.remove("WECOM_SUITE_" + part));

        assertThat(refusal("sidebar-gateway", settings)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("services")
    void meetsNoOwnerOfTablesThatSomebodyElseMigrates(String service) {
        var settings = new HashMap<>(GOOD);
        settings.keySet().removeIf(name -> name.startsWith("DATABASE_OWNER_"));
        assertThat(namesIn(refusal(service, settings)))
                .containsExactlyInAnyOrder("DATABASE_OWNER_USERNAME", "DATABASE_OWNER_PASSWORD");

        settings.put("SPRING_FLYWAY_ENABLED", "false");

        assertThat(refusal(service, settings)).isEmpty();
    }

    /**
     * A placeholder without a default would otherwise be missed one at a time, with a stack trace.
     */
    @ParameterizedTest
    @MethodSource("services")
    void requiresWhateverHasNoDefault(String service) throws IOException {
        var text =
                Files.readString(
                        Modules.ROOT.resolve(service + "/src/main/resources/application.yml"));
        var withoutDefault =
                Pattern.compile("\\$\\{([A-Z_]+)}").matcher(text).results().map(m -> m.group(1));

        assertThat(withoutDefault)
                .allSatisfy(setting ->
                        assertThat(namesIn(refusal(service, Map.of()))).contains(setting));
    }

    /** The lines with which the service refuses these settings; none if it takes them. */
    private static List<String> refusal(String service, Map<String, String> settings) {
        var application = new SpringApplication(NoBeans.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setDefaultProperties(
                Map.of(
                        "spring.config.location",
                        Modules.ROOT
                                .resolve(service + "/src/main/resources/application.yml")
                                .toUri()
                                .toString()));
        var arguments =
                settings.entrySet().stream()
                        .map(one -> "--" + one.getKey() + "=" + one.getValue())
                        .toArray(String[]::new);
        var failure = catchThrowable(() -> application.run(arguments).close());
        if (failure == null) {
            return List.of();
        }
        assertThat(failure).isInstanceOf(UnfitSettingsException.class);
        return Objects.requireNonNull(failure.getMessage()).lines().toList();
    }

    private static List<String> namesIn(List<String> lines) {
        return lines.stream().map(line -> line.split(" ", 2)[0]).distinct().toList();
    }
}

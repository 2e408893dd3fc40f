package com.wecombridge.houserules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/**
 * Every binding names its group and so its dead-letter topic {@code <topic>.dlt.<group>}: without a
 * group, records of a restart are lost; without dead letters, a poison record is skipped silently.
 */
class BindingsTest {

    static Stream<String> services() {
        return Modules.SERVICES.stream();
    }

    @ParameterizedTest
    @MethodSource("services")
    void everyBindingHasItsGroupAndATopicOfOurs(String service) {
        assertThat(Bindings.of(service).faults()).isEmpty();
    }

    @Test
    void theServicesDoHear() {
        assertThat(Modules.SERVICES)
                .allSatisfy(service -> assertThat(Bindings.of(service).doors()).isNotEmpty());
    }

    /**
     * The container's error handler owns retries and dead letters, so the binder must not retry.
     */
    @Test
    void theSharedDefaultsLeaveFailedRecordsToTheDeadLetters() throws IOException {
        var defaults = Modules.ROOT.resolve("common-events/src/main/resources/events-defaults.yml");
        var documents = new Yaml().loadAll(Files.readString(defaults));

        assertThat(documents.iterator().next().toString())
                .contains(
                        "default={consumer={max-attempts=1, batch-mode=true,"
                                + " use-native-decoding=true}}");
        assertThat(
                        Modules.ROOT.resolve(
                                "common-events/src/main/java/com/wecombridge/events/inbox/DeadLetters.java"))
                .exists();
    }

    @ParameterizedTest
    @MethodSource("services")
    void everyServiceTakesTheSharedDefaults(String service) throws IOException {
        var yml = Modules.ROOT.resolve(service).resolve("src/main/resources/application.yml");

        assertThat(Files.readString(yml)).contains("classpath:events-defaults.yml");
    }

    @Test
    void aBindingWithoutAGroupIsCaught() {
        var faults = Bindings.of("tiny-service", door("destination: crm.todos")).faults();

        assertThat(faults).containsExactly("tiny-service: todos-in-0 has no group tiny-service");
    }

    @Test
    void aBindingToAnUnknownTopicIsCaught() {
        var faults =
                Bindings.of("tiny-service", door("destination: crm.todo, group: tiny-service"))
                        .faults();

        assertThat(faults)
                .containsExactly(
                        "tiny-service: todos-in-0 hears crm.todo, which is no topic of ours");
    }

    @Test
    void aBindingThatRetriesByItselfIsCaught() {
        var faults =
                Bindings.of(
                                "tiny-service",
                                door(
                                        "destination: crm.todos, group: tiny-service,"
                                                + " consumer: {max-attempts: 3}"))
                        .faults();

        assertThat(faults)
                .containsExactly("tiny-service: todos-in-0 retries past the dead letters");
    }

    private static String door(String settings) {
        return "spring: {cloud: {stream: {bindings: {todos-in-0: {" + settings + "}}}}}";
    }
}

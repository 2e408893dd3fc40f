package com.wecombridge.local;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.local.Detours.Through;
import com.wecombridge.local.Detours.Way;
import com.wecombridge.local.part.JavaProgram.StartUpCaches;
import com.wecombridge.local.part.Part;
import com.wecombridge.local.part.Programs;
import com.wecombridge.local.state.Port;
import com.wecombridge.local.state.Ports;
import com.wecombridge.local.state.Secrets;
import com.wecombridge.local.state.StateFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanTest {

    private static final Map<String, String> MOVED =
            Map.of(
                    "WECOM_SIMULATOR_PORT",
                    "47001",
                    "WECOM_PROXY_PORT",
                    "47002",
                    "POSTGRES_PORT",
                    "47003");

    @TempDir Path folder;

    private Plan plan;

    @BeforeEach
    void drawUp() {
        StateFolder state = StateFolder.open(folder);
        plan =
                new Plan(
                        new Stack(
                                folder,
                                state,
                                Ports.from(MOVED),
                                Secrets.in(state),
                                Programs.ofJars(StartUpCaches.OFF),
                                Watch.NOBODY,
                                Detours.NONE));
    }

    @Test
    void opensEveryPortOnce() {
        List<Port> opened = plan.all().stream().flatMap(part -> part.ports().stream()).toList();

        assertThat(opened).containsExactlyInAnyOrder(Port.values());
    }

    @Test
    void putsADoorBeforeServicesThatHaveSeveralProcesses() {
        StateFolder state = StateFolder.open(folder);
        var doubled =
                new Plan(
                        new Stack(
                                folder,
                                state,
                                Ports.from(Map.of("REPLICAS", "2")),
                                Secrets.in(state),
                                Programs.ofJars(StartUpCaches.OFF),
                                Watch.NOBODY,
                                Detours.NONE));

        assertThat(doubled.all()).extracting(Part::name).doesNotHaveDuplicates();
        assertThat(doubled.services())
                .hasSize(2 * Service.ALL.size())
                .extracting(Part::address)
                .contains("http://localhost:8182", "http://localhost:8282")
                .doesNotHaveDuplicates();
        assertThat(doubled.environment().ofBalancer().get("BALANCED"))
                .contains("8080:8180,8280", "8082:8182,8282");
        assertThat(doubled.all().stream().flatMap(part -> part.ports().stream()))
                .containsExactlyInAnyOrder(Port.values());
    }

    @Test
    void sendsACallerByADetourAndNobodyElse() {
        StateFolder state = StateFolder.open(folder);
        var toPostgres = new Way("binding-service", Port.POSTGRES);
        var toKafka = new Way("binding-service", Port.KAFKA);
        var sent =
                new Stack(
                        folder,
                        state,
                        Ports.from(MOVED),
                        Secrets.in(state),
                        Programs.ofJars(StartUpCaches.OFF),
                        Watch.NOBODY,
                        new Detours(
                                Map.of(
                                        toPostgres, new Through(40001, 15432),
                                        toKafka, new Through(40002, 40003))));
        var environment = new Plan(sent).environment();

        assertThat(environment.of(Service.named("binding-service")))
                .containsEntry("DATABASE_URL", "postgresql://localhost:40001/binding")
                .containsEntry("KAFKA_BOOTSTRAP_SERVERS", "localhost:40002");
        assertThat(environment.ofKafka()).containsEntry("KAFKA_DETOURS", "40003:40002");
        assertThat(environment.of(Service.named("archive-service")).values())
                .noneMatch(setting -> setting.contains("4000"));
    }

    @Test
    void remembersTheDetoursOfTheLastStart() {
        StateFolder state = StateFolder.open(folder);
        var detours =
                new Detours(Map.of(new Way("a-service", Port.KAFKA), new Through(40002, 40003)));

        assertThat(Detours.last(state)).isEqualTo(Detours.NONE);
        detours.store(state);
        assertThat(Detours.last(state)).isEqualTo(detours);
        Detours.NONE.store(state);
        assertThat(Detours.last(state)).isEqualTo(Detours.NONE);
    }

    @Test
    void startsWhatOthersLeanOnFirst() {
        assertThat(plan.all())
                .extracting(Part::name)
                .startsWith("postgres", "kafka")
                .endsWith(Service.GATEWAY);
    }

    @Test
    void onlyThreeSettingsOfAServiceKnowTheSimulator() {
        for (Service service : Service.ALL) {
            Set<String> knowing =
                    plan.environment().of(service).entrySet().stream()
                            .filter(setting -> setting.getValue().matches(".*:4700[12].*"))
                            .map(Map.Entry::getKey)
                            .collect(toSet());

            assertThat(knowing)
                    .containsExactlyInAnyOrder(
                            "WECOM_API_BASE_URL", "WECOM_WEB_BASE_URL", "PUBLIC_BASE_URL");
        }
    }

    @Test
    void servicesShareNoPassword() {
        List<String> passwords =
                Service.ALL.stream()
                        .map(service -> plan.environment().of(service))
                        .flatMap(settings -> settings.entrySet().stream())
                        .filter(setting ->
                                setting.getKey().startsWith("DATABASE_")
                                        && setting.getKey().endsWith("PASSWORD"))
                        .map(Map.Entry::getValue)
                        .toList();

        assertThat(passwords).hasSize(15).doesNotHaveDuplicates();
    }

    @Test
    void theSimulatorAndTheProductKnowTheSameSuite() {
        String defined = plan.environment().suiteDefinition();

        assertThat(defined)
                .contains(
                        plan.environment()
                                .of(Service.named(Service.GATEWAY))
                                .get("WECOM_SUITE_ENCODING_AES_KEY"))
                .contains(
                        plan.environment()
                                .of(Service.named(Service.BINDING))
                                .get("WECOM_SUITE_SECRET"))
                .contains(
                        "http://localhost:47002/wecom/callbacks/suites/wwlocalsuite000001/commands");
    }

    @Test
    void aVisitorIsToldNoSecret() {
        assertThat(plan.environment().ofVisitor().keySet())
                .noneMatch(name -> name.matches(".*(PASSWORD|SECRET|TOKEN|KEY).*"));
    }
}

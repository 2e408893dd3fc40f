package com.wecombridge.houserules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Whoever changes something leaves one entry in the audit, and so does whoever tries to and may
 * not. A new write endpoint has to be named.
 */
class AuditedActsTest {

    /** Each write endpoint, and the act that it writes down; the operator's among them. */
    private static final Map<String, String> ACTS =
            Map.of(
                    "ArchiveSettingsDoor.setSecret", "archive.secret.set",
                    "ArchiveSettingsDoor.generate", "archive.key-pair.generate",
                    "ArchiveSettingsDoor.number", "archive.key-pair.number",
                    "AccountsDoor.bind", "account.bind",
                    "AccountsDoor.unbind", "account.unbind",
                    "CorpsDoor.connect", "app.connect",
                    "CorpsDoor.claim", "corp.claim",
                    "InstallsDoor.start", "install.start",
                    "SyncRunsDoor.request", "sync-run.request",
                    "CallbackSettingsDoor.put", "callback-setting.change");

    private static final Set<Class<?>> WRITES =
            Set.of(PostMapping.class, PutMapping.class, DeleteMapping.class, PatchMapping.class);

    static Stream<String> acts() {
        return ACTS.values().stream().sorted();
    }

    @Test
    void everyWriteEndpointIsNamedWithItsAct() {
        assertThat(
                        writeEndpoints(
                                Modules.services().stream().flatMap(c -> c.getMethods().stream())))
                .containsExactlyInAnyOrderElementsOf(ACTS.keySet());
    }

    /**
     * One place in the product writes the entry, and an integration test counts what was written.
     */
    @ParameterizedTest
    @MethodSource("acts")
    void everyActIsWrittenInOnePlaceAndCountedByATest(String act) {
        assertThat(filesWith(act + '"', "src/main/java")).hasSize(1);
        assertThat(filesWith(act + '"', "src/test/java"))
                .anyMatch(file -> file.getFileName().toString().endsWith("IT.java"));
    }

    /** Taking a pair apart is refused by no rule. */
    static Stream<String> actsThatRulesRefuse() {
        return acts().filter(act -> !act.equals("account.unbind"));
    }

    @ParameterizedTest
    @MethodSource("actsThatRulesRefuse")
    void everyRefusalIsWrittenAndSeenByATest(String act) {
        assertThat(filesWith(act + " refused: ", "src/test/java"))
                .anyMatch(file -> file.getFileName().toString().endsWith("IT.java"));
    }

    @Test
    void anEndpointThatNobodyNamedIsCaught() {
        var methods =
                new ClassFileImporter()
                        .importClasses(Offender.class)
                        .get(Offender.class)
                        .getMethods();

        assertThat(writeEndpoints(methods.stream()))
                .containsExactlyInAnyOrder("Offender.erase", "Offender.anything");
    }

    private static List<String> writeEndpoints(Stream<JavaMethod> methods) {
        return methods.filter(AuditedActsTest::writes)
                .map(method -> method.getOwner().getSimpleName() + "." + method.getName())
                .toList();
    }

    private static boolean writes(JavaMethod method) {
        return WRITES.stream().anyMatch(write -> method.isAnnotatedWith(write.getName()))
                || method.isAnnotatedWith(RequestMapping.class);
    }

    private static List<Path> filesWith(String text, String folder) {
        return Modules.SERVICES.stream()
                .map(service -> Modules.ROOT.resolve(service).resolve(folder))
                .flatMap(AuditedActsTest::javaFiles)
                .filter(file -> textOf(file).contains('"' + text))
                .toList();
    }

    private static Stream<Path> javaFiles(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String textOf(Path file) {
        try {
            return Objects.requireNonNull(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes, and is on no list. */
    static final class Offender {
        @DeleteMapping("/everything")
        void erase() {}

        @RequestMapping("/anything")
        void anything() {}

        void reads() {}
    }
}

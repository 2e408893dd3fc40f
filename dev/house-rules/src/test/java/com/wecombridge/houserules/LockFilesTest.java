package com.wecombridge.houserules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What npm may install is pinned by content, and says nothing of where somebody got it. */
class LockFilesTest {

    @Test
    void everyPackageIsPinnedByItsContentAlone() {
        var locks = locks();

        assertThat(locks).hasSizeGreaterThanOrEqualTo(2);
        assertThat(locks).allSatisfy(lock -> assertThat(faults(text(lock))).isEmpty());
    }

    @Test
    void aPackageWithoutIntegrityIsCaught() {
        assertThat(faults("{\"packages\":{\"\":{},\"node_modules/bell\":{\"version\":\"1.0.0\"}}}"))
                .containsExactly("node_modules/bell has no integrity");
    }

    @Test
    void aDownloadAddressIsCaught() {
        assertThat(
                        faults(
                                """
                                {"packages":{"node_modules/bell":{"integrity":"sha512-0a",
                                 "resolved":"https://npm.example.com/bell-1.0.0.tgz"}}}
                                """))
                .containsExactly("node_modules/bell names an address");
    }

    @Test
    void pagesOfThisRepositoryNeedNeither() {
        assertThat(
                        faults(
                                """
                                {"packages":{"dev/bell":{"name":"bell"},
                                 "node_modules/bell":{"resolved":"dev/bell","link":true}}}
                                """))
                .isEmpty();
    }

    /** Each line: an id, a day until which it holds, a reason. */
    @Test
    void whatTheScanLetsPassHasADayAndAReason() {
        assertThat(
                        text(Modules.ROOT.resolve("dev/accepted-vulnerabilities.txt"))
                                .lines()
                                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                                .map(line -> line.split("\\|", -1)))
                .allSatisfy(words -> {
                    assertThat(words).hasSize(3);
                    assertThat(LocalDate.parse(words[1].strip())).isNotNull();
                    assertThat(words[2]).isNotBlank();
                });
    }

    private static List<String> faults(String lock) {
        var faults = new ArrayList<String>();
        JsonMapper.shared().readTree(lock).path("packages").properties().stream()
                .filter(entry -> !isOurs(entry.getKey(), entry.getValue()))
                .forEach(entry -> {
                    if (entry.getValue().path("integrity").asString("").isEmpty()) {
                        faults.add(entry.getKey() + " has no integrity");
                    }
                    if (entry.getValue().has("resolved")) {
                        faults.add(entry.getKey() + " names an address");
                    }
                });
        return faults;
    }

    /** The root of a workspace, its members, and the links to them. */
    private static boolean isOurs(String name, JsonNode described) {
        return !name.contains("node_modules") || described.path("link").asBoolean(false);
    }

    private static List<Path> locks() {
        try (var files = Files.find(Modules.ROOT, 8, (path, _) -> isLock(path))) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isLock(Path path) {
        return path.endsWith("package-lock.json")
                && !path.toString().contains("node_modules")
                && !path.toString().contains("target");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

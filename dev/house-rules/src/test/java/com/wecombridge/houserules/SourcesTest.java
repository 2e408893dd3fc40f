package com.wecombridge.houserules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What only the sources show. */
class SourcesTest {

    /** All that have sources which are no tests. */
    private static final List<String> MODULES =
            Pattern.compile("<module>(.+)</module>")
                    .matcher(textOf(Modules.ROOT.resolve("pom.xml")))
                    .results()
                    .map(module -> module.group(1))
                    .filter(module -> Files.isDirectory(Modules.ROOT.resolve(module + "/src/main")))
                    .toList();

    @Test
    void everyPackageSaysWhatItHoldsAndIsNullMarked() {
        assertThat(MODULES).flatExtracting(SourcesTest::packagesWithoutAWord).isEmpty();
    }

    @Test
    void noPackageIsADrawer() {
        assertThat(MODULES).flatExtracting(SourcesTest::overfullPackages).isEmpty();
    }

    @Test
    void everyModuleHasAPage() {
        assertThat(MODULES)
                .allSatisfy(module ->
                        assertThat(Modules.ROOT.resolve(module).resolve("README.md")).exists());
    }

    @Test
    void aSettingsRecordHasItsTest() {
        assertThat(MODULES).flatExtracting(SourcesTest::settingsWithoutATest).isEmpty();
    }

    @Test
    void aPackageWithoutAWordIsCaught() {
        assertThat(saysWhatItHolds("package com.wecombridge.silent;")).isFalse();
        assertThat(saysWhatItHolds("@NullMarked\npackage com.wecombridge.silent;")).isFalse();
        assertThat(saysWhatItHolds("/** Doors. */\n@NullMarked\npackage com.wecombridge.silent;"))
                .isTrue();
    }

    private static List<String> packagesWithoutAWord(String module) {
        return filesByFolder(module).keySet().stream()
                .filter(folder -> !saysWhatItHolds(textOf(folder.resolve("package-info.java"))))
                .map(Path::toString)
                .toList();
    }

    private static boolean saysWhatItHolds(String packageInfo) {
        return packageInfo.contains("/**") && packageInfo.contains("@NullMarked");
    }

    private static List<String> overfullPackages(String module) {
        return filesByFolder(module).entrySet().stream()
                .filter(folder -> folder.getValue() > 21) // twenty, and package-info
                .map(folder -> folder.getKey() + " holds " + folder.getValue())
                .toList();
    }

    private static List<String> settingsWithoutATest(String module) {
        var tests = Modules.ROOT.resolve(module).resolve("src/test/java");
        var tested =
                javaFiles(tests)
                        .map(file -> file.getFileName().toString())
                        .collect(Collectors.toSet());
        return javaFiles(Modules.ROOT.resolve(module).resolve("src/main/java"))
                .filter(file -> textOf(file).contains("@ConfigurationProperties("))
                .map(file -> file.getFileName().toString().replace(".java", "Test.java"))
                .filter(test -> !tested.contains(test))
                .map(test -> module + " lacks " + test)
                .toList();
    }

    private static Map<Path, Long> filesByFolder(String module) {
        return javaFiles(Modules.ROOT.resolve(module).resolve("src/main/java"))
                .collect(Collectors.groupingBy(Path::getParent, Collectors.counting()));
    }

    private static Stream<Path> javaFiles(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String textOf(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

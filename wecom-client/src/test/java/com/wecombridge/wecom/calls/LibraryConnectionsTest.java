package com.wecombridge.wecom.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.instruction.InvokeInstruction;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import me.chanjar.weixin.cp.api.WxCpService;
import org.junit.jupiter.api.Test;

/** Where the library reaches for the net on its own, past the connections that we hand it. */
class LibraryConnectionsTest {
    private static final Set<String> WAYS_OUT =
            Set.of(
                    "java/net/URL.openConnection",
                    "java/net/URL.openStream",
                    "java/net/URL.getContent",
                    "java/net/http/HttpClient.newHttpClient",
                    "java/net/http/HttpClient.newBuilder",
                    "java/net/Socket.<init>",
                    "org/apache/commons/io/FileUtils.copyURLToFile",
                    "org/apache/http/impl/client/HttpClients.createDefault",
                    "org/apache/http/impl/client/HttpClients.custom",
                    "org/apache/http/impl/client/HttpClientBuilder.create");

    /** Where the library keeps what it asks WeCom for an app. */
    private static final String QUESTIONS = "me/chanjar/weixin/cp/api/impl/";

    /** What is barred there: {@link AddressTest}. */
    @Test
    void isBarredWhereverAQuestionWouldFetchAnAddress() throws Exception {
        assertThat(waysOut()).containsExactly("WxCpMediaServiceImpl.upload");
    }

    private static Set<String> waysOut() throws IOException, URISyntaxException {
        var jar =
                Path.of(
                        WxCpService.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI());
        try (var library = new JarFile(jar.toFile())) {
            return library.stream()
                    .filter(entry -> entry.getName().startsWith(QUESTIONS))
                    .filter(entry -> entry.getName().endsWith(".class"))
                    .map(entry -> parsed(library, entry))
                    .flatMap(LibraryConnectionsTest::waysOut)
                    .collect(Collectors.toSet());
        }
    }

    private static Stream<String> waysOut(ClassModel type) {
        String name = type.thisClass().asInternalName().substring(QUESTIONS.length());
        return type.methods().stream()
                .filter(method ->
                        method.code().stream()
                                .flatMap(code -> code.elementStream())
                                .anyMatch(step ->
                                        step instanceof InvokeInstruction call && leaves(call)))
                .map(method -> name + "." + method.methodName().stringValue());
    }

    private static boolean leaves(InvokeInstruction call) {
        return WAYS_OUT.contains(call.owner().asInternalName() + "." + call.name().stringValue());
    }

    private static ClassModel parsed(JarFile library, JarEntry entry) {
        try (InputStream bytes = library.getInputStream(entry)) {
            return ClassFile.of().parse(bytes.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

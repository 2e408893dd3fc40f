package com.wecombridge.faults.tls;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Locale;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Certificates of this machine's name, made by the JDK's keytool, and an authority that signs. */
public final class Certificates {

    public static final String PASSWORD = "only-on-this-machine";

    private static final String AUTHORITY = "authority";

    private final KeyStore all;
    private final Path trusted;

    private Certificates(KeyStore all, Path trusted) {
        this.all = all;
        this.trusted = trusted;
    }

    /** What is shown to whoever connects. */
    public enum Kind {
        GOOD("-signer " + AUTHORITY),
        EXPIRED("-signer " + AUTHORITY + " -startdate -40d -validity 10"),
        OF_A_STRANGER("");

        private final String options;

        Kind(String options) {
            this.options = options;
        }

        private String alias() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * @param folder is made where it is missing
     */
    public static Certificates in(Path folder) {
        try {
            Files.createDirectories(folder);
            var store = folder.resolve("all.p12");
            Files.deleteIfExists(store);
            make(store, AUTHORITY, "-ext bc:c");
            for (var kind : Kind.values()) {
                make(store, kind.alias(), kind.options);
            }
            var all = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
            return new Certificates(all, trusting(all, folder.resolve("trusted.p12")));
        } catch (IOException | GeneralSecurityException failed) {
            throw new IllegalStateException("no certificates", failed);
        }
    }

    /** A store that trusts our authority, and nobody else. */
    public Path trusted() {
        return trusted;
    }

    SSLContext identity(Kind kind) {
        try {
            var password = PASSWORD.toCharArray();
            var one = KeyStore.getInstance("PKCS12");
            one.load(null, password);
            one.setKeyEntry(
                    kind.alias(),
                    all.getKey(kind.alias(), password),
                    password,
                    all.getCertificateChain(kind.alias()));
            var keys = KeyManagerFactory.getInstance("PKIX");
            keys.init(one, password);
            var context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (IOException | GeneralSecurityException failed) {
            throw new IllegalStateException(kind + " cannot be shown", failed);
        }
    }

    private static Path trusting(KeyStore all, Path file)
            throws IOException, GeneralSecurityException {
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, PASSWORD.toCharArray());
        trusted.setCertificateEntry(AUTHORITY, all.getCertificate(AUTHORITY));
        try (var out = Files.newOutputStream(file)) {
            trusted.store(out, PASSWORD.toCharArray());
        }
        return file;
    }

    private static void make(Path store, String alias, String options) throws IOException {
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var usual =
                Stream.of(
                        keytool,
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        alias,
                        "-dname",
                        "CN=" + alias,
                        "-ext",
                        "san=dns:localhost",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD);
        var more = Stream.of(options.split(" ", -1)).filter(word -> !word.isEmpty());
        var command = Stream.concat(usual, more).toList();
        try {
            var run = new ProcessBuilder(command).redirectErrorStream(true).start();
            var said = new String(run.getInputStream().readAllBytes(), UTF_8);
            if (run.waitFor() != 0) {
                throw new IOException("keytool made no certificate: " + said);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }
}

package com.wecombridge.wecom.calls;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Answers at WeCom's address, with a certificate that it made itself. */
final class Stranger implements AutoCloseable {
    private static final String PASSWORD = "changeit";

    private final AtomicInteger heard = new AtomicInteger();
    private final HttpsServer server;

    Stranger() throws Exception {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(identity()));
        server.createContext(
                "/",
                exchange -> {
                    heard.incrementAndGet();
                    exchange.close();
                });
        server.start();
    }

    URI address() {
        return URI.create("https://localhost:" + server.getAddress().getPort());
    }

    /** How many requests. */
    int heard() {
        return heard.get();
    }

    private static SSLContext identity() throws Exception {
        var folder = Files.createTempDirectory("stranger");
        var file = folder.resolve("stranger.p12");
        try {
            var keys = KeyManagerFactory.getInstance("PKIX");
            keys.init(made(file), PASSWORD.toCharArray());
            var context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }

    private static KeyStore made(Path file)
            throws IOException, InterruptedException, GeneralSecurityException {
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var made =
                new ProcessBuilder(
                                keytool,
                                "-genkeypair",
                                "-keyalg",
                                "EC",
                                "-alias",
                                "stranger",
                                "-dname",
                                "CN=localhost",
                                "-ext",
                                "san=dns:localhost",
                                "-keystore",
                                file.toString(),
                                "-storepass",
                                PASSWORD)
                        .inheritIO()
                        .start();
        if (made.waitFor() != 0) {
            throw new IOException("keytool made no certificate");
        }
        return KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

package com.wecombridge.faults.tls;

import com.wecombridge.faults.tls.Certificates.Kind;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** Takes TLS and passes on in clear what comes, by a certificate that can be exchanged. */
public final class TlsDoor implements AutoCloseable {

    private final Certificates certificates;
    private final int behind;
    private final ServerSocket door;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile SSLContext identity;

    /**
     * Shows a good certificate.
     *
     * @param behind where what comes is passed on to, on this machine
     */
    public TlsDoor(Certificates certificates, int behind) {
        try {
            this.certificates = certificates;
            this.behind = behind;
            this.identity = certificates.identity(Kind.GOOD);
            this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            Thread.ofVirtual().start(this::takeAll);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public int port() {
        return door.getLocalPort();
    }

    /** From now on; whoever is connected has to come again. */
    public void show(Kind kind) {
        identity = certificates.identity(kind);
        open.forEach(TlsDoor::end);
    }

    private void takeAll() {
        while (!door.isClosed()) {
            try {
                var caller = door.accept();
                Thread.ofVirtual().start(() -> take(caller));
            } catch (IOException _) {
                // closed, or the caller is gone again
            }
        }
    }

    private void take(Socket caller) {
        open.add(caller);
        try (caller;
                var secure = shakenHands(caller);
                var behindIt = new Socket(InetAddress.getLoopbackAddress(), behind)) {
            var back = Thread.ofVirtual().start(() -> pass(behindIt, secure));
            pass(secure, behindIt);
            back.join();
        } catch (IOException _) {
            // the caller did not like the certificate, or nobody is behind
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(caller);
        }
    }

    private SSLSocket shakenHands(Socket caller) throws IOException {
        var secure =
                (SSLSocket)
                        identity.getSocketFactory()
                                .createSocket(caller, null, caller.getPort(), true);
        secure.setUseClientMode(false);
        secure.startHandshake();
        return secure;
    }

    /** Until either side ends; then both do. */
    private static void pass(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException _) {
            // the other side is gone
        }
    }

    private static void end(Closeable socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // it is gone in any case
        }
    }

    @Override
    public void close() {
        end(door);
        open.forEach(TlsDoor::end);
    }
}

package com.wecombridge.faults.mishap;

import com.wecombridge.acceptance.Patience;
import com.wecombridge.faultproxy.ActiveFault;
import com.wecombridge.faultproxy.Fault;
import com.wecombridge.faults.rig.CallCounts;
import com.wecombridge.faults.rig.Rig;
import com.wecombridge.faults.tls.Certificates;
import com.wecombridge.faults.tls.Certificates.Kind;
import com.wecombridge.faults.tls.TlsDoor;
import com.wecombridge.local.state.Port;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * WeCom is where it always was, and nobody gets there. Each service may try once a second, on
 * average, has to know that nothing was sent, and goes on by itself when it is over.
 */
public final class Unreachable {

    private static final Duration A_MOMENT = Duration.ofSeconds(1);
    private static final String SENDER = "notification-service";
    private static final String NAME = "wecom.test";
    private static final String OPTIONS = "JAVA_TOOL_OPTIONS";
    private static final String BASE_URL = "WECOM_API_BASE_URL";

    private Unreachable() {}

    /** F-49: WeCom's address takes nobody, as when a proxy on the way is down. */
    public static void nobodyThere(Trouble trouble) throws InterruptedException {
        var seconds = Math.max(1, trouble.left().toSeconds());
        var refusals = new LinkedHashMap<String, ActiveFault>();
        for (var service : trouble.rig().services()) {
            var way = trouble.rig().proxies().between(service, Port.WECOM_SIMULATOR);
            refusals.put(service, trouble.strike(way, Fault.refuse()));
        }
        cutAll(trouble);
        trouble.untilTheEnd();
        refusals.forEach((service, refused) ->
                trouble.require(
                        refused.struck() <= seconds,
                        "%s knocked %d times in %d s at an address that takes nobody"
                                .formatted(service, refused.struck(), seconds)));
    }

    /** F-49: the name of WeCom's host resolves to nothing for a while. */
    public static void noAddress(Trouble trouble) throws InterruptedException {
        var rig = trouble.rig();
        var hosts = rig.data("hosts");
        write(hosts, "127.0.0.1 localhost " + NAME);
        for (var service : rig.services()) {
            var way = rig.proxies().between(service, Port.WECOM_SIMULATOR);
            setUp(rig, service, "http://" + NAME + ":" + way.port(), forgetful(hosts));
        }
        rig.services().forEach(rig::start);
        trouble.begin();
        write(hosts, "127.0.0.1 localhost");
        cutAll(trouble);
        watch(trouble, "not-called-no-address");
        write(hosts, "127.0.0.1 localhost " + NAME);
        goesOn(trouble);
    }

    /** F-49: the certificate is over; then one of an authority that nobody knows is shown. */
    public static void notTrusted(Trouble trouble) throws InterruptedException {
        var rig = trouble.rig();
        var certificates = Certificates.in(rig.data("certificates"));
        var doors = new LinkedHashMap<String, TlsDoor>();
        try {
            for (var service : rig.services()) {
                var way = rig.proxies().between(service, Port.WECOM_SIMULATOR);
                var door = new TlsDoor(certificates, way.port());
                doors.put(service, door);
                setUp(rig, service, "https://localhost:" + door.port(), trusting(certificates));
            }
            rig.services().forEach(rig::start);
            for (var kind : List.of(Kind.EXPIRED, Kind.OF_A_STRANGER)) {
                trouble.begin();
                doors.values().forEach(door -> door.show(kind));
                watch(trouble, "not-called-not-trusted");
            }
            doors.values().forEach(door -> door.show(Kind.GOOD));
            goesOn(trouble);
        } finally {
            doors.values().forEach(TlsDoor::close);
        }
    }

    private static void setUp(Rig rig, String service, String baseUrl, String options) {
        rig.attempt(service, launch -> launch.with(Map.of(BASE_URL, baseUrl, OPTIONS, options)));
    }

    /** Names come from that file, and are looked up for each new connection. */
    private static String forgetful(Path hosts) {
        return "-Djdk.net.hosts.file=%s -Dsun.net.inetaddr.ttl=0 -Dsun.net.inetaddr.negative.ttl=0"
                .formatted(hosts);
    }

    private static String trusting(Certificates certificates) {
        return "-Djavax.net.ssl.trustStore=%s -Djavax.net.ssl.trustStorePassword=%s"
                .formatted(certificates.trusted(), Certificates.PASSWORD);
    }

    /** Connections that are kept need neither a name nor a new one. */
    private static void cutAll(Trouble trouble) throws InterruptedException {
        var cuts =
                trouble.rig().proxies().to(Port.WECOM_SIMULATOR).stream()
                        .map(way -> way.begin(Fault.reset()))
                        .toList();
        trouble.sleep(A_MOMENT);
        cuts.forEach(ActiveFault::end);
    }

    private static void watch(Trouble trouble, String expected) throws InterruptedException {
        trouble.sleep(A_MOMENT); // whatever was on its way has its answer, or never gets one
        var before = counts(trouble);
        long seconds = Math.max(1, trouble.left().toSeconds());
        trouble.untilTheEnd();
        long tries = 0;
        for (var counts : counts(trouble).entrySet()) {
            var seen = counts.getValue().since(Objects.requireNonNull(before.get(counts.getKey())));
            tries += seen.of(expected);
            trouble.require(
                    seen.of(expected) <= seconds && seen.of("unknown") + seen.of("answered") == 0,
                    "%s in %d s: %s".formatted(counts.getKey(), seconds, seen));
        }
        trouble.struck(tries);
        trouble.require(tries > 0, "%d tries were %s".formatted(tries, expected));
    }

    private static Map<String, CallCounts> counts(Trouble trouble) {
        var counts = new LinkedHashMap<String, CallCounts>();
        trouble.rig()
                .services()
                .forEach(service -> counts.put(service, CallCounts.of(trouble.rig(), service)));
        return counts;
    }

    /** Whoever has messages to send is answered again, without having been started anew. */
    private static void goesOn(Trouble trouble) {
        var before = CallCounts.of(trouble.rig(), SENDER);
        Patience.waitFor(
                "an answer to " + SENDER,
                () ->
                        Optional.of(CallCounts.of(trouble.rig(), SENDER).since(before))
                                .filter(seen -> seen.of("answered") > 0));
    }

    private static void write(Path file, String line) {
        try {
            Files.writeString(file, line + "\n");
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }
}

package com.wecombridge.wecomsim.api;

import com.wecombridge.wecomsim.behaviour.Rates;
import com.wecombridge.wecomsim.docs.SeenInDocs;
import com.wecombridge.wecomsim.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Counts calls per corp, address and path. Who exceeds a window is refused with 45009 for as long
 * as the window is; too many calls at once are refused with 45033.
 */
@SeenInDocs("90312")
public final class Limits {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int MOST_DEBUGGED = 5;
    private static final int MANY_GAUGES = 50_000;

    private final World world;
    private final Map<String, Gauge> gauges = new ConcurrentHashMap<>();
    private final Map<String, Integer> underWay = new ConcurrentHashMap<>();

    public Limits(World world) {
        this.world = world;
    }

    /** Who is refused at present, and until when. */
    public Stream<?> blocks() {
        var now = world.instant();
        return gauges.entrySet().stream()
                .filter(entry -> entry.getValue().blocked(now))
                .map(entry -> new Block(entry.getKey(), entry.getValue().blockedUntil()));
    }

    /** Counts the call, or refuses it with 45009. */
    void count(Endpoint endpoint, Call call, Caller caller) {
        if (gauges.size() > MANY_GAUGES) {
            forgetIdle();
        }
        var now = world.instant();
        for (var window : windows(endpoint, call, caller)) {
            var gauge = gauges.computeIfAbsent(window.key(), _ -> new Gauge());
            if (!gauge.admits(now, window)) {
                throw RefusalException.of(45009);
            }
        }
    }

    /**
     * Counts the call as under way until it is closed, or refuses it with 45033: too many of one
     * corp and path, or for one and the same medium.
     */
    UnderWay enter(Endpoint endpoint, Call call, Caller caller) {
        var rates = world.behaviour().rates();
        if (!endpoint.counted() || caller.corpId().isEmpty()) {
            return () -> {};
        }
        var key = caller.corpId() + " " + endpoint.path();
        var ofPath = enter(key, rates.atOnce());
        var named = call.query().getOrDefault(endpoint.scarceBy(), "");
        try {
            return named.isEmpty()
                    ? ofPath
                    : enter(key + " " + named, rates.atOnceOfMedium()).and(ofPath);
        } catch (RefusalException tooMany) {
            ofPath.close();
            throw tooMany;
        }
    }

    private UnderWay enter(String key, int most) {
        if (most == 0) {
            return () -> {};
        }
        var count = underWay.merge(key, 1, Integer::sum);
        UnderWay leave = () -> underWay.computeIfPresent(key, (_, n) -> n == 1 ? null : n - 1);
        if (count > most) {
            leave.close();
            throw RefusalException.of(45033);
        }
        return leave;
    }

    private List<Window> windows(Endpoint endpoint, Call call, Caller caller) {
        var windows = new ArrayList<Window>();
        var corp = caller.corpId().isEmpty() ? call.query().get("corpid") : caller.corpId();
        if (endpoint.counted()) {
            general(endpoint.path(), call.ip(), caller.byProvider(), windows);
            if (corp != null) {
                ofCorp(endpoint.path(), corp, windows);
            }
        }
        if (call.query().containsKey("debug")) {
            windows.add(window("debug " + corp, endpoint.path(), MOST_DEBUGGED, MINUTE));
        }
        for (var quota : endpoint.quotas()) {
            var whose =
                    quota.scope() == Quota.Scope.CORP
                            ? "corp " + corp
                            : "app " + corp + "/" + caller.token().agentId();
            windows.add(window(whose, endpoint.path(), special(endpoint, quota), quota.window()));
        }
        return windows;
    }

    private int special(Endpoint endpoint, Quota quota) {
        var name = endpoint.path().replaceFirst("^/cgi-bin/", "");
        var special = world.behaviour().rates().special();
        var scoped = name + " " + quota.scope() + " " + quota.window();
        return special.getOrDefault(scoped, special.getOrDefault(name, quota.calls()));
    }

    private void general(String path, String ip, boolean provider, List<Window> windows) {
        Rates rates = world.behaviour().rates();
        var perMinute = provider ? rates.providerIpPerMinute() : rates.ipPerMinute();
        var perHour = provider ? rates.providerIpPerHour() : rates.ipPerHour();
        windows.add(window("ip " + ip, path, perMinute, MINUTE));
        windows.add(window("ip " + ip, path, perHour, HOUR));
    }

    private void ofCorp(String path, String corpId, List<Window> windows) {
        var rates = world.behaviour().rates();
        windows.add(window("corp " + corpId, path, rates.corpPerMinute(), MINUTE));
        windows.add(window("corp " + corpId, path, rates.corpPerHour(), HOUR));
    }

    private static Window window(String whose, String path, int most, Duration length) {
        return new Window(whose + " " + path + " " + length, most, length);
    }

    private void forgetIdle() {
        var now = world.instant();
        gauges.values().removeIf(gauge -> gauge.idle(now));
    }

    /** A call under way. */
    interface UnderWay extends AutoCloseable {
        @Override
        void close();

        /** Both, closed as one. */
        default UnderWay and(UnderWay other) {
            return () -> {
                close();
                other.close();
            };
        }
    }

    private record Window(String key, int most, Duration length) {}

    /** Who is refused with 45009, and until when. */
    public record Block(String what, Instant until) {}

    /** The calls within one window. */
    private static final class Gauge {

        private Instant started = Instant.MIN;
        private Instant ends = Instant.MIN;
        private Instant blockedUntil = Instant.MIN;
        private int count;

        synchronized boolean admits(Instant now, Window window) {
            if (blocked(now)) {
                return false;
            }
            if (!now.isBefore(ends) || now.isBefore(started)) {
                started = now;
                ends = now.plus(window.length());
                count = 0;
            }
            count++;
            if (count > window.most()) {
                blockedUntil = now.plus(window.length());
                ends = blockedUntil;
                return false;
            }
            return true;
        }

        synchronized boolean blocked(Instant now) {
            return now.isBefore(blockedUntil);
        }

        synchronized Instant blockedUntil() {
            return blockedUntil;
        }

        synchronized boolean idle(Instant now) {
            return !now.isBefore(ends) && !blocked(now);
        }
    }
}

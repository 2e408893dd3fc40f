package com.wecombridge.wecom.limits;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * WeCom's limits by API: developer.work.weixin.qq.com/document/path/90454 (访问频率限制).
 *
 * <p>What WeCom counts by persons or members, not by calls, is the caller's own matter: messages
 * per app and day, messages per member and minute.
 */
public final class ApiLimits {
    private static final List<Window> PER_CORP =
            List.of(Window.perMinute(10_000), Window.perHour(150_000));
    private static final List<Window> PER_ADDRESS =
            List.of(Window.perMinute(20_000), Window.perHour(600_000));
    private static final List<Window> PER_PROVIDER_ADDRESS =
            List.of(Window.perMinute(40_000), Window.perHour(1_200_000));

    /** Not counted by calls at all. */
    private static final String MESSAGES = "/cgi-bin/message/";

    /** Approvals and check-ins share one rule of their own. */
    private static final Window OFFICE = Window.perMinute(600);

    private static final Map<String, List<Window>> OWN_LIMITS =
            Map.ofEntries(
                    Map.entry("/cgi-bin/appchat/create", List.of(Window.perDay(1_000))),
                    Map.entry("/cgi-bin/appchat/update", List.of(Window.perHour(1_000))),
                    Map.entry(
                            "/cgi-bin/appchat/send",
                            List.of(Window.perMinute(20_000), Window.perHour(300_000))),
                    Map.entry("/cgi-bin/get_jsapi_ticket", List.of(Window.perHour(400))),
                    Map.entry("/cgi-bin/ticket/get", List.of(Window.perHour(100))),
                    Map.entry(
                            "/cgi-bin/media/uploadimg",
                            List.of(Window.perDay(1_000), new Window(3_000, Duration.ofDays(30)))),
                    Map.entry(
                            "/cgi-bin/idconvert/unionid_to_external_userid",
                            List.of(
                                    Window.perHour(100_000),
                                    Window.perDay(480_000),
                                    new Window(7_500_000, Duration.ofDays(30)))),
                    Map.entry(
                            "/cgi-bin/service/externalcontact/unionid_to_external_userid_3rd",
                            List.of(Window.perHour(10_000))));

    private final LimitSettings settings;
    private final TimeMeter time;

    public ApiLimits(LimitSettings settings) {
        this(settings, TimeMeter.SYSTEM_NANOTIME);
    }

    ApiLimits(LimitSettings settings, TimeMeter time) {
        this.settings = settings;
        this.time = time;
    }

    /** What one corp may ask of the API; empty where WeCom does not count calls. */
    public Optional<Bucket> ofCorp(String path) {
        return windowsOfCorp(path).map(windows -> Window.bucket(windows, settings, time));
    }

    /** Our address' turns at the API; empty where WeCom does not count calls. */
    public Optional<AddressTurns> ofAddress(String path) {
        if (path.startsWith(MESSAGES)) {
            return Optional.empty();
        }
        var windows = settings.providerAddress() ? PER_PROVIDER_ADDRESS : PER_ADDRESS;
        return Optional.of(new AddressTurns(Window.bucket(windows, settings, time)));
    }

    private static Optional<List<Window>> windowsOfCorp(String path) {
        if (path.startsWith(MESSAGES)) {
            return Optional.empty();
        }
        if (path.startsWith("/cgi-bin/checkin/") || path.startsWith("/cgi-bin/oa/")) {
            return Optional.of(List.of(OFFICE));
        }
        return Optional.of(OWN_LIMITS.getOrDefault(path, PER_CORP));
    }
}

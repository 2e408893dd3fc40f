package com.wecombridge.wecom.calls;

import com.wecombridge.wecom.calls.WeComFailure.AskedWrongly;
import com.wecombridge.wecom.calls.WeComFailure.Busy;
import com.wecombridge.wecom.calls.WeComFailure.ItemRefused;
import com.wecombridge.wecom.calls.WeComFailure.NotCalled;
import com.wecombridge.wecom.calls.WeComFailure.OperatorNeeded;
import com.wecombridge.wecom.calls.WeComFailure.OutcomeUnknown;
import com.wecombridge.wecom.calls.WeComFailure.StateTold;
import com.wecombridge.wecom.calls.WeComFailure.TokenRefused;
import com.wecombridge.wecom.calls.WeComFailure.Unexpected;
import com.wecombridge.wecom.limits.AddressTurns;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** What an operator sees of our calls: by endpoint and outcome, never by corp. */
final class CallMeters {
    private static final String PREFIX = "/cgi-bin/";
    private static final String OUTCOME = "outcome";

    private final MeterRegistry registry;
    private final ObservationRegistry observations;

    CallMeters(MeterRegistry registry, ObservationRegistry observations) {
        this.registry = registry;
        this.observations = observations;
    }

    /** Counts the call with all its waiting, by what came of it; it is a step of its trace. */
    <T> T counted(String path, Supplier<T> call) {
        String api = api(path);
        Observation seen =
                Observation.createNotStarted("wecom.calls", observations)
                        .contextualName("wecom " + api)
                        .lowCardinalityKeyValue("api", api)
                        .lowCardinalityKeyValue(OUTCOME, "broken");
        return seen.observe(() -> answer(seen, call));
    }

    private static <T> T answer(Observation seen, Supplier<T> call) {
        try {
            T answer = call.get();
            seen.lowCardinalityKeyValue(OUTCOME, "answered");
            return answer;
        } catch (WeComCallException failed) {
            seen.lowCardinalityKeyValue(OUTCOME, nameOf(failed.failure()));
            throw failed;
        }
    }

    void waited(String path, Duration forTurn) {
        registry.timer("wecom.turns.wait", "api", api(path)).record(forTurn);
    }

    void watch(String path, AddressTurns turns) {
        String api = api(path);
        Gauge.builder("wecom.turns.waiting", turns, AddressTurns::waiting)
                .tag("api", api)
                .register(registry);
        Gauge.builder("wecom.turns.left", turns, AddressTurns::left)
                .tag("api", api)
                .register(registry);
    }

    void watch(String name, Collection<CorpLimits> corps, ToLongFunction<CorpLimits> count) {
        Gauge.builder(name, corps, all -> all.stream().mapToLong(count).sum()).register(registry);
    }

    private static String api(String path) {
        return path.startsWith(PREFIX) ? path.substring(PREFIX.length()) : path;
    }

    private static String nameOf(WeComFailure failure) {
        return switch (failure) {
            case Busy _ -> "busy";
            case TokenRefused _ -> "token-refused";
            case ItemRefused _ -> "item-refused";
            case AskedWrongly _ -> "asked-wrongly";
            case OperatorNeeded _ -> "operator-needed";
            case StateTold _ -> "state-told";
            case Unexpected _ -> "unexpected";
            case NotCalled(var obstacle) ->
                    "not-called-" + obstacle.name().toLowerCase(Locale.ROOT).replace('_', '-');
            case OutcomeUnknown _ -> "unknown";
        };
    }
}

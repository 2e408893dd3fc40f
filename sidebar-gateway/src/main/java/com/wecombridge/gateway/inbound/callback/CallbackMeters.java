package com.wecombridge.gateway.inbound.callback;

import com.wecombridge.gateway.domain.CallbackAddress;
import com.wecombridge.gateway.domain.CallbackAddress.CorpApp;
import com.wecombridge.gateway.domain.CallbackAddress.SuiteCommands;
import com.wecombridge.gateway.domain.CallbackAddress.SuiteEvents;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Counts callbacks by outcome and how long WeCom waited: {@code gateway.callbacks.ack}, whose count
 * is the number of callbacks. No label names a corp.
 */
@Component
class CallbackMeters {

    private final MeterRegistry meters;

    CallbackMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    void ended(CallbackAddress address, Outcome outcome, Duration took) {
        meters.timer("gateway.callbacks.ack", "door", door(address), "outcome", outcome.label())
                .record(took);
    }

    private static String door(CallbackAddress address) {
        return switch (address) {
            case SuiteCommands _ -> "suite-commands";
            case SuiteEvents _ -> "suite-data";
            case CorpApp _ -> "corp-app";
        };
    }
}

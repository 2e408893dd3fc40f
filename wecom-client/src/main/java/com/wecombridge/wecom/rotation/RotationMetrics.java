package com.wecombridge.wecom.rotation;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/** What tells the operator when a former master key may go. */
final class RotationMetrics {
    private final MultiGauge textsByKey;
    private final AtomicLong keyAgeSeconds;

    RotationMetrics(MeterRegistry meters) {
        this.textsByKey =
                MultiGauge.builder("secrets.sealed.texts")
                        .description("stored texts by the id of the master key that opens them")
                        .register(meters);
        this.keyAgeSeconds = meters.gauge("secrets.key.age.seconds", new AtomicLong());
    }

    void measure(SealedTexts texts, List<SealedColumn> columns) {
        var byKey = new TreeMap<String, Long>();
        for (SealedColumn column : columns) {
            texts.countByKey(column).forEach((key, count) -> byKey.merge(key, count, Long::sum));
        }
        textsByKey.register(byKey.entrySet().stream().map(RotationMetrics::gauge).toList(), true);
        keyAgeSeconds.set(texts.keyAge().toSeconds());
    }

    private static Row<Number> gauge(Map.Entry<String, Long> key) {
        return Row.of(Tags.of("key", key.getKey()), key.getValue());
    }
}

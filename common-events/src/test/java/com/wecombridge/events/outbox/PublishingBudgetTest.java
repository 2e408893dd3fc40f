package com.wecombridge.events.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.benchmarks.Budgets;
import com.wecombridge.benchmarks.Meter;
import com.wecombridge.events.codec.EventCodec;
import com.wecombridge.events.codec.EventCodec.Headers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a fact allocates on its way to Kafka and from there, without Kafka's own part. */
class PublishingBudgetTest {

    private final Budgets budgets = Budgets.committed();

    @Test
    void makingARecordOfAFactAllocatesNoMoreThanItDid() throws Exception {
        var fact = new FactToPublish();

        double bytes = Meter.bytesPerOperation(() -> FactPublisher.record(fact.row()));

        assertThat(budgets.objection("publish-fact.bytes", bytes)).isEmpty();
    }

    @Test
    void readingAFactFromItsRecordAllocatesNoMoreThanItDid() throws Exception {
        var codec = new EventCodec();
        var record = FactPublisher.record(new FactToPublish().row());
        Headers headers =
                name ->
                        Optional.ofNullable(record.headers().lastHeader(name))
                                .map(header -> new String(header.value(), StandardCharsets.UTF_8))
                                .orElse(null);

        double bytes = Meter.bytesPerOperation(() -> codec.read(headers, record.value()));

        assertThat(budgets.objection("read-fact.bytes", bytes)).isEmpty();
    }
}

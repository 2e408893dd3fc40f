package com.wecombridge.gateway.inbound.callback;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.benchmarks.Budgets;
import com.wecombridge.benchmarks.Meter;
import org.junit.jupiter.api.Test;

class CallbackBudgetTest {

    @Test
    void readingACallbackAllocatesNoMoreThanItDid() throws Exception {
        var arms = new CryptoArms();

        double bytes = Meter.bytesPerOperation(arms::ours);

        assertThat(Budgets.committed().objection("callback-crypto.bytes", bytes)).isEmpty();
    }
}

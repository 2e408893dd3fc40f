package com.wecombridge.notification.domain.sending;

import com.wecombridge.notification.domain.Receipt;

/** What may be done before a call. */
public sealed interface NextStep {

    /** Compose the message and send it. */
    record Compose() implements NextStep {}

    /** A call of unknown outcome came before: send exactly this again, WeCom shows it once. */
    record Repeat(Letter letter) implements NextStep {}

    /** No call: this is how it ends for everyone in the batch. */
    record GiveUp(Receipt receipt) implements NextStep {}
}

/**
 * Two ledgers and what they say together: what was sent and answered on one end, what took effect
 * on the other. Knows neither WeCom nor Kafka nor any fault.
 */
@NullMarked
package com.wecombridge.faults.ledger;

import org.jspecify.annotations.NullMarked;

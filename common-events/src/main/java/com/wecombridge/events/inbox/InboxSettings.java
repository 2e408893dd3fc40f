package com.wecombridge.events.inbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long facts are remembered.
 *
 * @param retention longer than any topic and dead-letter topic keeps a record
 */
@ConfigurationProperties("wecombridge.inbox")
public record InboxSettings(@DefaultValue("60d") Duration retention) {}

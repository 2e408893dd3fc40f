package com.wecombridge.notification.application.sending;

import java.net.URI;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How cards are written.
 *
 * @param publicBaseUrl where people reach the gateway: what a card's link begins with
 * @param zone in which cards show times
 */
@ConfigurationProperties("notification.card")
public record CardSettings(URI publicBaseUrl, @DefaultValue("Asia/Shanghai") ZoneId zone) {}

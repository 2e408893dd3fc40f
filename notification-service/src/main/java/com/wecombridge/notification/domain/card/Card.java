package com.wecombridge.notification.domain.card;

import java.net.URI;

/** A text card within WeCom's limits, its description in WeCom's markup. */
public record Card(String title, String description, URI link, String button) {}

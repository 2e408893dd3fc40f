package com.wecombridge.contactsync.application.mirror;

import com.wecombridge.contactsync.domain.Content;
import com.wecombridge.contactsync.domain.Reading;
import java.time.Instant;
import java.util.List;

/**
 * What one look at WeCom brought home.
 *
 * @param readAt when the look began
 */
public record Harvest<T extends Content>(List<Reading<T>> readings, Instant readAt) {}

package com.wecombridge.notification.domain.sending;

import com.wecombridge.events.id.AppId;

/**
 * A message as it goes out, to the byte.
 *
 * @param app who sends it
 */
public record Letter(AppId app, String body) {}

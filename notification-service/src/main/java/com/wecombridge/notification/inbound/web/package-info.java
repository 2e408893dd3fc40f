/**
 * The doors under {@code /api/v1}: only with the gateway's internal identity, and always in the
 * tenant that it names.
 */
@NullMarked
package com.wecombridge.notification.inbound.web;

import org.jspecify.annotations.NullMarked;

/**
 * The doors under {@code /api/v1}: only with the gateway's internal identity, and always in the
 * tenant that it names. A secret that comes in is sealed before anything else happens to it.
 */
@NullMarked
package com.wecombridge.archive.inbound.web;

import org.jspecify.annotations.NullMarked;

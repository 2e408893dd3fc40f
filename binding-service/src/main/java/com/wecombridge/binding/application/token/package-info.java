/**
 * The only place where tokens are fetched: suite ticket, suite token, access token of each app. One
 * errand per app, so over all replicas there is one fetch per expiry.
 */
@NullMarked
package com.wecombridge.binding.application.token;

import org.jspecify.annotations.NullMarked;

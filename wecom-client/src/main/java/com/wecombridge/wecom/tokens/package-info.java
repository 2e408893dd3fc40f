/**
 * The tokens of each app: what this service heard about them, and where a refused one is told.
 *
 * <p>A service hands each fact of the topic to {@link com.wecombridge.wecom.tokens.TokenFacts} from
 * its own Kafka door, inside its inbox; the row of an app's token never goes back behind a version
 * it has seen, and stays sealed in the table {@code wecom_token}. The service's Flyway locations
 * name {@code classpath:db/wecom}.
 */
@NullMarked
package com.wecombridge.wecom.tokens;

import org.jspecify.annotations.NullMarked;

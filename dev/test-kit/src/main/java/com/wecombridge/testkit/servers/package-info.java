/**
 * Where PostgreSQL and Kafka come from: containers where Docker answers and has the image, embedded
 * ones elsewhere. Whoever asks here gets a server that runs, and cannot tell which it is.
 */
@NullMarked
package com.wecombridge.testkit.servers;

import org.jspecify.annotations.NullMarked;

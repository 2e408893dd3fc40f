/** What was told on a topic while a story was lived. */
@NullMarked
package com.wecombridge.acceptance.kafka;

import org.jspecify.annotations.NullMarked;

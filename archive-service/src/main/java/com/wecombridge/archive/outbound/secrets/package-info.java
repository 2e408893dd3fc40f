/** Where secrets are sealed and keys are made; nothing in clear leaves this package. */
@NullMarked
package com.wecombridge.archive.outbound.secrets;

import org.jspecify.annotations.NullMarked;

/**
 * The API that other services own: {@link com.wecombridge.gateway.inbound.forwarding.OwnedPaths}
 * says who owns which path. The caller's token ends here; the owner gets the gateway's own word for
 * who is calling, signed, for a minute.
 */
@NullMarked
package com.wecombridge.gateway.inbound.forwarding;

import org.jspecify.annotations.NullMarked;

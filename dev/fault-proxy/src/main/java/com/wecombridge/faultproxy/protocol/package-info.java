/**
 * Where messages begin and end in a stream of bytes: no more of each protocol than a proxy needs to
 * strike one message and not its neighbour. A {@link com.wecombridge.faultproxy.protocol.Framing}
 * says what comes next; {@link com.wecombridge.faultproxy.protocol.Sections} cuts the stream
 * accordingly.
 */
@NullMarked
package com.wecombridge.faultproxy.protocol;

import org.jspecify.annotations.NullMarked;

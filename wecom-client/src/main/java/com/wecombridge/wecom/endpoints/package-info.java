/**
 * What we may ask WeCom, and at which address. {@link com.wecombridge.wecom.endpoints.Endpoint} is
 * the list that the contract proves, {@link com.wecombridge.wecom.endpoints.Address} makes of what
 * the library writes an address that can be sent: our WeCom's own, on the list, with ids that stay
 * ids.
 */
@NullMarked
package com.wecombridge.wecom.endpoints;

import org.jspecify.annotations.NullMarked;

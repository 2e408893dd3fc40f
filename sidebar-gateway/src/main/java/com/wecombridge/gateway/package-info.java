/**
 * The one public door of the product: callbacks of WeCom come in, and the API is forwarded to the
 * services that own the answers.
 *
 * <pre>
 * inbound/callback    WeCom's callbacks: verify, decrypt, read, store, answer
 * inbound/web         the gateway's own API, who may call it, and every error
 * inbound/kafka       bindings.corps: which corps are connected to whom
 * inbound/forwarding  the rest of the API: which service owns which path, and who is calling
 * application         one class per use case, and the ports it needs
 * domain              addresses, identities and settings of callbacks; plain Java
 * outbound/postgres   the tables, secrets sealed
 * </pre>
 */
@NullMarked
package com.wecombridge.gateway;

import org.jspecify.annotations.NullMarked;

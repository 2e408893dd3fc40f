/**
 * Secrets at rest and on topics: envelope encryption under the deployment's master key.
 *
 * <p>A {@link com.wecombridge.wecom.secrets.SecretBox} closes a {@link
 * com.wecombridge.wecom.secrets.Secret} for one {@link com.wecombridge.events.store.Scope} (a
 * tenant, a corp that no tenant claimed yet, or the platform) and one {@link
 * com.wecombridge.wecom.secrets.Purpose}. Every service that has the master key can open it again,
 * without a database in between, because the sealed text holds all it takes:
 *
 * <pre>2.masterKeyId.wrappedDataKey.nonce.ciphertext</pre>
 *
 * <p>The data key is drawn for each secret and wrapped under a key that HKDF derives from the
 * master key for exactly this scope and purpose; both layers are AES-256-GCM with scope and purpose
 * as associated data. A sealed text moved to another tenant or purpose therefore stays shut. The
 * master key's id stands in front, so that keys can be exchanged one after the other: <code>
 * SECRETS_MASTER_KEY=v2:…,v1:…</code> writes with {@code v2} and still reads {@code v1}. Package
 * {@code rotation} then brings what is stored under {@code v2}.
 */
@NullMarked
package com.wecombridge.wecom.secrets;

import org.jspecify.annotations.NullMarked;

/**
 * Brings what a service stores under the current master key, while it goes on working.
 *
 * <p>A service names its {@link com.wecombridge.wecom.rotation.SealedColumn}s. {@link
 * com.wecombridge.wecom.rotation.Rotation} walks them in pages, one replica at a time, and
 * exchanges each text only if it is still the one that was read: whoever writes at the same moment
 * wins.
 */
@NullMarked
package com.wecombridge.wecom.rotation;

import org.jspecify.annotations.NullMarked;

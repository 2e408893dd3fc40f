/**
 * Whose a corp is, which apps connect it, and how that ends. A corp's own app is connected with the
 * Secret that an administrator types.
 */
@NullMarked
package com.wecombridge.binding.application.connection;

import org.jspecify.annotations.NullMarked;

/**
 * Signing in with WeCom: the in-app OAuth page, the QR pages of the desktop, and the calls that
 * turn their one-time codes into people.
 */
@NullMarked
package com.wecombridge.wecomsim.signin;

import org.jspecify.annotations.NullMarked;

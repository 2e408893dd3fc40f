/** Stands where WeCom is expected to take TLS, with a certificate that is good or not. */
@NullMarked
package com.wecombridge.faults.tls;

import org.jspecify.annotations.NullMarked;

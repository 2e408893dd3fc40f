/**
 * What is sent, byte for byte: HTTP on a bare socket, and callbacks encrypted by code that is not
 * the product's.
 */
@NullMarked
package com.wecombridge.corpus.wire;

import org.jspecify.annotations.NullMarked;

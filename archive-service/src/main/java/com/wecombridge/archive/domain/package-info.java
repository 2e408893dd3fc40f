/**
 * Key pairs and their versions. Plain Java.
 *
 * <p>WeCom numbers the public keys that an administrator uploads, and names the number with each
 * message. Several pairs live at a time: messages under an old key can only be opened with it, so
 * no pair is ever replaced, and none is deleted here.
 */
@NullMarked
package com.wecombridge.archive.domain;

import org.jspecify.annotations.NullMarked;

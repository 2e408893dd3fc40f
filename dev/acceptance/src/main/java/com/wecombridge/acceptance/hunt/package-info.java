/**
 * The hunt for secrets that got out: canaries are planted through every door and every misfortune,
 * and then looked for wherever something is kept, written or told.
 */
@NullMarked
package com.wecombridge.acceptance.hunt;

import org.jspecify.annotations.NullMarked;

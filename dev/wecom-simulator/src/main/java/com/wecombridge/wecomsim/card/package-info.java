/**
 * Template cards: which of them WeCom takes, how each person sees one now, and who may change it.
 */
@NullMarked
package com.wecombridge.wecomsim.card;

import org.jspecify.annotations.NullMarked;

/**
 * The doors for people and tests: the control API ({@code define}, {@code expect}, {@code query}),
 * the page, and the H5 page of a to-do.
 */
@NullMarked
package com.wecombridge.crmsim.web;

import org.jspecify.annotations.NullMarked;

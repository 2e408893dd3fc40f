/**
 * A day of a company, played in the simulators' pages by a real browser: by what a person sees
 * (roles, labels, words), never by how a page is built.
 */
@NullMarked
package com.wecombridge.acceptance.day;

import org.jspecify.annotations.NullMarked;

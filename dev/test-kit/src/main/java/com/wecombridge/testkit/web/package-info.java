/**
 * A web door as its callers meet it: the gateway that introduces them, and the contracts that every
 * door keeps.
 */
@NullMarked
package com.wecombridge.testkit.web;

import org.jspecify.annotations.NullMarked;

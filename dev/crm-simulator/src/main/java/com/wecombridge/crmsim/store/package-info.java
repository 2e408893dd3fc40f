/**
 * One file that holds everything: what the CRM knows and which facts wait to be told. A change and
 * its facts are committed together or not at all.
 */
@NullMarked
package com.wecombridge.crmsim.store;

import org.jspecify.annotations.NullMarked;

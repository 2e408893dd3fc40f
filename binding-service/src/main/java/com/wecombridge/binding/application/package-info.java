/**
 * What all use cases need: one transaction, facts to tell, errands to run after commit, and a vault
 * for secrets. The use cases have a package for each capability.
 */
@NullMarked
package com.wecombridge.binding.application;

import org.jspecify.annotations.NullMarked;

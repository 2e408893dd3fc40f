/** The commands a person types, each a class of its own. */
@NullMarked
package com.wecombridge.local.command;

import org.jspecify.annotations.NullMarked;

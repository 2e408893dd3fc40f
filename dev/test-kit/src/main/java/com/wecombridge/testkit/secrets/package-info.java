/** What a service with sealed secrets keeps while all of its keys are exchanged. */
@NullMarked
package com.wecombridge.testkit.secrets;

import org.jspecify.annotations.NullMarked;

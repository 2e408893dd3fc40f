/** What a service keeps that many tenants share: each sees and changes its own alone. */
@NullMarked
package com.wecombridge.testkit.tenants;

import org.jspecify.annotations.NullMarked;

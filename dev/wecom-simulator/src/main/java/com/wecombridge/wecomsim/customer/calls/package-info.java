/** What apps ask and do about customers: WeCom's paths of customer contact. */
@NullMarked
package com.wecombridge.wecomsim.customer.calls;

import org.jspecify.annotations.NullMarked;

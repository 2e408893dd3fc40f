/**
 * Suite install, authorisations and tokens, as WeCom answers them; and the vault for what it
 * entrusts to us.
 */
@NullMarked
package com.wecombridge.binding.outbound.wecom;

import org.jspecify.annotations.NullMarked;

/** What can be switched on the simulated WeCom; chiefly what WeCom does not document. */
@NullMarked
package com.wecombridge.wecomsim.behaviour;

import org.jspecify.annotations.NullMarked;

/** Interface licences (接口调用许可): what a provider buys so that its apps may reach members. */
@NullMarked
package com.wecombridge.wecomsim.licence;

import org.jspecify.annotations.NullMarked;

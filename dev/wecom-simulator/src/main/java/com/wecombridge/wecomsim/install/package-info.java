/** Suites in corps: installed, authorised and thrown out, by hand at WeCom's own pages too. */
@NullMarked
package com.wecombridge.wecomsim.install;

import org.jspecify.annotations.NullMarked;

/** What is remembered, as such: tables of records and files, changed whole or not at all. */
@NullMarked
package com.wecombridge.wecomsim.store;

import org.jspecify.annotations.NullMarked;

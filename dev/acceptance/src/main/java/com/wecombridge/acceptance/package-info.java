/**
 * Lives the story from the outside: as the CRM, as WeCom, as an administrator, and as somebody who
 * listens on the topics. Knows addresses and public contracts, no code of the product.
 */
@NullMarked
package com.wecombridge.acceptance;

import org.jspecify.annotations.NullMarked;

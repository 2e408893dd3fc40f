package com.wecombridge.houserules.offenders.circle.right;

import com.wecombridge.houserules.offenders.circle.left.Left;
import org.jspecify.annotations.Nullable;

/** The other half. */
public class Right {
    @Nullable Left left;
}

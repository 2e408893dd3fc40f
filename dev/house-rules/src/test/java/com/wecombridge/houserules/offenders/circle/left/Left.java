package com.wecombridge.houserules.offenders.circle.left;

import com.wecombridge.houserules.offenders.circle.right.Right;

/** One half of a circle. */
public class Left {
    Right right = new Right();
}

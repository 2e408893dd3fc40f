package com.wecombridge.wecomsim.admin;

import com.wecombridge.wecomsim.callback.CallbackCall;
import com.wecombridge.wecomsim.callback.CallbackCrypto;
import com.wecombridge.wecomsim.patch.DefinitionRefusedException;
import com.wecombridge.wecomsim.world.CallbackAddress;

/**
 * What happens when a callback address is saved: WeCom asks it to decrypt a text within a second
 * (91116).
 */
public final class AddressCheck {

    private final CallbackCall call;

    public AddressCheck(CallbackCall call) {
        this.call = call;
    }

    /** How strictly an address is checked. */
    public enum Strictness {
        /** Checked; a failure is written down and the address is kept all the same. */
        RECORDED,
        /** Checked; a failure refuses the address, as WeCom does. */
        REQUIRED,
        /** Not checked. */
        SKIPPED
    }

    /** The result in words: {@code verified}, {@code not checked}, or the reason. */
    public String check(CallbackAddress address, String receiveId, Strictness strictness) {
        if (!address.present()) {
            return "";
        }
        try {
            new CallbackCrypto(address.token(), address.aesKey());
        } catch (IllegalArgumentException e) {
            throw new DefinitionRefusedException(String.valueOf(e.getMessage()));
        }
        if (strictness == Strictness.SKIPPED) {
            return "not checked";
        }
        var result = call.verify(address, receiveId);
        if (strictness == Strictness.REQUIRED && !result.equals("verified")) {
            throw new DefinitionRefusedException(
                    "callback address " + address.url() + " failed its check (40057): " + result);
        }
        return result;
    }
}

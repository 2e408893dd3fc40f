package com.wecombridge.wecomsim.behaviour;

/**
 * Switches of conversations and pages.
 *
 * @param optionIds how template_card_event spells the chosen options; older samples misspell them
 * @param onePressEach whether a person can press a card only once until it is changed (assumed)
 * @param iosSignsEntryUrl whether an iPhone checks signatures against the address of the first load
 *     (one source says so)
 */
public record TalkRules(OptionSpelling optionIds, boolean onePressEach, boolean iosSignsEntryUrl) {

    /** As newer samples show it. */
    public static final TalkRules USUAL = new TalkRules(OptionSpelling.OPTION_IDS, true, false);

    /** The element names inside SelectedItem. */
    public enum OptionSpelling {
        OPTION_IDS,
        OPITON_IDS
    }
}

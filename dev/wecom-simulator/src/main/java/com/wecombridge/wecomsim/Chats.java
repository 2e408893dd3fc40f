package com.wecombridge.wecomsim;

import com.wecombridge.wecomsim.chat.ChatsChapter;
import com.wecombridge.wecomsim.chat.Said;
import com.wecombridge.wecomsim.define.ChatDefinition;
import com.wecombridge.wecomsim.patch.Patch;
import java.util.function.UnaryOperator;

/** What people say to each other. */
public final class Chats {

    private final ChatsChapter chapter;

    Chats(ChatsChapter chapter) {
        this.chapter = chapter;
    }

    /** Says something in a single chat or a group. */
    public Said say(String corpId, UnaryOperator<ChatDefinition> what) {
        var definition = what.apply(new ChatDefinition().set("corpId", corpId));
        return chapter.say(new Patch(definition.asJson()));
    }
}

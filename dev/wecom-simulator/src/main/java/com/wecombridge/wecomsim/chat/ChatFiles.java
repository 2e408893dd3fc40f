package com.wecombridge.wecomsim.chat;

import com.wecombridge.wecomsim.patch.DefinitionRefusedException;
import com.wecombridge.wecomsim.store.Blobs;
import com.wecombridge.wecomsim.store.Table;
import com.wecombridge.wecomsim.view.Digests;
import com.wecombridge.wecomsim.world.World;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Files in chats: kept where somebody gave them, computed where only a size was named, so that two
 * gigabytes take no room.
 */
public final class ChatFiles {

    private static final int BLOCK = 4096;

    /** How files of a type begin, so that a type check is content. */
    private static final Map<String, byte[]> HEADS =
            Map.of(
                    "jpg", HexFormat.of().parseHex("ffd8ffe000104a46494600"),
                    "png", HexFormat.of().parseHex("89504e470d0a1a0a"),
                    "gif", HexFormat.of().parseHex("474946383961"),
                    "amr", HexFormat.of().parseHex("2321414d520a"),
                    "mp4", HexFormat.of().parseHex("000000186674797069736f6d"),
                    "pdf", HexFormat.of().parseHex("255044462d312e370a"));

    private final World world;
    private final Table<ChatFile> files;
    private final Blobs kept;

    public ChatFiles(World world) {
        this.world = world;
        this.files = world.table("chatFiles", ChatFile.class);
        this.kept = world.blobs("chatFileContents");
    }

    public Optional<ChatFile> file(String id) {
        return files.get(id);
    }

    /** Keeps a file. */
    public ChatFile keep(String corpId, String name, byte[] content) {
        return world.change(() -> {
            var md5 = md5();
            md5.update(content);
            var now = world.instant();
            var file = numbered(new ChatFile(corpId, "", name, content.length, hex(md5), 0, now));
            kept.put(file.id(), content);
            return file;
        });
    }

    /** A file of the size whose bytes follow from a number. */
    public ChatFile compute(String corpId, String name, long size) {
        if (size < 1) {
            throw new DefinitionRefusedException("a file has at least one byte");
        }
        return world.change(() -> {
            var seed = world.next("chatFileSeed");
            var draft = new ChatFile(corpId, "", name, size, "", seed, world.instant());
            var md5 = md5();
            for (long at = 0; at < size; at += BLOCK) {
                md5.update(block(draft, at / BLOCK), 0, (int) Math.min(BLOCK, size - at));
            }
            return numbered(new ChatFile(corpId, "", name, size, hex(md5), seed, world.instant()));
        });
    }

    /** The same file under an id of its own. */
    private ChatFile numbered(ChatFile draft) {
        var id = "CtYx" + Digests.letters(40, "file", draft.corpId(), world.next("chatFile"));
        var file =
                new ChatFile(
                        draft.corpId(),
                        id,
                        draft.name(),
                        draft.size(),
                        draft.md5(),
                        draft.seed(),
                        draft.at());
        files.put(id, file);
        return file;
    }

    /** A part of the file; shorter at its end. */
    public byte[] read(ChatFile file, long from, int length) {
        var count = Math.clamp(file.size() - from, 0, length);
        if (file.seed() == 0) {
            var whole = kept.get(file.id()).orElseThrow();
            return Arrays.copyOfRange(whole, (int) from, (int) from + count);
        }
        var part = new byte[count];
        for (var done = 0; done < count; ) {
            var at = from + done;
            var inBlock = (int) (at % BLOCK);
            var taken = Math.min(BLOCK - inBlock, count - done);
            System.arraycopy(block(file, at / BLOCK), inBlock, part, done, taken);
            done += taken;
        }
        return part;
    }

    private static byte[] block(ChatFile file, long index) {
        var block = new byte[BLOCK];
        new SplittableRandom(file.seed() * 1_000_003 + index).nextBytes(block);
        if (index == 0) {
            var head = HEADS.getOrDefault(file.extension().toLowerCase(Locale.ROOT), new byte[0]);
            System.arraycopy(head, 0, block, 0, head.length);
        }
        return block;
    }

    private static String hex(MessageDigest md5) {
        return HexFormat.of().formatHex(md5.digest());
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

package com.wecombridge.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.util.UUID;

/** The key that signs tokens. It is kept in a file, so that tokens outlive a restart. */
final class SigningKey {

    private SigningKey() {}

    static RSAKey in(Path folder) throws IOException, JOSEException, ParseException {
        Path file = folder.resolve("signing-key.jwk");
        if (Files.exists(file)) {
            return RSAKey.parse(Files.readString(file));
        }
        RSAKey fresh = new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
        store(fresh, file);
        return fresh;
    }

    /** Written aside and moved into place: a crash leaves no half key. */
    private static void store(RSAKey key, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        var ownerOnly =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Path aside = Files.createTempFile(file.getParent(), "signing-key", ".new", ownerOnly);
        Files.writeString(aside, key.toJSONString());
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
    }
}

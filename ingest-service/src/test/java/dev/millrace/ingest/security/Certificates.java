package dev.millrace.ingest.security;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.concurrent.TimeUnit;

/** Keys of a broker and of a client, and who trusts whom, made for one test. */
final class Certificates {
    static final String PASSWORD = "changeit-0123";

    private final Path directory;

    private Certificates(Path directory) {
        this.directory = directory;
    }

    /** Makes them in a directory. */
    static Certificates in(Path directory) throws IOException, GeneralSecurityException, InterruptedException {
        Certificates made = new Certificates(directory);
        made.makeKey("broker", "-ext", "san=ip:127.0.0.1,dns:localhost");
        made.makeKey("client");
        made.trust("client-trusts", "broker");
        made.trust("broker-trusts", "broker", "client");
        Files.writeString(
                directory.resolve("broker.pem"),
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(made.certificate("broker").getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
        return made;
    }

    /** The store of that name. */
    String store(String name) {
        return directory.resolve(name + ".p12").toString();
    }

    /** The broker's certificate, as a Secret holds it. */
    String brokerPem() {
        return directory.resolve("broker.pem").toString();
    }

    private void makeKey(String name, String... more) throws IOException, InterruptedException {
        String[] command = {
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            name,
            "-dname",
            "CN=" + name,
            "-keyalg",
            "EC",
            "-groupname",
            "secp256r1",
            "-validity",
            "2",
            "-storetype",
            "PKCS12",
            "-storepass",
            PASSWORD,
            "-keystore",
            store(name)
        };
        String[] all = java.util.Arrays.copyOf(command, command.length + more.length);
        System.arraycopy(more, 0, all, command.length, more.length);
        Process keytool = new ProcessBuilder(all)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
            throw new IllegalStateException("keytool made no key for " + name);
        }
    }

    private void trust(String store, String... names) throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        for (String name : names) {
            trusted.setCertificateEntry(name, certificate(name));
        }
        try (OutputStream out = Files.newOutputStream(Path.of(store(store)))) {
            trusted.store(out, PASSWORD.toCharArray());
        }
    }

    private Certificate certificate(String name) throws GeneralSecurityException, IOException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(Path.of(store(name)))) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return keys.getCertificate(name);
    }
}

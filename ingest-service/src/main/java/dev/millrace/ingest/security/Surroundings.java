package dev.millrace.ingest.security;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Where the service finds itself: where HTTP listens, by name or address, and whether an OIDC server vouches for tokens. */
record Surroundings(String host, boolean hasOidcServer, boolean inDevelopment) {
    /** Whether only this machine can reach it. */
    boolean isLoopback() {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}

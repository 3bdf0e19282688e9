package dev.millrace.ingest.security;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Where the service finds itself.
 *
 * @param host where HTTP listens: a name or an address
 * @param hasOidcServer whether a server is named that vouches for tokens
 * @param inDevelopment whether it runs in {@code quarkus dev}
 */
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

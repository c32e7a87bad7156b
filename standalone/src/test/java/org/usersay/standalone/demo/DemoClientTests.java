package org.usersay.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.usersay.standalone.demo.DemoClient.Call;

/** Allowances of the demo's readers, which are not those of the person who started the system. */
class DemoClientTests {

    @Test
    @EnabledOnOs(OS.LINUX)
    void sendsFromAnAddressOfItsOwn() throws Exception {
        List<InetAddress> senders = Collections.synchronizedList(new ArrayList<>());
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.createContext("/", exchange -> {
            senders.add(exchange.getRemoteAddress().getAddress());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        URI gateway = URI.create("http://localhost:" + server.getAddress().getPort());
        try (DemoClient client = new DemoClient(gateway, new CountDownLatch(1))) {
            client.require(Call.post("/api/v1/tokens", "{}"));
        } finally {
            server.stop(0);
        }
        assertThat(senders).singleElement().isNotEqualTo(InetAddress.ofLiteral("127.0.0.1"));
    }
}

package org.usersay.gateway.forwarded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrRangeTests {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.0.1, true",
        "10.0.0.0/8, 11.0.0.1, false",
        "192.168.4.0/22, 192.168.7.9, true",
        "192.168.4.0/22, 192.168.8.0, false",
        "10.1.2.3, 10.1.2.3, true",
        "10.1.2.3, 10.1.2.4, false",
        "fd00::/8, fdab::1, true",
        "fd00::/8, fe80::1, false",
        "10.0.0.0/8, ::1, false",
        "0.0.0.0/0, 8.8.8.8, true"
    })
    void aNetworkContainsItsAddresses(String network, String address, boolean contained) {
        assertThat(CidrRange.parse(network).contains(InetAddress.ofLiteral(address)))
                .isEqualTo(contained);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "10.0.0.0/-1", "proxy.example", "10.0.0.0/x", ""})
    void anythingElseIsRefusedAtStart(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> CidrRange.parse(text));
    }
}

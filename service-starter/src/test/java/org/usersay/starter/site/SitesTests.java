package org.usersay.starter.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.io.support.SpringFactoriesLoader;

/** Settings of sites as a process binds them, and what it says of mistakes. */
class SitesTests {

    private static final String[] COMPLETE = {
        "usersay.sites[0].id=courier",
        "usersay.sites[0].name=The Harbour Courier",
        "usersay.sites[0].url=https://www.courier.example",
        "usersay.sites[0].origins=https://www.courier.example,https://m.courier.example",
        "usersay.sites[0].locale=vi-VN",
        "usersay.sites[0].time-zone=Europe/Dublin",
        "usersay.sites[0].brand.logo=https://www.courier.example/logo.svg",
        "usersay.sites[0].brand.accent=#0b5563",
        "usersay.sites[0].brand.accent-dark=#7fd0de",
        "usersay.sites[0].brand.sender=Courier <readers@courier.example>",
        "usersay.sites[0].brand.support=help@courier.example",
        "usersay.sites[0].brand.imprint=https://www.courier.example/imprint",
        "usersay.sites[1].id=post",
        "usersay.sites[1].name=The Post",
        "usersay.sites[1].url=https://post.example",
        "usersay.sites[1].origins=https://post.example",
    };

    private final ApplicationContextRunner context =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(SiteAutoConfiguration.class));

    @Test
    void siteHasWhatItsSettingsSayAndDefaultsForTheRest() {
        context.withPropertyValues(COMPLETE).run(started -> {
            var sites = started.getBean(Sites.class);
            assertThat(sites.require("courier").brand())
                    .isEqualTo(new Brand(
                            URI.create("https://www.courier.example/logo.svg"),
                            "#0b5563",
                            "#7fd0de",
                            "Courier <readers@courier.example>",
                            "help@courier.example",
                            URI.create("https://www.courier.example/imprint"),
                            null,
                            null));
            assertThat(sites.require("courier").language()).isEqualTo(Locale.of("vi"));
            assertThat(sites.require("courier").language("en-GB")).isEqualTo(Locale.ENGLISH);
            assertThat(sites.require("courier").language("fr")).isEqualTo(Locale.of("vi"));
            assertThat(sites.require("post").brand()).isEqualTo(Brand.PLAIN);
            assertThat(sites.findOrFirst("post").id()).isEqualTo("post");
            assertThat(sites.findOrFirst("unknown").id()).isEqualTo("courier");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "locale=fr | usersay.sites[0].locale | must be en or vi",
                "time-zone=Mars/Olympus | usersay.sites[0].time-zone | Mars/Olympus",
                "brand.accent=red | usersay.sites[0].brand.accent | must be a colour such as #1f4e79",
                "brand.accent=#ffee55 | usersay.sites[0].brand.accent | contrast",
                "brand.accent-dark=#202020 | usersay.sites[0].brand.accentDark | contrast",
                "brand.logo=/logo.svg | usersay.sites[0].brand.logo | whole http or https address",
                "brand.privacy=javascript:alert(1) | usersay.sites[0].brand.privacy | whole http or https address",
                "brand.sender=nobody | usersay.sites[0].brand.sender | Name <address>",
                "brand.support=nobody | usersay.sites[0].brand.support | well-formed",
                "url=courier | usersay.sites[0].url | whole http or https address",
                "url= | usersay.sites[0].url | must",
                "name= | usersay.sites[0].name | must not be blank",
                "id=The Courier | usersay.sites[0].id | must match",
                "id=post | usersay.sites[1].id | is the id of another site too",
                "origins=courier.example | usersay.sites[0].origins[0] | scheme://host"
            })
    void mistakeFailsTheStartAndTheMessageNamesTheField(String setting, String field, String reason) {
        var changed = new ArrayList<>(List.of(COMPLETE));
        var name = "usersay.sites[0]." + setting.substring(0, setting.indexOf('=') + 1);
        changed.removeIf(line -> line.startsWith(name));
        changed.add("usersay.sites[0]." + setting);

        context.withPropertyValues(changed.toArray(String[]::new)).run(failed -> {
            assertThat(failed).hasFailed();
            assertThat(description(Objects.requireNonNull(failed.getStartupFailure())))
                    .contains(field, reason);
        });
    }

    @Test
    void installationWithoutASiteDoesNotStart() {
        context.run(failed -> {
            assertThat(failed).hasFailed();
            assertThat(description(Objects.requireNonNull(failed.getStartupFailure())))
                    .contains("usersay.sites", "must not be empty");
        });
    }

    /** As Spring Boot prints it when a process does not start. */
    private static String description(Throwable failure) {
        assertThat(failure).isInstanceOf(ConfigurationPropertiesBindException.class);
        return SpringFactoriesLoader.forDefaultResourceLocation()
                .load(
                        FailureAnalyzer.class,
                        SpringFactoriesLoader.FailureHandler.logging(
                                org.apache.commons.logging.LogFactory.getLog(SitesTests.class)))
                .stream()
                .map(analyzer -> analyzer.analyze(failure))
                .filter(Objects::nonNull)
                .map(FailureAnalysis::getDescription)
                .findFirst()
                .orElseThrow();
    }
}

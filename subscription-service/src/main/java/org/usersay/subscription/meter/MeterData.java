package org.usersay.subscription.meter;

import java.time.Clock;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.usersay.starter.site.Sites;
import org.usersay.subscription.account.Account;
import org.usersay.subscription.privacy.PersonalDataProvider;

/** Meters of an account. Which articles they hold cannot be read from them, only how many. */
@Component
class MeterData implements PersonalDataProvider {

    private final Meters meters;
    private final Sites sites;
    private final Clock clock;

    MeterData(Meters meters, Sites sites, Clock clock) {
        this.meters = meters;
        this.sites = sites;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "articleMeters";
    }

    @Override
    public Object export(Account account) {
        return keys(account)
                .flatMap(
                        key -> meters
                                .read(key)
                                .map(articles ->
                                        new Month(key.site().id(), key.month().toString(), articles))
                                .stream())
                .toList();
    }

    @Override
    public void delete(Account account) {
        meters.delete(keys(account).toList());
    }

    /** Of this month, and of the last one, whose meters are deleted with a delay. */
    private Stream<MeterKey> keys(Account account) {
        var now = clock.instant();
        return sites.sites().stream().flatMap(site -> {
            var month = MeterKey.monthOf(site, now);
            return Stream.of(month, month.minusMonths(1)).map(any -> MeterKey.ofReader(site, any, account.id()));
        });
    }

    private record Month(String site, String month, int articles) {}
}

package org.usersay.subscription.order;

import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.Index;
import org.usersay.starter.mongo.ShardKey;
import org.usersay.starter.webhook.Webhooks;
import org.usersay.subscription.outbox.EmbeddedOutbox;

/**
 * The collection {@code orders}; {@code _id} is the reference. An order that came with an idempotency key holds it in
 * {@code request}, every other its own reference, so that one unique index serves both. Not divided, so
 * that it is unique in the whole cluster.
 *
 * <ul>
 *   <li>one order: {@code _id}; a repeated request: unique {@code request}
 *   <li>the staff's list: {@code {site, placedAt, _id}}, and {@code {site, state, placedAt, _id}}
 *   <li>the same of one assignee, one plan, or one country, in one state or in each: {@code {site, assignee, state, placedAt,
 *       _id}}, {@code {site, form.plan, state, placedAt, _id}}, {@code {site, country, state, placedAt, _id}}; of two of these one
 *       is the range, and the other is tested in it
 *   <li>what waits for the staff: {@code {site, dueAt, _id}}, and {@code noticedAt} of those few with money that has to go
 *       back, in whatever state; the staff's search: {@code {site, searchKeys}}
 *   <li>whose subscriber is to be reminded: {@code remindAt}; whose term is over: {@code {state, dueAt}}
 *   <li>gifts whose recipient is to be told: {@code giftMailAt}
 *   <li>paid ones whose invoice, or credit note, is not issued yet: {@code uninvoiced}
 *   <li>a reader's own: {@code {reader, placedAt}}; those placed signed out with an address: {@code emailKey}
 *   <li>gifts to an address: {@code giftEmailKey}; those with an upgrade that waits to be paid for: {@code upgrade.openSince}
 *   <li>orders that have their seats in common: {@code seats.first}
 *   <li>those whose subscriber, or gift's recipient, is to be erased at the end of the term: {@code eraseAt}, {@code
 *       eraseRecipientAt}
 * </ul>
 */
public final class OrderCollection {

    public static final CollectionDefinition LAYOUT = CollectionDefinition.of(
            "orders",
            ShardKey.WHOLE,
            Index.unique("request"),
            Index.on("-site", "-placedAt", "-_id"),
            Index.on("-site", "-state", "-placedAt", "-_id"),
            Index.on("-site", "-assignee", "-state", "-placedAt", "-_id"),
            Index.on("-site", "-form.plan", "-state", "-placedAt", "-_id"),
            Index.on("-site", "-country", "-state", "-placedAt", "-_id"),
            Index.on("-site", "dueAt", "_id"),
            Index.sparse(OrderStore.NOTICED),
            Index.on("-site", "searchKeys"),
            Index.on("-reader", "-placedAt"),
            Index.sparse("emailKey"),
            Index.sparse("giftEmailKey"),
            Index.sparse("seats.first"),
            Index.sparse("upgrade.openSince"),
            Index.sparse("remindAt"),
            Index.on("state", "dueAt"),
            Index.sparse("uninvoiced"),
            Index.sparse("giftMailAt"),
            Index.sparse("eraseAt"),
            Index.sparse("eraseRecipientAt"),
            EmbeddedOutbox.INDEX,
            Webhooks.INDEX);

    private OrderCollection() {}
}

package org.usersay.subscription;

import org.usersay.starter.test.MappingSecurityContract;
import org.usersay.subscription.test.SubscriptionTest;

@SubscriptionTest
class MappingSecurityTests extends MappingSecurityContract {}

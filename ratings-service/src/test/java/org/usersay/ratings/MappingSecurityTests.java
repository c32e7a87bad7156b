package org.usersay.ratings;

import org.usersay.starter.test.MappingSecurityContract;

@RatingsTest
class MappingSecurityTests extends MappingSecurityContract {}

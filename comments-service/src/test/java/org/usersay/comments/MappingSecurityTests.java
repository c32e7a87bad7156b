package org.usersay.comments;

import org.usersay.starter.test.MappingSecurityContract;

@CommentsServiceTest
class MappingSecurityTests extends MappingSecurityContract {}

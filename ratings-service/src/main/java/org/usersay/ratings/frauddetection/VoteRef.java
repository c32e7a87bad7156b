package org.usersay.ratings.frauddetection;

/** Reference to a vote of a site. */
record VoteRef(String article, String voter) {}

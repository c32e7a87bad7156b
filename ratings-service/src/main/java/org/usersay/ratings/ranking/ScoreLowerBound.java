package org.usersay.ratings.ranking;

import org.usersay.ratings.tally.Histogram;

/**
 * What an article's mean would at least be if many more readers voted: Evan Miller's "Ranking items with star ratings".
 * Every level starts with one vote, so two fives do not beat two hundred fours and fives.
 *
 * @param z how sure: 1.65 leaves one chance in twenty that the mean is lower
 */
record ScoreLowerBound(double z) {

    static final ScoreLowerBound STANDARD = new ScoreLowerBound(1.65);

    double of(Histogram histogram) {
        double votes = histogram.count() + Histogram.LEVELS;
        double mean = 0;
        double square = 0;
        for (int stars = 1; stars <= Histogram.LEVELS; stars++) {
            double share = (histogram.at(stars) + 1) / votes;
            mean += stars * share;
            square += stars * stars * share;
        }
        return mean - z * Math.sqrt((square - mean * mean) / (votes + 1));
    }
}

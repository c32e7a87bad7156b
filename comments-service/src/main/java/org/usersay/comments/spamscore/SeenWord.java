package org.usersay.comments.spamscore;

/** In how many comments of each label a word was seen. */
record SeenWord(String word, int spam, int ham) {

    /** Weight of the assumption that a word says nothing, in comments. */
    private static final double STRENGTH = 1;

    /**
     * Share of spam among the comments with this word if spam and other comments were equally frequent, drawn towards one
     * half for words that were seen seldom; between 0 and 1.
     */
    double spamicity(Training training) {
        double inSpam = (double) spam / Math.max(1, training.spam());
        double inHam = (double) ham / Math.max(1, training.ham());
        int seen = spam + ham;
        double share = seen == 0 ? 0.5 : inSpam / (inSpam + inHam);
        return (STRENGTH * 0.5 + seen * share) / (STRENGTH + seen);
    }
}

package org.usersay.starter.test;

import static org.assertj.core.api.Assertions.assertThat;

import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

/** Answers to {@code explain} in the shapes MongoDB documents, written by hand and shortened. */
class QueryPlanTests {

    @Test
    void indexIsNoScan() {
        var plan = plan("""
                {queryPlanner: {namespace: 'a.b', parsedQuery: {stage: {$eq: 'COLLSCAN'}}, winningPlan: {stage: 'LIMIT',
                  inputStage: {stage: 'FETCH', inputStage: {stage: 'IXSCAN', keyPattern: {site: 1}, indexName: 'site_1'}}},
                  rejectedPlans: [{stage: 'SORT', inputStage: {stage: 'COLLSCAN'}}]},
                 command: {find: 'b', filter: {stage: 'COLLSCAN'}}, ok: 1}""");
        assertThat(plan.stages()).containsExactlyInAnyOrder("LIMIT", "FETCH", "IXSCAN");
        assertThat(plan.scans()).isFalse();
        assertThat(plan.sorts()).isFalse();
    }

    @Test
    void missingIndexIsSeen() {
        assertThat(plan("{queryPlanner: {winningPlan: {stage: 'COLLSCAN', direction: 'forward'}}, ok: 1}")
                        .scans())
                .isTrue();
    }

    @Test
    void indexInAnotherOrderIsSeen() {
        var plan = plan("""
                {queryPlanner: {winningPlan: {stage: 'SORT', sortPattern: {_id: -1},
                  inputStage: {stage: 'FETCH', inputStage: {stage: 'IXSCAN'}}}}, ok: 1}""");
        assertThat(plan.sorts()).isTrue();
        assertThat(plan.scans()).isFalse();
    }

    @Test
    void slotBasedPlanIsReadWithinItsFrame() {
        var plan = plan("""
                {explainVersion: '2', queryPlanner: {winningPlan: {
                  queryPlan: {stage: 'GROUP', planNodeId: 3, inputStage: {stage: 'COLLSCAN', planNodeId: 1}},
                  slotBasedPlan: {slots: '$$RESULT=s7', stages: '[3] mkbson'}}}, ok: 1}""");
        assertThat(plan.stages()).containsExactlyInAnyOrder("GROUP", "COLLSCAN");
        assertThat(plan.scans()).isTrue();
    }

    @Test
    void alternativesOfOneConditionAreAllRead() {
        var plan = plan("""
                {queryPlanner: {winningPlan: {stage: 'SUBPLAN', inputStage: {stage: 'OR', inputStages: [
                  {stage: 'IXSCAN'}, {stage: 'COLLSCAN'}]}}}, ok: 1}""");
        assertThat(plan.scans()).isTrue();
    }

    @Test
    void oneShardIsRead() {
        var plan = plan("""
                {queryPlanner: {winningPlan: {stage: 'SINGLE_SHARD', shards: [{shardName: 's0',
                  winningPlan: {stage: 'FETCH', inputStage: {stage: 'SHARDING_FILTER', inputStage: {stage: 'IXSCAN'}}},
                  rejectedPlans: []}]}}, ok: 1}""");
        assertThat(plan.stages()).contains("SINGLE_SHARD", "IXSCAN");
        assertThat(plan.scans()).isFalse();
    }

    @Test
    void oneShardWithoutTheIndexIsEnough() {
        var plan = plan("""
                {queryPlanner: {winningPlan: {stage: 'SHARD_MERGE_SORT', shards: [
                  {shardName: 's0', winningPlan: {stage: 'IXSCAN'}, rejectedPlans: []},
                  {shardName: 's1', winningPlan: {stage: 'COLLSCAN'}, rejectedPlans: []}]}}, ok: 1}""");
        assertThat(plan.scans()).isTrue();
        assertThat(plan.sorts()).isFalse();
    }

    @Test
    void pipelineIsReadUpToItsCursor() {
        var plan = plan("""
                {stages: [{$cursor: {queryPlanner: {winningPlan: {stage: 'PROJECTION_SIMPLE',
                  inputStage: {stage: 'COLLSCAN'}}}}}, {$group: {_id: '$site'}}], ok: 1}""");
        assertThat(plan.scans()).isTrue();
    }

    @Test
    void pipelineOnShardsIsRead() {
        var plan = plan("""
                {mergeType: 'mongos', splitPipeline: {shardsPart: [], mergerPart: []}, shards: {
                  s0: {queryPlanner: {winningPlan: {stage: 'IXSCAN'}}},
                  s1: {stages: [{$cursor: {queryPlanner: {winningPlan: {stage: 'COLLSCAN'}}}}]}}, ok: 1}""");
        assertThat(plan.stages()).containsExactlyInAnyOrder("IXSCAN", "COLLSCAN");
    }

    @Test
    void shortPlansByIdAreNoScans() {
        for (var stage : new String[] {"EXPRESS_IXSCAN", "EXPRESS_CLUSTERED_IXSCAN", "IDHACK"}) {
            var plan = plan("{queryPlanner: {winningPlan: {isCached: false, stage: '" + stage + "'}}, ok: 1}");
            assertThat(plan.stages()).containsExactly(stage);
            assertThat(plan.scans()).isFalse();
        }
    }

    @Test
    void answerWithoutPlanRevealsNothing() {
        assertThat(plan("{ok: 1}").stages()).isEmpty();
    }

    private static QueryPlan plan(String answer) {
        return QueryPlan.of(BsonDocument.parse(answer));
    }
}

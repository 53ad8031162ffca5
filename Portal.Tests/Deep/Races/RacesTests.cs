using Portal.Engine.Persistence;
using Portal.Tests.Running;

namespace Portal.Tests.Deep.Races;

/// <summary>A sample of deep/run races.</summary>
public sealed class RacesTests
{
    const int Rounds = 5, Seed = 11;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_runner_that_wakes_after_another_took_its_feed_is_refused(DatabaseKind kind)
    {
        var found = await Sample(new Fencing(), kind);
        Assert.True(found.Fenced >= 2 * Rounds, $"Only {found.Fenced} were refused.");
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public Task Of_two_feeds_that_bring_the_same_keys_at_once_the_newer_wins(DatabaseKind kind) => Sample(new SameKeys(), kind);

    [Theory, ClassData(typeof(DatabaseKinds))]
    public Task A_follower_sees_each_event_once_while_transactions_interleave(DatabaseKind kind) => Sample(new Followers(), kind);

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Rows_that_change_while_they_are_paged_are_all_there_in_the_end_and_none_was_removed_that_stayed(DatabaseKind kind)
    {
        foreach (var by in Enum.GetValues<PagedBy>()) Well(await PagedWhileChanged.Run(kind, by, 1, Seed, Stop));
    }

    static async Task<Findings> Sample(IRace race, DatabaseKind kind) => Well(await Races.Run(race, kind, Rounds, Seed, Stop));

    static Findings Well(Findings found)
    {
        Assert.Empty(found.Lost);
        Assert.Empty(found.Doubled);
        Assert.Empty(found.OlderWon);
        return found;
    }
}

using Portal.Engine.Connectors;
using Portal.Engine.Sources;
using Portal.Engine.Store;
using Portal.Engine.Sync.Boards;
using Portal.Engine.Sync.Runs;
using Portal.Web.Features.Sources;

namespace Portal.Tests.Web.Features.Sources;

public sealed class SyncWordsTests
{
    const string ByChange = """{"incremental":{"by":"parameter","name":"since"}}""", OnlyTold = "Only records that the source says are deleted are removed here.", Sweeps = "Records that are gone there are removed here; many at once only when somebody approves it.";

    [Theory]
    [InlineData("{}", null, null, false, $"Reads all that the source has. {OnlyTold}")]
    [InlineData("{}", null, null, true, $"Reads all that the source has. {Sweeps}")]
    [InlineData(ByChange, null, null, false, $"Reads all that the source has. {OnlyTold}")]
    [InlineData(ByChange, "2026", null, false, $"Reads what changed since the last run. {OnlyTold}")]
    [InlineData(ByChange, "2026", null, true, $"Reads what changed since the last run. {OnlyTold}")]
    [InlineData(ByChange, "2026", "page 4", false, $"Goes on where the last run stopped. {OnlyTold}")]
    // It knows how far it came, and asks for everything all the same.
    [InlineData("{}", "2026", null, true, $"Reads all that the source has. {Sweeps}")]
    [InlineData("""{"incremental":{"lag":"1h"}}""", "2026", null, false, $"Reads all that the source has. {OnlyTold}")]
    public void It_is_said_what_a_run_reads_and_what_it_may_remove(string settings, string? watermark, string? token, bool sweeps, string said) =>
        Assert.Equal(said, SyncWords.Sync(Feed(settings, new Cursor(watermark, token), sweeps)));

    [Fact]
    public void A_pass_over_everything_that_was_cut_short_is_gone_on_with_as_such() =>
        Assert.Equal($"Goes on where the last run stopped. {Sweeps}", SyncWords.Sync(Feed(ByChange, new Cursor("2026", "page 4"), sweeps: true, everything: true)));

    [Fact]
    public void One_that_is_paused_stays_so()
    {
        var feed = Feed(ByChange, new Cursor("2026"), sweeps: false);
        feed.Feed.PausedAt = default(DateTimeOffset);
        Assert.EndsWith(" It stays paused.", SyncWords.Sync(feed), StringComparison.Ordinal);
    }

    [Fact]
    public void One_that_never_ran_or_was_cleared_reads_everything()
    {
        Assert.StartsWith("Reads all that the source has.", SyncWords.Sync(Feed(ByChange, Cursor.Start, sweeps: false) with { Standing = null, Last = null }), StringComparison.Ordinal);
        Assert.StartsWith("Reads all that the source has.", SyncWords.Sync(Feed(ByChange, Cursor.Start, sweeps: false)), StringComparison.Ordinal);
    }

    static FeedOnBoard Feed(string settings, Cursor cursor, bool sweeps, bool everything = false) => new(
        new Feed { Id = 1, StreamId = 1, Name = "Changes", Connector = "rest", Settings = settings, Mapping = "{}", CreatedAt = default, ScheduledAt = default, Sweeps = sweeps },
        new FeedStanding(1, 1, 1, cursor.Token is not null, everything, DateTimeOffset.UnixEpoch, 9, 0, 0, 1, default, cursor),
        new Run { Id = 1, FeedId = 1, StreamId = 1, Trigger = RunTrigger.Schedule, StartedAt = default, State = RunState.Succeeded });
}

using Portal.Engine.Resilience;
using Portal.Engine.Sources;
using Portal.Engine.Sources.Schedules;
using Portal.Engine.Store;
using Portal.Engine.Sync.Boards;
using Portal.Engine.Sync.Runs;
using Portal.Web.Features.Sources;
using Portal.Web.Ui;

namespace Portal.Tests.Web.Features.Sources;

public sealed class NeedTests
{
    [Fact]
    public void A_feed_that_is_well_needs_nobody() => Assert.Empty(Need.Of(Board(RunState.Succeeded, null)));

    [Fact]
    public void What_waits_for_somebody_is_told_with_who_and_how_bad_it_is()
    {
        var failed = Assert.Single(Need.Of(Board(RunState.Failed, Who.Source)));
        Assert.Equal((NeedKind.Failure, Who.Source, Tone.Danger), (failed.Kind, failed.Who, failed.Tone));
        Assert.Equal(Tone.Late, Assert.Single(Need.Of(Board(RunState.Failed, Who.Nobody))).Tone);
        Assert.Equal(NeedKind.Doubt, Assert.Single(Need.Of(Board(RunState.Doubtful, Who.Owner))).Kind);

        var both = Need.Of(Board(RunState.Succeeded, Who.Owner, held: 22, waiting: 1));
        Assert.Equal([NeedKind.Held, NeedKind.Quarantine], both.Select(need => need.Kind));
        Assert.StartsWith("22 records are gone", both[0].Text, StringComparison.Ordinal);
        Assert.StartsWith("1 row could not be taken and waits", both[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_would_go_on_by_itself_needs_its_owner_where_nothing_runs_it()
    {
        var board = Board(RunState.Failed, Who.Nobody);
        Assert.Equal((Who.Owner, "It is so. But it has no schedule, so it goes on when somebody syncs it."), (Need.Of(board)[0].Who, Need.Of(board)[0].Text));
        board.Feed.Schedule = Schedule.Each(TimeSpan.FromMinutes(1));
        Assert.Equal((Who.Nobody, "It is so."), (Need.Of(board)[0].Who, Need.Of(board)[0].Text));
        (board.Feed.PausedBy, board.Feed.PausedWhy, board.Feed.PausedAt) = ("Ada", "It moves.", default(DateTimeOffset));
        Assert.Equal((Who.Owner, "It is so. But it is paused, so it goes on when somebody resumes or syncs it."), (Need.Of(board)[0].Who, Need.Of(board)[0].Text));
    }

    [Fact]
    public void Who_paused_it_and_why_is_told()
    {
        var board = Board(RunState.Succeeded, null);
        (board.Feed.PausedBy, board.Feed.PausedWhy, board.Feed.PausedAt) = ("Ada", "It moves.", default(DateTimeOffset));

        Assert.Equal("Ada paused it: It moves.", Assert.Single(Need.Of(board)).Text);
    }

    [Theory]
    [InlineData(null, "only when somebody asks")]
    [InlineData(60, "every minute")]
    [InlineData(300, "every 5 minutes")]
    [InlineData(90, "every 90 seconds")]
    [InlineData(7200, "every 2 hours")]
    [InlineData(86400, "every day")]
    public void How_often_it_runs_is_said_in_the_largest_whole_unit(int? seconds, string said) =>
        Assert.Equal(said, ScheduleWords.Every(seconds is { } given ? TimeSpan.FromSeconds(given) : null));

    static FeedOnBoard Board(RunState state, Who? who, long held = 0, long waiting = 0) => new(
        new Feed { Id = 1, StreamId = 1, Name = "Changes", Connector = "rest", Settings = "{}", Mapping = "{}", CreatedAt = default, ScheduledAt = default },
        new FeedStanding(1, 1, 1, false, false, null, null, waiting, held, 1, default, Portal.Engine.Connectors.Cursor.Start),
        new Run { Id = 1, FeedId = 1, StreamId = 1, Trigger = RunTrigger.Schedule, StartedAt = default, State = state, Who = who, Message = "It is so." });
}

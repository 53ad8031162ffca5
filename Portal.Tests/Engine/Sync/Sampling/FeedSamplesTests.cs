using Portal.Engine.Persistence;
using Portal.Engine.Resilience;
using Portal.Engine.Sync.Sampling;

namespace Portal.Tests.Engine.Sync.Sampling;

/// <summary>Rows to look at, of which nothing stays.</summary>
public sealed class FeedSamplesTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_page_is_read_from_the_beginning_and_nothing_is_stored_or_acknowledged()
    {
        await using var house = await SyncHouse.Open(DatabaseKind.Sqlite);
        house.Script.Say(new ScriptedPage("""[{"id":"a","name":"Ada"}]""", "9"));
        await house.Run();
        var (events, standing, acknowledged) = (await house.Events(), await house.Standing(), 0);
        house.Script.Say(new ScriptedPage("""[{"id":"a","name":"Ann"},{"name":"no key"}]""") { Acknowledge = () => { acknowledged++; return default; } }, new ScriptedPage("""[{"id":"b"}]"""));

        var sample = (await house.Get<FeedSamples>().Of(house.Feed.Id, Stop)).Value;

        Assert.Equal([("a", null), (null, "It has no id.")], sample.Rows.Select(row => (row.Key, row.Problem)));
        Assert.Equal("Ann", sample.Rows[0].Fields.GetProperty("name").GetString());
        Assert.True(sample.IsMore);
        Assert.Null(house.Script.Began[^1].Watermark);
        Assert.Equal((events, standing, 0), (await house.Events(), await house.Standing(), acknowledged));
        Assert.Single(await house.Book.Of(house.Feed.Id, 0, 10, Stop));
    }

    [Fact]
    public async Task A_feed_without_a_mapping_can_be_looked_at_and_no_more_rows_come_than_may()
    {
        await using var house = await SyncHouse.Open(DatabaseKind.Sqlite, feed => feed with { Mapping = "{}" });
        house.Script.Say(new ScriptedPage("[]"), new ScriptedPage($"[{string.Join(',', Enumerable.Range(0, 150).Select(i => $$"""{"id":"{{i}}"}"""))}]"));

        var sample = (await house.Get<FeedSamples>().Of(house.Feed.Id, Stop)).Value;

        Assert.Equal(100, sample.Rows.Count);
        Assert.True(sample.IsMore);
    }

    /// <summary>Where the oldest come first, many of them may be gone, and what they say is no example of the others.</summary>
    [Fact]
    public async Task Rows_that_live_are_looked_for_beyond_those_that_are_gone()
    {
        await using var house = await SyncHouse.Open(DatabaseKind.Sqlite);
        house.Script.Say(new ScriptedPage("""[{"id":"a","gone":true}]"""), new ScriptedPage("""[{"id":"b","name":"Bo"}]"""));

        var sample = (await house.Get<FeedSamples>().Of(house.Feed.Id, Stop)).Value;

        Assert.Equal([("b", false), ("a", true)], sample.Rows.Select(row => (row.Key, row.IsDeleted)));
    }

    [Fact]
    public async Task A_refusal_says_who_must_act()
    {
        await using var house = await SyncHouse.Open(DatabaseKind.Sqlite);
        house.Script.Say(ScriptedPage.No(new Failure(Who.Owner, "The token was revoked. Reconnect.")));

        Assert.Equal(new Failure(Who.Owner, "The token was revoked. Reconnect."), (await house.Get<FeedSamples>().Of(house.Feed.Id, Stop)).Refusal);
    }

    [Fact]
    public async Task A_source_that_does_not_answer_is_waited_for_only_so_long()
    {
        await using var house = await SyncHouse.Open(DatabaseKind.Sqlite);
        var asked = new TaskCompletionSource();
        house.Script.Say(new ScriptedPage("[]") { Before = async stop => { asked.SetResult(); await new TaskCompletionSource().Task.WaitAsync(stop); } });

        var sample = house.Get<FeedSamples>().Of(house.Feed.Id, Stop);
        await asked.Task.WaitAsync(Stop);
        house.Clock.Advance(FeedSamples.Patience);

        Assert.Equal(Who.Source, Assert.IsType<Failure>((await sample).Refusal).Who);
    }
}

using Microsoft.EntityFrameworkCore;
using Portal.Engine.Audit;
using Portal.Engine.Persistence;
using Portal.Engine.Sources;
using Portal.Engine.Sources.Schedules;
using Portal.Engine.Sync.Runs;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Sync;

/// <summary>How far a feed has come counts only for what it was set to read when it came there.</summary>
public sealed class ChangedFeedTests
{
    const string Ada = """[{"id":"a","name":"Ada","nick":"Countess"}]""";

    static readonly string ByNick = SyncHouse.Mapping.Replace("\"from\":\"name\"", "\"from\":\"nick\"", StringComparison.Ordinal);

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_feed_that_reads_something_else_begins_anew_and_the_log_says_so(DatabaseKind kind)
    {
        await using var house = await Read(kind);

        await Change(house, draft => draft with { Settings = """{"path":"people"}""" });
        await house.Run();

        Assert.Equal([null, null], house.Script.Began.Select(cursor => cursor.Watermark));
        Assert.Equal([("feed.set-back", """{"watermark":null,"changed":"settings"}""")], await SetBack(house));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_feed_that_makes_something_else_of_a_record_reads_all_of_them_again(DatabaseKind kind)
    {
        await using var house = await Read(kind);

        await Change(house, draft => draft with { Mapping = ByNick });
        await house.Run();

        Assert.Equal([null, null], house.Script.Began.Select(cursor => cursor.Watermark));
        Assert.Equal("""{"name":"Countess"}""", (await house.Records())["a"]);
        Assert.Equal([("feed.set-back", """{"watermark":null,"changed":"mapping"}""")], await SetBack(house));
    }

    [Fact]
    public async Task A_name_a_schedule_a_page_size_and_another_spelling_leave_it_where_it_stands()
    {
        await using var house = await Read(DatabaseKind.Sqlite);

        await Change(house, draft => draft with { Name = "Daily", Schedule = Schedule.Each(TimeSpan.FromDays(1)), Sweeps = true, Settings = """{"size":7}""", Mapping = $" {SyncHouse.Mapping} " });
        await house.Run();

        Assert.Equal([null, "9"], house.Script.Began.Select(cursor => cursor.Watermark));
        Assert.Empty(await SetBack(house));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_run_that_is_under_way_by_the_old_settings_moves_it_no_more(DatabaseKind kind)
    {
        await using var house = await Read(kind);
        house.Script.Say(new ScriptedPage(Ada) { Greatest = "10", Before = _ => Change(house, draft => draft with { Settings = """{"path":"people"}""" }) });

        Assert.Equal(RunState.Overtaken, (await house.Run()).State);

        Assert.Null((await house.Standing()).Cursor.Watermark);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_run_that_had_looked_up_the_feed_but_not_claimed_it_yet_goes_by_the_change(DatabaseKind kind)
    {
        await using var house = await Read(kind);
        var changes = 1;
        // It is raised by the run that begins, between the two.
        house.Engine.Moved += _ =>
        {
            if (Interlocked.Exchange(ref changes, 0) == 1) Task.Run(() => Change(house, draft => draft with { Mapping = ByNick }), Stop).Wait(Stop);
        };

        await house.Run();

        Assert.Equal("""{"name":"Countess"}""", (await house.Records())["a"]);
    }

    /// <summary>A feed that stands at 9.</summary>
    static async Task<SyncHouse> Read(DatabaseKind kind)
    {
        var house = await SyncHouse.Open(kind);
        house.Script.Say(new ScriptedPage(Ada) { Greatest = "9" });
        await house.Run();
        Assert.Equal("9", (await house.Standing()).Cursor.Watermark);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        return house;
    }

    static async Task Change(SyncHouse house, Func<FeedDraft, FeedDraft> change) =>
        Assert.Null((await house.Get<FeedRegistry>().Change(Actor.Portal, house.Feed.Id, change(FeedDraft.Of(house.Feed)), Stop)).Refusal);

    static async Task<IEnumerable<(string, string?)>> SetBack(SyncHouse house)
    {
        await using var db = house.Get<IDatabase>().Read();
        return (await db.Set<AuditEntry>().Where(entry => entry.Action == "feed.set-back").ToListAsync(Stop)).Select(entry => (entry.Action, entry.After));
    }
}

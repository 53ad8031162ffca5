using Microsoft.AspNetCore.Http;
using Portal.Engine.Persistence;
using Portal.Engine.Sync.Runs;
using Portal.Tests.Engine.Resilience.Egress;

namespace Portal.Tests.Engine.Sync;

/// <summary>A run that asks again says so while it does, and not only when it has ended.</summary>
public sealed class RunRetryTests
{
    const string InPages = """{"path":"people","records":"data","key":["id"],"paging":{"by":"Page","parameter":"page","more":"more"}}""";

    static readonly TimeSpan Asked = TimeSpan.FromSeconds(7);

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_under_way_says_for_which_page_it_asks_again_and_when_and_why_until_it_has_it()
    {
        var (tries, answers, last) = (0, new TaskCompletionSource(), new TaskCompletionSource());
        await using var server = await LoopbackServer.Start(async http =>
        {
            var page = $"{http.Request.Query["page"]}";
            if (page == "2" && Interlocked.Increment(ref tries) == 1)
            {
                http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                http.Response.Headers.RetryAfter = $"{Asked.TotalSeconds}";
                return;
            }

            if (page == "2") await answers.Task.WaitAsync(http.RequestAborted);
            if (page == "3") await last.Task.WaitAsync(http.RequestAborted);
            await http.Response.WriteAsync($$"""{"data":[{"id":{{page}},"name":"Ada"}],"more":{{(page == "3" ? "false" : "true")}}}""");
        });
        await using var house = await SyncHouse.Open(DatabaseKind.Sqlite, feed => feed with { Connector = "rest", Settings = InPages }, address: server.Address);
        var under = (await house.Engine.Start(house.Feed.Id, new RunRequest(RunTrigger.Person, "Ada"), Stop)).Value;

        await house.Until(run => run?.Retry is { Until: not null });
        var waits = house.Engine.Progress(house.Feed.Id)!;
        Assert.Equal((1, 2), (waits.Attempts, waits.Asks));
        Assert.Equal(new(2, 6, "Sample CRM is in trouble (503). It is up to whoever runs it.", house.Now + Asked), waits.Retry);

        await house.Clock.SomebodyWaits(Asked, stop: Stop);
        house.Clock.Advance(Asked);
        await house.Until(run => run?.Retry is { Until: null });
        Assert.Equal((2, 2), house.Engine.Progress(house.Feed.Id) is { } asks ? (asks.Retry!.Attempt, asks.Asks) : default);

        answers.SetResult();
        await house.Until(run => run is { Pages: 2, Asks: 3 });
        Assert.Null(house.Engine.Progress(house.Feed.Id)!.Retry);

        last.SetResult();
        Assert.Equal(RunState.Succeeded, (await under.Ended.WaitAsync(Stop)).State);
    }

    [Fact]
    public async Task A_run_that_begins_to_read_again_says_so_while_it_reads()
    {
        await using var house = await SyncHouse.Open(DatabaseKind.Sqlite);
        var (held, isFirst) = (new TaskCompletionSource(), true);
        house.Script.Say(new ScriptedPage("[]") { Before = stop => held.Task.WaitAsync(stop) });
        house.Script.Forgets = _ => isFirst && !(isFirst = false);
        var under = (await house.Engine.Start(house.Feed.Id, new RunRequest(RunTrigger.Schedule), Stop)).Value;

        await house.Until(run => run is { Attempts: 2, Asks: 1 });

        held.SetResult();
        await under.Ended.WaitAsync(Stop);
        Assert.Equal(2, (await house.Book.Find(under.Run, Stop))!.Attempts);
    }
}

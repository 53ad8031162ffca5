using Microsoft.AspNetCore.Http;
using Portal.Engine.Audit;
using Portal.Engine.Connectors;
using Portal.Engine.Persistence;
using Portal.Engine.Sync;
using Portal.Engine.Sync.Runs;
using Portal.Tests.Engine.Resilience.Egress;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Sync;

/// <summary>A feed that asks for changes can be set back to a moment, and then asks for what changed since.</summary>
public sealed class SetBackTests
{
    const string ByChange = ""","incremental":{"by":"parameter","name":"since","lag":"00:00:00"}""";

    static readonly DateTimeOffset March = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero), January = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task The_next_run_asks_for_what_changed_since(DatabaseKind kind)
    {
        var asked = new List<string>();
        await using var server = await LoopbackServer.Start(http => Answer(http, asked));
        await using var house = await Open(kind, server.Address, ByChange);
        Assert.IsType<ReadsNoChanges>((await house.Get<SetBacks>().To(Actor.Portal, house.Feed, January, Stop)).Refusal);
        await house.Run();
        await house.Run();

        Assert.True((await house.Get<SetBacks>().To(Actor.Portal, house.Feed, January, Stop)).Succeeded(out _, out _));
        var run = await house.Run();

        Assert.Equal(["", "2026-03-01T12:00:00Z", "2026-01-01T00:00:00Z"], asked);
        Assert.Equal((RunState.Succeeded, 1L, 0L), (run.State, run.Unchanged, run.Changed));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task It_is_not_set_forward_past_what_it_has_not_read(DatabaseKind kind)
    {
        await using var server = await LoopbackServer.Start(http => Answer(http, []));
        await using var house = await Open(kind, server.Address, ByChange);
        await house.Run();

        Assert.Equal(new NotReadSoFar(March), (await house.Get<SetBacks>().To(Actor.Portal, house.Feed, March.AddSeconds(1), Stop)).Refusal);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_feed_that_reads_everything_has_no_moment_to_go_back_to(DatabaseKind kind)
    {
        await using var server = await LoopbackServer.Start(http => Answer(http, []));
        await using var house = await Open(kind, server.Address, "");
        await house.Run();

        Assert.IsType<ReadsNoChanges>((await house.Get<SetBacks>().To(Actor.Portal, house.Feed, January, Stop)).Refusal);
    }

    static Task<SyncHouse> Open(DatabaseKind kind, Uri address, string incremental) => SyncHouse.Open(kind, address: address, feed: draft => draft with
    {
        Connector = "rest",
        Settings = $$"""{"path":"rows","key":["id"],"updated":{"field":"at"}{{incremental}} }""",
    });

    static Task Answer(HttpContext http, List<string> asked)
    {
        asked.Add(http.Request.Query["since"].ToString());
        return http.Response.WriteAsync("""[{"id":"a","name":"Ada","at":"2026-03-01T12:00:00Z"}]""");
    }
}

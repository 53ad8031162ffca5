using Microsoft.AspNetCore.Http;
using Portal.Engine.Persistence;
using Portal.Engine.Sync.Runs;
using Portal.Tests.Engine.Resilience.Egress;

namespace Portal.Tests.Engine.Sync;

public sealed class UnchangedTests
{
    [Fact]
    public async Task A_source_that_says_that_nothing_changed_is_not_doubted_for_saying_nothing_more()
    {
        var day = 0;
        await using var server = await LoopbackServer.Start(http =>
        {
            http.Response.Headers.ETag = $"\"{day}\"";
            if (http.Request.Headers.IfNoneMatch != $"\"{day}\"") return http.Response.WriteAsync($"[{string.Join(',', Enumerable.Range(0, 30).Select(id => $$"""{"id":{{id}},"name":"{{day}}"}"""))}]");
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        });
        await using var house = await SyncHouse.Open(DatabaseKind.Sqlite, feed => feed with { Connector = "rest", Settings = """{"path":"people","key":["id"],"conditional":"OnePage"}""" }, address: server.Address);
        for (; day < 5; day++)
        {
            Assert.Equal((RunState.Succeeded, 30), await Run());
            house.Clock.Advance(TimeSpan.FromDays(1));
        }

        day = 4;
        Assert.Equal((RunState.Succeeded, 0), await Run());
        Assert.Equal(house.Clock.GetUtcNow(), (await house.Standing()).GoodAt);

        async Task<(RunState, int)> Run()
        {
            var run = await house.Run();
            return (run.State, (int)run.Read);
        }
    }
}

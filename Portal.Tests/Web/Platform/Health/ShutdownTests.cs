using System.Net;
using Portal.Engine.Persistence;
using Portal.Tests.Running;

namespace Portal.Tests.Web.Platform.Health;

public sealed class ShutdownTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_request_that_is_under_way_when_the_process_is_terminated_finishes_and_can_still_write(DatabaseKind kind)
    {
        await using var portal = await PortalProcess.ServeWith<SlowRequest>(kind);
        using var http = new HttpClient { BaseAddress = await portal.Ready(Stop) };
        using var body = new SlowBody();
        var answer = http.PostAsync(SlowRequest.Path, body, Stop);
        await portal.Program.Line(SlowRequest.Begun, Stop);

        portal.Program.Terminate();
        await portal.Program.Line("Stopping: nothing new is taken, and open requests have 20 s to finish.", Stop);
        body.Finish();

        using var response = await answer;
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(SlowRequest.Written, await response.Content.ReadAsStringAsync(Stop));
        Assert.Equal(0, await portal.Program.Ended(Stop));
        await portal.Program.Line("Stopped: every open request was finished.", Stop);
    }

    [Fact]
    public async Task It_ends_when_told_though_its_database_is_gone()
    {
        await using var storage = await TestStorage.New(DatabaseKind.Postgres);
        await using var portal = PortalProcess.ServeOn(storage, "--Portal:Network:ShutdownSeconds=1");
        await portal.Program.Line("and enter this code", Stop);

        await storage.LoseDatabase();
        portal.Program.Terminate();

        Assert.Equal(0, await portal.Program.Ended(Stop));
    }

    [Fact]
    public async Task A_request_that_does_not_finish_is_cut_off_and_the_log_says_so()
    {
        await using var portal = await PortalProcess.ServeWith<SlowRequest>(settings: "--Portal:Network:ShutdownSeconds=0");
        using var http = new HttpClient { BaseAddress = await portal.Ready(Stop) };
        using var body = new SlowBody();
        var answer = http.PostAsync(SlowRequest.Path, body, Stop);
        await portal.Program.Line(SlowRequest.Begun, Stop);

        portal.Program.Terminate();

        Assert.Equal(0, await portal.Program.Ended(Stop));
        await portal.Program.Line("Stopped: some requests were not finished after 0 s and were cut off.", Stop);
        body.Finish();
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => answer);
    }
}

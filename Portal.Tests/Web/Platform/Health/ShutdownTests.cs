using System.Net;

namespace Portal.Tests.Web.Platform.Health;

public sealed class ShutdownTests
{
    [Fact]
    public async Task A_request_that_is_under_way_when_the_process_is_terminated_finishes_and_can_still_write()
    {
        await using var portal = await PortalProcess.Start(environment: SlowRequest.Environment);
        using var http = new HttpClient { BaseAddress = portal.Address };
        using var body = new SlowBody();
        var answer = http.PostAsync(SlowRequest.Path, body, TestContext.Current.CancellationToken);
        await portal.Line(SlowRequest.Begun);

        portal.Terminate();
        await portal.Line("Stopping: nothing new is taken, and open requests have 20 s to finish.");
        body.Finish();

        using var response = await answer;
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(SlowRequest.Written, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(0, await portal.Exit());
        await portal.Line("Stopped: every open request was finished.");
    }

    [Fact]
    public async Task A_request_that_does_not_finish_is_cut_off_and_the_log_says_so()
    {
        await using var portal = await PortalProcess.Start(["--Portal:Network:ShutdownSeconds=0"], SlowRequest.Environment);
        using var http = new HttpClient { BaseAddress = portal.Address };
        using var body = new SlowBody();
        var answer = http.PostAsync(SlowRequest.Path, body, TestContext.Current.CancellationToken);
        await portal.Line(SlowRequest.Begun);

        portal.Terminate();

        Assert.Equal(0, await portal.Exit());
        await portal.Line("Stopped: some requests were not finished after 0 s and were cut off.");
        body.Finish();
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => answer);
    }
}

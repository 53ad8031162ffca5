using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Portal.Engine.Persistence;
using Portal.Tests.Running;
using Portal.Web;

namespace Portal.Tests.Web.Platform.Health;

public sealed class HealthTests
{
    [Theory]
    [InlineData(Urls.Live, "live\n")]
    [InlineData(Urls.Ready, "ready\n")]
    public async Task A_probe_is_answered_to_anybody_without_a_cookie_and_is_not_kept(string path, string answer)
    {
        await using var portal = await TrustingPortal.Start();
        using var response = await portal.Get(path, (ClaimedAddress.Header, "203.0.113.9"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(answer, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task It_is_not_ready_while_the_database_cannot_answer_but_it_lives(DatabaseKind kind)
    {
        await using var portal = await PortalUnderTest.Start(kind);
        await Execute(portal, "ALTER TABLE \"__EFMigrationsHistory\" RENAME TO taken_away");

        using var broken = await portal.Get(Urls.Ready);
        using var live = await portal.Get(Urls.Live);
        await Execute(portal, "ALTER TABLE taken_away RENAME TO \"__EFMigrationsHistory\"");
        using var mended = await portal.Get(Urls.Ready);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, broken.StatusCode);
        Assert.Equal("not ready: the database does not answer\n", await broken.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        Assert.Equal(HttpStatusCode.OK, mended.StatusCode);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task It_is_not_ready_once_the_database_was_moved_to_another_master_key(DatabaseKind kind)
    {
        await using var portal = await PortalUnderTest.Start(kind);
        await Execute(portal, "UPDATE master_key SET key_id = 'other'");

        using var response = await portal.Get(Urls.Ready);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("not ready: this instance has an old master key\n", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Contains("Restart this instance with key other.", portal.Logs.Troubles.Last().Message);
    }

    [Fact]
    public async Task When_told_to_stop_it_is_not_ready_first_and_goes_on_answering_until_it_has_drained()
    {
        var clock = new TestClock();
        await using var portal = await TrustingPortal.Start(["--Portal:Network:DrainSeconds=30"], clock);
        var stopped = portal.Stopped(TestContext.Current.CancellationToken);
        portal.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

        using var response = await portal.Get(Urls.Ready);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("not ready: the portal is stopping\n", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        await clock.SomebodyWaits(TimeSpan.FromSeconds(30), stop: TestContext.Current.CancellationToken);
        Assert.False(stopped.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(30));
        await stopped;
    }

    [Fact]
    public async Task The_host_gives_draining_and_finishing_their_time_together()
    {
        await using var portal = await TrustingPortal.Start(["--Portal:Network:DrainSeconds=15", "--Portal:Network:ShutdownSeconds=40"]);

        Assert.Equal(TimeSpan.FromSeconds(55), portal.Services.GetRequiredService<IOptions<HostOptions>>().Value.ShutdownTimeout);
    }

    static Task<int> Execute(PortalUnderTest portal, string sql) =>
        portal.Services.GetRequiredService<IDatabase>().Write(db => db.Database.ExecuteSqlRawAsync(sql), WritePriority.Person, TestContext.Current.CancellationToken);
}

using System.Net;
using Portal.Engine.Persistence;

namespace Portal.Tests.Running;

/// <summary>The test bed itself: what every other test stands on.</summary>
public sealed class PortalUnderTestTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task It_serves_on_a_port_of_its_own_and_its_log_is_kept(DatabaseKind kind)
    {
        await using var portal = await PortalUnderTest.Start(kind);
        using var client = portal.NewClient();

        using var answer = await client.GetAsync(new Uri("/_framework/blazor.web.js", UriKind.Relative), Stop);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.NotEqual(0, portal.Address.Port);
        Assert.Contains(portal.Logs.Lines, line => line.Message == $"Portal is ready at {portal.Address}");
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_process_says_where_it_serves_and_ends_when_it_is_asked_to(DatabaseKind kind)
    {
        await using var portal = await PortalProcess.Serve(kind);
        using var client = new HttpClient { BaseAddress = await portal.Ready(Stop) };

        using var answer = await client.GetAsync(new Uri("/_framework/blazor.web.js", UriKind.Relative), Stop);
        portal.Program.Terminate();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(0, await portal.Program.Ended(Stop));
    }

    [Fact]
    public async Task A_second_process_on_one_folder_refuses()
    {
        await using var storage = await TestStorage.New(DatabaseKind.Sqlite);
        await using var first = PortalProcess.ServeOn(storage);
        await first.Ready(Stop);

        await using var second = PortalProcess.ServeOn(storage);

        Assert.Equal(1, await second.Program.Ended(Stop));
        Assert.Contains($"The data folder {storage.Folder.Path} is in use by another portal (process {first.Program.Id} ", second.Program.Output);
    }

    [Fact]
    public async Task A_server_that_is_told_to_end_leaves_nothing_behind()
    {
        var server = await Servers.PostgresServer.Start();
        var name = await server.NewDatabase();
        Assert.Equal("test_", name[..5]);

        await server.DisposeAsync();

        await Assert.ThrowsAsync<Npgsql.NpgsqlException>(() => server.NewDatabase());
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_database_is_there_again_after_a_restart(DatabaseKind kind)
    {
        await using var test = await TestDatabase.Start(kind);
        await test.Restart();
        Assert.Equal(kind, test.Database.Kind);
        await using var connection = await test.Database.Open(Stop);
        Assert.Equal(System.Data.ConnectionState.Open, connection.State);
    }
}

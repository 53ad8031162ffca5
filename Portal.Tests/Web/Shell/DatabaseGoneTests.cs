using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Portal.Engine;
using Portal.Engine.Credentials;
using Portal.Tests.Running;
using Portal.Tests.Servers;
using Portal.Tests.Web.SignIn;
using Portal.Web;

namespace Portal.Tests.Web.Shell;

/// <summary>A PostgreSQL that goes away: what is said of it, and to whom.</summary>
public sealed class DatabaseGoneTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nobody_is_told_where_the_database_is_but_the_log()
    {
        var server = await PostgresServer.Start();
        var connection = new NpgsqlConnectionStringBuilder(server.ConnectionString(await server.NewDatabase()));
        await using var portal = await PortalUnderTest.Start(settings: On(connection));
        await portal.FirstAdmin();
        await server.DisposeAsync();
        using var guest = new Guest(portal);

        using var page = await guest.Get(Urls.SignIn);
        using var asked = new HttpRequestMessage(HttpMethod.Get, Urls.SignIn);
        using var line = await guest.Send(asked);

        foreach (var answer in new[] { page, line })
        {
            var body = await answer.Content.ReadAsStringAsync(Stop);
            Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
            Assert.Contains("Reference", body, StringComparison.Ordinal);
            Assert.DoesNotContain("PostgreSQL", body, StringComparison.Ordinal);
            Assert.DoesNotContain($"{connection.Port}", body, StringComparison.Ordinal);
            Assert.DoesNotContain(connection.Database!, body, StringComparison.Ordinal);
        }

        Assert.Contains($"PostgreSQL at {connection.Host}:{connection.Port}, database {connection.Database} does not answer", portal.Logs.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_start_that_loses_it_at_the_last_step_says_so()
    {
        var server = await PostgresServer.Start();
        var connection = new NpgsqlConnectionStringBuilder(server.ConnectionString(await server.NewDatabase()));

        var problem = await Assert.ThrowsAsync<StartProblem>(() => PortalUnderTest.Start(settings: On(connection), adjust: builder =>
            builder.Services.AddSingleton<IHostedService>(new EndsTheServer(server))));

        Assert.StartsWith($"PostgreSQL at {connection.Host}:{connection.Port}", Assert.Single(problem.Problems), StringComparison.Ordinal);
    }

    static string[] On(NpgsqlConnectionStringBuilder connection) =>
        ["--Portal:Database:Kind=Postgres", $"--Portal:Database:ConnectionString={connection}", $"--Portal:MasterKey={MasterKey.Make().Reveal()}"];

    sealed class EndsTheServer(PostgresServer server) : IHostedService
    {
        public async Task StartAsync(CancellationToken cancellationToken) => await server.DisposeAsync();

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

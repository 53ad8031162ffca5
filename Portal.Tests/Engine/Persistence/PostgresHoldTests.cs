using Npgsql;
using Portal.Engine.Persistence;
using Portal.Engine.Persistence.Postgres;
using Portal.Engine.Secrets;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Persistence;

/// <summary>What the server holds for a connection.</summary>
public sealed class PostgresHoldTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_hold_that_fails_leaves_no_connection_open()
    {
        await using var storage = await TestStorage.New(DatabaseKind.Postgres);
        var settings = new NpgsqlConnectionStringBuilder(storage.ConnectionString) { MaxPoolSize = 1, Timeout = 60 };
        await using var database = new PostgresDatabase(new Secret(settings.ConnectionString));

        // The server takes no text with the letter NUL.
        await Assert.ThrowsAsync<PostgresException>(() => database.Hold("feed \0", Stop));

        await using var hold = await database.Hold("feed 1", Stop);
        Assert.NotNull(hold);
    }
}

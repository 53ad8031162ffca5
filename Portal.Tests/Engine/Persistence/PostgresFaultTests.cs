using Microsoft.EntityFrameworkCore;
using Npgsql;
using Portal.Engine;
using Portal.Engine.Persistence;
using Portal.Engine.Persistence.Postgres;
using Portal.Engine.Secrets;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Persistence;

/// <summary>Each trouble with the server says which server and database, and what to do; none repeats the password.</summary>
public sealed class PostgresFaultTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_wrong_password_names_the_user_and_the_setting()
    {
        var problem = await Refused(server => server.Password = "planted-password");

        Assert.Contains("does not let portal in. Check the user and password in Portal:Database:ConnectionString.", problem.Message);
        Assert.DoesNotContain("planted-password", problem.ToString());
    }

    [Fact]
    public async Task A_missing_database_says_how_to_create_it()
    {
        var problem = await Refused(server => server.Database = "nowhere");

        Assert.Contains("database nowhere is not there. Create it (CREATE DATABASE nowhere OWNER portal)", problem.Message);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_named()
    {
        var problem = await Refused(server => (server.Port, server.Password) = (1, "planted-password"));

        Assert.Contains("PostgreSQL at 127.0.0.1:1, database ", problem.Message);
        Assert.Contains("does not answer", problem.Message);
        Assert.Contains("Portal:Database:ConnectionString", problem.Message);
        Assert.DoesNotContain("planted-password", problem.ToString());
    }

    [Fact]
    public async Task A_read_only_database_says_to_use_the_primary_server()
    {
        await using var storage = await TestStorage.New(DatabaseKind.Postgres);
        await Execute(storage, "DO $$ BEGIN EXECUTE 'ALTER DATABASE ' || current_database() || ' SET default_transaction_read_only = on'; END $$");

        var problem = await Refused(storage);

        Assert.Contains("is read-only (a standby?). Point Portal:Database:ConnectionString at the primary server.", problem.Message);
    }

    [Fact]
    public async Task A_database_that_turns_read_only_fails_the_write_and_goes_on_afterwards()
    {
        await using var test = await TestDatabase.Start(DatabaseKind.Postgres);

        var fault = await Assert.ThrowsAsync<DatabaseFault>(() => test.Database.Write(
            async db =>
            {
                await using var command = new NpgsqlCommand("SET TRANSACTION READ ONLY", (NpgsqlConnection)db.Database.GetDbConnection());
                await command.ExecuteNonQueryAsync(Stop);
                return await Rows.Save(db, "no");
            },
            WritePriority.Person,
            Stop));

        Assert.Contains("is read-only", fault.Message);
        await test.Database.Add("yes", stop: Stop);
        Assert.Equal(["yes"], await test.Database.Names());
    }

    [Fact]
    public async Task Two_that_prepare_one_empty_database_at_once_migrate_it_once_and_both_serve()
    {
        await using var storage = await TestStorage.New(DatabaseKind.Postgres);
        await using var one = Database(storage.ConnectionString!);
        await using var other = Database(storage.ConnectionString!);

        await Task.WhenAll(one.Prepare(Stop), other.Prepare(Stop));

        await one.Add("one", stop: Stop);
        await other.Add("other", stop: Stop);
        Assert.Equal(["one", "other"], await one.Names());
    }

    static PostgresDatabase Database(string connectionString) => new(new Secret(connectionString));

    static async Task<StartProblem> Refused(Action<NpgsqlConnectionStringBuilder> change)
    {
        await using var storage = await TestStorage.New(DatabaseKind.Postgres);
        var server = new NpgsqlConnectionStringBuilder(storage.ConnectionString);
        change(server);
        await using var database = Database(server.ToString());
        return await Assert.ThrowsAsync<StartProblem>(() => database.Prepare(Stop));
    }

    static async Task<StartProblem> Refused(TestStorage storage)
    {
        await using var database = Database(storage.ConnectionString!);
        return await Assert.ThrowsAsync<StartProblem>(() => database.Prepare(Stop));
    }

    static async Task Execute(TestStorage storage, string sql)
    {
        await using var connection = new NpgsqlConnection($"{storage.ConnectionString};Pooling=false");
        await connection.OpenAsync(Stop);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Stop);
    }
}

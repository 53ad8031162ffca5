using System.Diagnostics;
using System.Globalization;
using System.Net;
using Npgsql;
using Portal.Tests.Running;

namespace Portal.Tests.Servers;

/// <summary>
/// A real PostgreSQL, as Debian brings it, started by the first test that needs it and shared by all of a run;
/// each test has a database of its own in it. postgres.sh sees to it that it does not outlive the run.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    const string User = "portal", Password = "only for tests";
    const int Attempts = 3;

    /// <summary>In seconds: a whole run on a slow machine keeps it waiting, and no test is about that.</summary>
    const int PatienceToConnect = 60, Patience = 120;

    static readonly Lazy<Task<PostgresServer>> Started = new(Start);
    static int _databases;

    readonly ChildProgram _program;
    readonly int _port;

    PostgresServer(ChildProgram program, int port) => (_program, _port) = (program, port);

    public static Task<PostgresServer> Shared => Started.Value;

    public static async Task StopIfStarted()
    {
        if (Started.IsValueCreated && !Started.Value.IsFaulted) await (await Started.Value).DisposeAsync();
    }

    /// <summary>A server of a test's own, for a test that stops or breaks it.</summary>
    public static async Task<PostgresServer> Start()
    {
        var binaries = Binaries();
        for (var attempt = 1; ; attempt++)
        {
            var port = FreePort.Next();
            var program = new ChildProgram(Command(binaries, port));
            try
            {
                await program.Line("database system is ready to accept connections");
                return new PostgresServer(program, port);
            }
            // Somebody else may have taken the port in between.
            catch (InvalidOperationException) when (attempt < Attempts && program.Output.Contains("could not bind", StringComparison.Ordinal))
            {
                await program.DisposeAsync();
            }
        }
    }

    public string ConnectionString(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = IPAddress.Loopback.ToString(),
        Port = _port,
        Username = User,
        Password = Password,
        Database = database,
        Timeout = PatienceToConnect,
        CommandTimeout = Patience,
    }.ToString();

    /// <summary>Makes an empty database, or a copy of another that nobody is connected to.</summary>
    /// <returns>Its name.</returns>
    public async Task<string> NewDatabase(string template = "template1")
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"test_{Interlocked.Increment(ref _databases)}");
        await Execute($"CREATE DATABASE {name} TEMPLATE {template}");
        return name;
    }

    public Task DropDatabase(string name) => Execute($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");

    /// <summary>Ends it without a goodbye to its clients.</summary>
    public async ValueTask DisposeAsync()
    {
        _program.Input.Close();
        await _program.Ended();
        await _program.DisposeAsync();
    }

    async Task Execute(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    static ProcessStartInfo Command(string binaries, int port)
    {
        var start = new ProcessStartInfo { WorkingDirectory = "/" };
        string[] command = ["sh", "-c", File.ReadAllText(Repository.Path("Portal.Tests", "Servers", "postgres.sh")), "postgres.sh", binaries, $"{port}", Password];
        // PostgreSQL does not run as root, so the whole script becomes the user that Debian made for it.
        if (Environment.IsPrivilegedProcess) command = ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", "--", .. command];
        start.FileName = command[0];
        foreach (var argument in command[1..]) start.ArgumentList.Add(argument);
        return start;
    }

    static string Binaries()
    {
        const string versions = "/usr/lib/postgresql";
        var newest = Directory.Exists(versions)
            ? Directory.GetDirectories(versions).Where(folder => File.Exists($"{folder}/bin/postgres")).MaxBy(folder => int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture))
            : null;
        return newest is not null ? $"{newest}/bin" : throw new InvalidOperationException("PostgreSQL is not installed. ./test.sh installs it: apt-get install postgresql");
    }
}

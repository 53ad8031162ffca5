using System.Data.Common;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Engine.Agents;
using Portal.Engine.Agents.Keys;
using Portal.Engine.Agents.Limits;
using Portal.Engine.Agents.Scopes;
using Portal.Engine.Agents.Use;
using Portal.Engine.Agents.Warnings;
using Portal.Engine.Audit;
using Portal.Engine.Entities;
using Portal.Engine.People;
using Portal.Engine.Persistence;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Agents;

/// <summary>The engine's agents on a database of the test's own, with an admin, a customer entity and a clock that the test moves.</summary>
sealed class AgentsHouse : IAsyncDisposable
{
    readonly TestDatabase _database;
    readonly ServiceProvider _services;
    readonly bool _ownsDatabase;

    AgentsHouse(TestDatabase database, TestClock clock, AgentOptions options, bool ownsDatabase)
    {
        (_database, _ownsDatabase, Clock, Database) = (database, ownsDatabase, clock, new CountingDatabase(database.Database));
        _services = new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Logs))
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton<IDatabase>(Database)
            .AddSingleton<TextWriter>(new StringWriter())
            .AddAudit()
            .AddPeople(new SignInOptions())
            .AddEntities()
            .AddAgents(options)
            .BuildServiceProvider();
    }

    public static Person Ada { get; } = Someone("ada@example.com", Role.Admin);

    public static Person Max { get; } = Someone("max@example.com", Role.Manager);

    public static Actor Admin { get; } = new(Ada.Id, Ada.Name, "192.0.2.7");

    public static EntityDraft Customer { get; } = new("customer", "Customer", EntityKind.Keyed, [new("name", FieldType.Text), new("email", FieldType.Text) { Sensitive = true }, new("city", FieldType.Text)]);

    public TestClock Clock { get; }

    public CapturedLogs Logs { get; } = new();

    public CountingDatabase Database { get; }

    public AgentDesk Desk => _services.GetRequiredService<AgentDesk>();

    public AgentBook Book => _services.GetRequiredService<AgentBook>();

    public AgentKeys Keys => _services.GetRequiredService<AgentKeys>();

    public KeyTables Tables => _services.GetRequiredService<KeyTables>();

    public AgentsChanged Changed => _services.GetRequiredService<AgentsChanged>();

    public AgentUse Use => _services.GetRequiredService<AgentUse>();

    public UseWriter Writer => _services.GetRequiredService<UseWriter>();

    public AgentLimiter Limiter => _services.GetRequiredService<AgentLimiter>();

    public UseWatch Watch => _services.GetRequiredService<UseWatch>();

    public EntityModel Model => _services.GetRequiredService<EntityModel>();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<AgentsHouse> Open(DatabaseKind kind, AgentOptions? options = null)
    {
        var clock = new TestClock();
        var house = new AgentsHouse(await TestDatabase.Start(kind, clock), clock, options ?? new AgentOptions(), ownsDatabase: true);
        await house.Database.Write(async db =>
        {
            db.AddRange(Ada, Max);
            return await db.SaveChangesAsync(Stop);
        }, WritePriority.Person, Stop);
        await house.Model.Add(Actor.Portal, Customer, Stop);
        return house;
    }

    /// <summary>Another process on the same database: it shares nothing that is only in memory.</summary>
    public AgentsHouse AnotherInstance() => new(_database, Clock, new AgentOptions(), ownsDatabase: false);

    public static AgentDraft Draft(string name = "Mail writer", Scope? scope = null) => new(name, "Writes mails to customers.", Ada.Id, scope ?? Scope.All);

    public async Task<MadeKey> Create(AgentDraft? draft = null) => (await Desk.Create(Admin, draft ?? Draft(), stop: Stop)).Value;

    public async Task<AgentPass> Pass(MadeKey made) => (await Keys.Check(made.Key.Reveal(), Stop)).Value;

    /// <summary>As the host runs them.</summary>
    public T Hosted<T>() where T : IHostedService => _services.GetServices<IHostedService>().OfType<T>().Single();

    public async Task<IReadOnlyList<T>> All<T>() where T : class
    {
        await using var db = Database.Read();
        return await db.Set<T>().ToListAsync(Stop);
    }

    /// <summary>All that is in any table, as text.</summary>
    public async Task<string> Everything()
    {
        var text = new StringBuilder();
        await using var connection = await Database.Open(Stop);
        var tables = await Rows(connection, Database.Kind == DatabaseKind.Sqlite
            ? "SELECT name FROM sqlite_master WHERE type = 'table'"
            : "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()");
        Assert.Contains("agent_keys", tables);
        foreach (var table in tables) text.AppendJoin('\n', await Rows(connection, $"SELECT * FROM \"{table}\""));
        return text.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (_ownsDatabase) await _database.DisposeAsync();
    }

    static async Task<IReadOnlyList<string>> Rows(DbConnection connection, string sql)
    {
        var rows = new List<string>();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(Stop);
        while (await reader.ReadAsync(Stop))
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(column => reader.GetValue(column) is byte[] bytes ? Encoding.Latin1.GetString(bytes) : $"{reader.GetValue(column)}")));
        return rows;
    }

    static Person Someone(string email, Role role) => new()
    {
        Id = Guid.CreateVersion7(new TestClock().GetUtcNow()),
        Email = email,
        Name = email,
        Role = role,
        Stamp = "stamp",
        CreatedAt = new TestClock().GetUtcNow(),
    };
}

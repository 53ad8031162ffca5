using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Engine.Audit;
using Portal.Engine.Entities;
using Portal.Engine.Persistence;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Entities;

/// <summary>The engine's entities on a database of the test's own, with something that holds on to those a test names.</summary>
sealed class EntitiesHouse : IAsyncDisposable, IEntityUse
{
    public static readonly Actor Ada = new(null, "Ada", "127.0.0.1");

    readonly TestDatabase _database;
    readonly ServiceProvider _services;

    EntitiesHouse(TestDatabase database, TimeProvider clock)
    {
        _database = database;
        _services = new ServiceCollection()
            .AddSingleton(clock)
            .AddSingleton(database.Database)
            .AddAudit()
            .AddEntities()
            .AddSingleton<IEntityUse>(this)
            .BuildServiceProvider();
    }

    public EntityModel Model => _services.GetRequiredService<EntityModel>();

    public HashSet<long> Held { get; } = [];

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Something to begin with: two fields, matched by the second, which is sensitive.</summary>
    public static EntityDraft Customer { get; } = new("customer", "Customer", EntityKind.Keyed, [new("name", FieldType.Text), new("email", FieldType.Text) { Sensitive = true, Searchable = true }])
    {
        Match = new("email", Normalisation.Email),
        Precedence = new() { Streams = [3, 1], Fields = new Dictionary<string, IReadOnlyList<long>> { ["name"] = [1, 3] } },
    };

    public static async Task<EntitiesHouse> Open(DatabaseKind kind)
    {
        var clock = new TestClock();
        return new(await TestDatabase.Start(kind, clock), clock);
    }

    public async Task<IReadOnlyList<AuditEntry>> Audit()
    {
        await using var db = _database.Database.Read();
        return await db.Set<AuditEntry>().OrderBy(entry => entry.Id).ToListAsync(Stop);
    }

    public Task<IReadOnlyList<string>> Of(PortalDb db, long entityId, CancellationToken stop) =>
        Task.FromResult<IReadOnlyList<string>>(Held.Contains(entityId) ? ["CRM: Contacts"] : []);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _database.DisposeAsync();
    }
}

using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Engine;
using Portal.Engine.Audit;
using Portal.Engine.Credentials;
using Portal.Engine.People;
using Portal.Engine.Persistence;
using Portal.Tests.Running;
using Secret = Portal.Engine.Secrets.Secret;

namespace Portal.Tests.Engine.Credentials;

/// <summary>The engine as a start leaves it, without the web: the database is prepared and the master key opened.</summary>
sealed class CredentialsHouse : IAsyncDisposable
{
    readonly ServiceProvider _services;

    CredentialsHouse(ServiceProvider services, CapturedLogs logs) => (_services, Logs) = (services, logs);

    public CapturedLogs Logs { get; }

    public IDatabase Database => _services.GetRequiredService<IDatabase>();

    public Vault Vault => _services.GetRequiredService<Vault>();

    public DataKeys DataKeys => _services.GetRequiredService<DataKeys>();

    public SecretReferences References => _services.GetRequiredService<SecretReferences>();

    public AuditLog Audit => _services.GetRequiredService<AuditLog>();

    /// <summary>Newest first.</summary>
    public ValueTask<List<AuditEntry>> Entries(AuditFilter filter) =>
        AsyncEnumerable.ToListAsync(Audit.Export(filter, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);

    public MasterKey Key => _services.GetRequiredService<OpenedKey>().Key;

    public IKeyManager Ring => _services.GetRequiredService<IKeyManager>();

    public IDataProtector Protector => _services.GetRequiredService<IDataProtectionProvider>().CreateProtector("a test");

    /// <param name="storage">What it starts on.</param>
    /// <param name="key">Instead of the storage's own: which key, which file, which earlier keys.</param>
    /// <param name="clock">Instead of the system's.</param>
    public static async Task<CredentialsHouse> Start(TestStorage storage, MasterKeyOptions? key = null, TimeProvider? clock = null)
    {
        var logs = new CapturedLogs();
        var options = new EngineOptions(storage.Folder, storage.Database) { MasterKey = key ?? KeyOf(storage) };
        var services = new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(logs).SetMinimumLevel(LogLevel.Debug))
            .AddSingleton(clock ?? TimeProvider.System)
            .AddPortalEngine(options)
            .BuildServiceProvider();
        var house = new CredentialsHouse(services, logs);
        try
        {
            await house.Database.Prepare(TestContext.Current.CancellationToken);
            await services.GetRequiredService<CredentialsStart>().Open(TestContext.Current.CancellationToken);
            return house;
        }
        catch
        {
            await house.DisposeAsync();
            throw;
        }
    }

    public static MasterKeyOptions KeyOf(TestStorage storage) => MasterKeyOptions.None with { Key = storage.SharedKey };

    public static MasterKeyOptions Given(Secret key, params Secret[] previous) => new(key, null, previous);

    /// <summary>Lets somebody be an admin, without whom no secret is changed.</summary>
    public async Task<CredentialsHouse> With(Actor admin)
    {
        await Database.Write(
            db =>
            {
                db.Add(new Person { Id = admin.PersonId!.Value, Email = $"{admin.Name}@example.com", Name = admin.Name, Role = Role.Admin, Stamp = "", CreatedAt = DateTimeOffset.UnixEpoch });
                return db.SaveChangesAsync(TestContext.Current.CancellationToken);
            },
            WritePriority.Person, TestContext.Current.CancellationToken);
        return this;
    }

    /// <summary>Writes past the vault, as somebody with the file in a database browser would.</summary>
    public Task<int> Tamper(string sql) => Database.Write(db => db.Database.ExecuteSqlRawAsync(sql), WritePriority.Person, default);

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}

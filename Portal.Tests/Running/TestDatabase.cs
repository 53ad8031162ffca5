using Microsoft.Extensions.DependencyInjection;
using Portal.Engine.Persistence;

namespace Portal.Tests.Running;

/// <summary>A prepared database of a test's own, without a portal around it.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    readonly TestStorage _storage;
    readonly TimeProvider _clock;
    ServiceProvider _services;

    TestDatabase(TestStorage storage, TimeProvider clock) => (_storage, _clock, _services) = (storage, clock, Services(storage, clock));

    public IDatabase Database => _services.GetRequiredService<IDatabase>();

    public TestStorage Storage => _storage;

    public static async Task<TestDatabase> Start(DatabaseKind kind, TimeProvider? clock = null)
    {
        var test = new TestDatabase(await TestStorage.New(kind), clock ?? TimeProvider.System);
        await test.Database.Prepare(TestContext.Current.CancellationToken);
        return test;
    }

    /// <summary>Closes it and opens it again, as a restart would.</summary>
    public async Task Restart()
    {
        await _services.DisposeAsync();
        _services = Services(_storage, _clock);
        await Database.Prepare(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _storage.DisposeAsync();
    }

    static ServiceProvider Services(TestStorage storage, TimeProvider clock) =>
        new ServiceCollection().AddSingleton(clock).AddPersistence(storage.Folder, storage.Database).BuildServiceProvider();
}

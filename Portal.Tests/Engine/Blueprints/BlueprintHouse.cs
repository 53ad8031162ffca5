using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Engine;
using Portal.Engine.Audit;
using Portal.Engine.Blueprints;
using Portal.Engine.Blueprints.Applying;
using Portal.Engine.Blueprints.Planning;
using Portal.Engine.Credentials;
using Portal.Engine.People;
using Portal.Engine.Persistence;
using Portal.Tests.Engine.Credentials;
using Portal.Tests.Engine.Resilience.Egress;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Blueprints;

/// <summary>The whole engine with one admin and nothing configured.</summary>
sealed class BlueprintHouse : IAsyncDisposable
{
    public const string Owner = "ada@example.com";

    readonly TestStorage _storage;
    readonly IHost _host;

    BlueprintHouse(TestStorage storage, IHost host) => (_storage, _host) = (storage, host);

    public Actor Ada { get; private set; } = Actor.Portal;

    public BlueprintDesk Desk => Get<BlueprintDesk>();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <param name="kind">On which database.</param>
    /// <param name="allowed">Where a source may be though it is on this machine.</param>
    /// <param name="clock">Real time where something is asked, and waited for.</param>
    public static async Task<BlueprintHouse> Open(DatabaseKind kind = DatabaseKind.Sqlite, Uri? allowed = null, TimeProvider? clock = null)
    {
        var storage = await TestStorage.New(kind);
        clock ??= new TestClock();
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.Services
            .AddSingleton(clock).AddSingleton<Forbidding>().AddSingleton<IMayChange>(provider => provider.GetRequiredService<Forbidding>())
            .AddPortalEngine(new EngineOptions(storage.Folder, storage.Database) { MasterKey = CredentialsHouse.KeyOf(storage), Egress = EgressHouse.Allow(allowed is null ? Array.Empty<Uri>() : [allowed]) });
        var house = new BlueprintHouse(storage, builder.Build());
        await house.Get<IDatabase>().Prepare(Stop);
        await house.Get<CredentialsStart>().Open(Stop);
        var ada = new Person { Id = Guid.CreateVersion7(clock.GetUtcNow()), Email = Owner, Name = "Ada", Role = Role.Admin, Stamp = "", CreatedAt = clock.GetUtcNow() };
        await house.Get<IDatabase>().Write(
            async db =>
            {
                db.Add(ada);
                return await db.SaveChangesAsync(Stop);
            },
            WritePriority.Person, Stop);
        house.Ada = new Actor(ada.Id, "Ada", null);
        return house;
    }

    public T Get<T>() where T : notnull => _host.Services.GetRequiredService<T>();

    public Task<string> Export() => Desk.Export(stop: Stop);

    /// <summary>Plans and applies, and expects that all of it can be done.</summary>
    public async Task<Applied> Import(string text, bool prune = false)
    {
        var plan = await Desk.Plan(text, prune, Stop);
        Assert.Equal([], plan.Problems.Select(problem => $"{problem}"));
        var applied = (await Desk.Apply(Ada, plan, Stop)).Value;
        Assert.Null(applied.Why);
        return applied;
    }

    public async Task<BlueprintPlan> Plan(string text, bool prune = false) => await Desk.Plan(text, prune, Stop);

    public async ValueTask DisposeAsync()
    {
        await ((IAsyncDisposable)_host).DisposeAsync();
        await _storage.DisposeAsync();
    }
}

using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Portal.Engine;
using Portal.Engine.Audit;
using Portal.Engine.Credentials;
using Portal.Engine.Entities;
using Portal.Engine.Persistence;
using Portal.Engine.Projection;
using Portal.Engine.Sources;
using Portal.Engine.Store;
using Portal.Engine.Sync;
using Portal.Engine.Sync.Runs;
using Portal.Tests.Running;
using Portal.Web;

namespace Portal.Tests.Bench.Pull;

/// <summary>
/// Does what it is told, line by line, the words parted by tabs. "open SETTINGS…" opens a portal's engine on an empty store and
/// prints "opened". "pull PATH PAGE" reads everything at that path in pages of that size and prints "pulled READ ADDED CHANGED
/// UNCHANGED SECONDS IDLE_MB PEAK_MB". "project" makes the unified records of what was pulled and prints "projected SECONDS";
/// "follow PATH PAGE" does both at once, as a portal does, and prints "followed PULL_SECONDS LAG_SECONDS". A process of its own,
/// so that its memory is only the engine's.
/// </summary>
sealed class PullChild : IChildProcess
{
    static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    const string Mapping = """
        {"mode":"full","fields":[{"to":"id","from":"id"},{"to":"number","from":"number"},{"to":"customer","from":"customer.name"},{"to":"email","from":"customer.email"},
        {"to":"country","from":"customer.country"},{"to":"amount","from":"amount"},{"to":"currency","from":"currency"},{"to":"status","from":"status"},{"to":"quantity","from":"quantity"},
        {"to":"tags","from":"tags"},{"to":"note","from":"note"},{"to":"version","from":"version"},{"to":"updated_at","from":"updated_at"}]}
        """;

    static readonly (string Name, FieldType Type)[] Fields =
    [
        ("id", FieldType.Text), ("number", FieldType.Text), ("customer", FieldType.Text), ("email", FieldType.Text), ("country", FieldType.Text), ("amount", FieldType.Number), ("currency", FieldType.Text),
        ("status", FieldType.Text), ("quantity", FieldType.Number), ("tags", FieldType.Json), ("note", FieldType.Text), ("version", FieldType.Number), ("updated_at", FieldType.Moment),
    ];

    public string Name => "pull";

    /// <param name="args">The API's address.</param>
    public async Task<int> Run(string[] args)
    {
        ServiceProvider? services = null;
        Feed feed = null!;
        while (await Console.In.ReadLineAsync() is { Length: > 0 } line)
        {
            var words = line.Split('\t');
            if (words[0] == "open")
            {
                if (services is not null) await services.DisposeAsync();
                services = await Open(args[0], words[1..]);
                feed = await Register(services, new Uri(args[0]));
                Console.WriteLine("opened");
                continue;
            }

            var told = words[0] switch
            {
                "pull" => await Pull(services!, feed, words[1..]),
                "project" => await Project(services!),
                _ => await Follow(services!, feed, words[1..]),
            };
            Console.WriteLine(told);
        }

        if (services is not null) await services.DisposeAsync();
        return 0;
    }

    static async Task<ServiceProvider> Open(string api, string[] settings)
    {
        var options = PortalOptions.Read(new ConfigurationBuilder().AddCommandLine([$"--Portal:Egress:AllowedOrigins={api}", .. settings]).Build());
        var services = new ServiceCollection().AddLogging().AddPortalEngine(options.ForEngine()).BuildServiceProvider();
        await services.GetRequiredService<IDatabase>().Prepare(default);
        await services.GetRequiredService<CredentialsStart>().Open();
        return services;
    }

    static async Task<Feed> Register(ServiceProvider services, Uri address)
    {
        var fields = Fields.Select(field => new EntityField(field.Name, field.Type) { Searchable = field.Name == "number" }).ToArray();
        var invoice = (await services.GetRequiredService<EntityModel>().Add(Actor.Portal, new EntityDraft("invoice", "Invoice", EntityKind.Keyed, fields) { Match = new Match("id", Normalisation.None) })).Value;
        var source = (await services.GetRequiredService<SourceRegistry>().Add(Actor.Portal, new SourceDraft { Name = "Local API", Address = address })).Value;
        var stream = (await services.GetRequiredService<StreamRegistry>().Add(Actor.Portal, source.Id, new StreamDraft { Name = "Invoices", EntityId = invoice.Id })).Value;
        return (await services.GetRequiredService<FeedRegistry>().Add(Actor.Portal, stream.Id, Draft("0/0/0", "1000"))).Value;
    }

    static async Task<string> Pull(ServiceProvider services, Feed feed, string[] asked)
    {
        await Prepare(services, feed, asked);
        var idle = Settled();
        var peak = idle;
        var watch = Stopwatch.StartNew();
        var under = await Begin(services, feed);
        while (await Task.WhenAny(under.Ended, Task.Delay(Look, TimeProvider.System)) != under.Ended) peak = Math.Max(peak, Resident());
        var seconds = watch.Elapsed.TotalSeconds;
        await Succeeded(under);
        var run = (await services.GetRequiredService<RunBook>().Find(under.Run))!;
        return string.Create(CultureInfo.InvariantCulture, $"pulled {run.Read} {run.Added} {run.Changed} {run.Unchanged} {seconds:0.000} {idle:0.0} {peak:0.0}");
    }

    static async Task<string> Project(ServiceProvider services)
    {
        Settled();
        var watch = Stopwatch.StartNew();
        await services.GetRequiredService<Projector>().CatchUp();
        return string.Create(CultureInfo.InvariantCulture, $"projected {watch.Elapsed.TotalSeconds:0.000}");
    }

    static async Task<string> Follow(ServiceProvider services, Feed feed, string[] asked)
    {
        await Prepare(services, feed, asked);
        Settled();
        using var loop = ActivatorUtilities.CreateInstance<ProjectorLoop>(services);
        await loop.StartAsync(default);
        var watch = Stopwatch.StartNew();
        var under = await Begin(services, feed);
        await Succeeded(under);
        var pulled = watch.Elapsed.TotalSeconds;
        while ((await services.GetRequiredService<UnifiedRecords>().Lag()).Events > 0) await Task.Delay(Look, TimeProvider.System);
        var lag = watch.Elapsed.TotalSeconds - pulled;
        await loop.StopAsync(default);
        return string.Create(CultureInfo.InvariantCulture, $"followed {pulled:0.000} {lag:0.000}");
    }

    static async Task Prepare(ServiceProvider services, Feed feed, string[] asked)
    {
        await services.GetRequiredService<FeedRegistry>().Change(Actor.Portal, feed.Id, Draft(asked[0], asked[1]));
        // It reads now more and now less, which is to be believed.
        await services.GetRequiredService<Resets>().Believe(Actor.Portal, feed, feed.Id);
    }

    static async Task<RunUnderWay> Begin(ServiceProvider services, Feed feed) =>
        (await services.GetRequiredService<SyncEngine>().Start(feed.Id, new RunRequest(RunTrigger.Person, Everything: true))).Value;

    static async Task Succeeded(RunUnderWay under)
    {
        var end = await under.Ended;
        if (end.State != RunState.Succeeded) throw new InvalidOperationException(end.Message);
    }

    static FeedDraft Draft(string path, string page) => new()
    {
        Name = "All",
        Connector = "rest",
        Sweeps = false,
        Mapping = Mapping,
        Settings = $$"""
            {"path":"{{path}}","records":"data","key":["id"],"updated":{"field":"updated_at"},"paging":{"by":"cursor","parameter":"cursor","next":"next","size":{{page}},"sizeParameter":"limit"} }
            """,
    };

    static double Settled()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return Resident();
    }

    static double Resident()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64 / 1024.0 / 1024.0;
    }
}

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Portal.Engine;
using Portal.Engine.Audit;
using Portal.Engine.Credentials;
using Portal.Engine.Entities;
using Portal.Engine.Persistence;
using Portal.Engine.Sources;
using Portal.Engine.Sync;
using Portal.Engine.Sync.Runs;
using Portal.Tests.Running;
using Portal.Web;
using Stream = Portal.Engine.Sources.Stream;

namespace Portal.Tests.Deep.KillPulls;

/// <summary>
/// Pulls all contacts of the sample company, again and again, until it is killed or so many passes have ended. It prints
/// "ready", and after each run how it ended.
/// </summary>
sealed class KillPullChild : IChildProcess
{
    const string Mapping = """
        {"mode":"full","fields":[{"to":"first","from":"name.first"},{"to":"last","from":"name.last"},{"to":"email","from":"email"},{"to":"phone","from":"phone"},
        {"to":"city","from":"address.city"},{"to":"tags","from":"tags"},{"to":"visits","from":"visits"},{"to":"score","from":"score"},{"to":"newsletter","from":"newsletter"}]}
        """;

    const string Settings = """
        {"path":"cursor/contacts","parameters":[{"name":"include_deleted","value":"true"}],"records":"data","key":["id"],"updated":{"field":"updatedAt"},
        "paging":{"by":"cursor","parameter":"after","next":"paging.next.after","size":500,"sizeParameter":"limit"},"deletes":{"by":"flag","flag":"deleted","at":"updatedAt"} }
        """;

    public string Name => "kill-pull";

    /// <param name="args">The company's address, how many passes (0 for ever), and the portal's settings.</param>
    public async Task<int> Run(string[] args)
    {
        var passes = int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture);
        var options = PortalOptions.Read(new ConfigurationBuilder().AddCommandLine([$"--Portal:Egress:AllowedOrigins={args[0]}", .. args[2..]]).Build());
        await using var services = new ServiceCollection().AddLogging().AddPortalEngine(options.ForEngine()).BuildServiceProvider();
        await services.GetRequiredService<IDatabase>().Prepare(default);
        await services.GetRequiredService<CredentialsStart>().Open();
        var feed = await Register(services, new Uri(args[0]));
        Console.WriteLine("ready");
        for (var ended = 0; passes == 0 || ended < passes;)
        {
            var under = (await services.GetRequiredService<SyncEngine>().Start(feed, new RunRequest(RunTrigger.Schedule, Everything: true))).Value;
            var end = await under.Ended;
            Console.WriteLine($"run {end.State} {end.Message}");
            if (end.State == RunState.Succeeded) ended++;
            else return 1;
        }

        return 0;
    }

    /// <summary>Each step may have been done by one that was killed.</summary>
    static async Task<long> Register(ServiceProvider services, Uri address)
    {
        var entities = services.GetRequiredService<EntityModel>();
        var entity = await entities.List() is [var known, ..] ? known : (await entities.Add(Actor.Portal, new EntityDraft("person", "Person", EntityKind.Keyed, Fields))).Value;
        var sources = services.GetRequiredService<SourceRegistry>();
        var source = (await sources.Page(new SourceFilter(), 0, 1)).Sources is [var there, ..] ? there : (await sources.Add(Actor.Portal, new SourceDraft { Name = "Sample company", Address = address })).Value;
        var streams = services.GetRequiredService<StreamRegistry>();
        var stream = await streams.List(source.Id) is [var kept, ..] ? kept : await Add(streams, source, entity);
        var feeds = services.GetRequiredService<FeedRegistry>();
        var feed = await feeds.List(stream.Id) is [var old, ..]
            ? old
            : (await feeds.Add(Actor.Portal, stream.Id, new FeedDraft { Name = "All", Connector = "rest", Settings = Settings, Mapping = Mapping, Sweeps = true })).Value;
        return feed.Id;
    }

    /// <summary>The company replaces its records in time, so a sweep may be large and by right.</summary>
    static async Task<Stream> Add(StreamRegistry streams, Source source, Entity entity) =>
        (await streams.Add(Actor.Portal, source.Id, new StreamDraft { Name = "Contacts", EntityId = entity.Id, GuardRows = int.MaxValue })).Value;

    static readonly EntityField[] Fields =
    [
        new("first", FieldType.Text), new("last", FieldType.Text), new("email", FieldType.Text), new("phone", FieldType.Text), new("city", FieldType.Text),
        new("tags", FieldType.Json), new("visits", FieldType.Number), new("score", FieldType.Number), new("newsletter", FieldType.Boolean),
    ];
}

using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Portal.Engine.Agents;
using Portal.Engine.Agents.Scopes;
using Portal.Engine.Agents.Use;
using Portal.Engine.Audit;
using Portal.Engine.Connectors;
using Portal.Engine.Entities;
using Portal.Engine.Forms;
using Portal.Engine.Freshness.Watching;
using Portal.Engine.People;
using Portal.Engine.Persistence;
using Portal.Engine.Projection;
using Portal.Engine.Sources;
using Portal.Engine.Sources.Fallbacks;
using Portal.Engine.Store;
using Portal.Engine.Store.Commits;
using Portal.Engine.Workflows;
using Portal.Tests.Running;
using Portal.Tests.Web.Features.Api.Mcp;
using Portal.Tests.Web.SignIn;
using Portal.Web.Features.Sources.Sample;

namespace Portal.Tests.Web.Features.Api;

/// <summary>A portal with customers from one source, invoices from another, and workflows that depend on them; nothing of it was ever read.</summary>
sealed class ApiHouse : IAsyncDisposable
{
    readonly Dictionary<string, Entity> _entities = [];
    readonly Dictionary<string, Feed> _feeds = [];
    readonly List<(long Agent, long Key)> _keys = [];
    int _agents, _run;

    ApiHouse(PortalUnderTest portal, TestClock clock, Person ada) => (Portal, Clock, Ada) = (portal, clock, ada);

    public PortalUnderTest Portal { get; }

    public TestClock Clock { get; }

    public Person Ada { get; }

    public WorkflowRegistry Workflows => Get<WorkflowRegistry>();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<ApiHouse> Open(DatabaseKind kind = DatabaseKind.Sqlite, Func<IDatabase, IDatabase>? around = null)
    {
        var clock = new TestClock();
        var portal = await PortalUnderTest.Start(kind, clock, adjust: around is null ? null : builder => builder.Host.UseServiceProviderFactory(new DecoratedServices(around)));
        var house = new ApiHouse(portal, clock, await portal.FirstAdmin());
        await house.Add("Sample CRM", "customer", new("name", FieldType.Text) { Searchable = true }, new("city", FieldType.Text) { Searchable = true }, new("email", FieldType.Text) { Sensitive = true, Searchable = true });
        await house.Add("Ledger", "invoice", new("number", FieldType.Text) { Searchable = true }, new("total", FieldType.Number) { Searchable = true });
        await house.Add("Website", EntityKind.Happening, "visit", new EntityField("page", FieldType.Text) { Searchable = true });
        // What was at hand before is too old then.
        clock.Advance(FreshnessBoard.Patience);
        return house;
    }

    public T Get<T>() where T : notnull => Portal.Services.GetRequiredService<T>();

    public Entity Entity(string name) => _entities[name];

    /// <param name="name">Its name.</param>
    /// <param name="adjust">What else is so of it.</param>
    /// <param name="needs">"customer.name", or "customer" for all of it.</param>
    public async Task<Workflow> Register(string name, Func<WorkflowDraft, WorkflowDraft>? adjust = null, params string[] needs)
    {
        var draft = new WorkflowDraft { Name = name, Label = $"The {name}", Needs = [.. needs.Select(Need)] };
        return (await Workflows.Add(Ada.AsActor(), adjust?.Invoke(draft) ?? draft, Stop)).Value;
    }

    /// <summary>One that is paused, because nothing it depends on was ever read.</summary>
    public Task<Workflow> RegisterPaused(string name, Keeps keeps = Keeps.Nothing, int most = 10) => Register(
        name, draft => draft with { Keeps = keeps, MostKept = most, Needs = [.. draft.Needs.Select(need => need with { OnUnknown = Reaction.Pause })] }, "customer.name");

    /// <summary>An agent of its own for each test that asks.</summary>
    public async Task<HttpClient> Agent(Scope scope, Func<AgentDraft, AgentDraft>? adjust = null)
    {
        var draft = new AgentDraft($"Agent {++_agents}", "Asks.", Ada.Id, scope);
        var made = (await Get<AgentDesk>().Create(Ada.AsActor(), adjust?.Invoke(draft) ?? draft, stop: Stop)).Value;
        _keys.Add((made.Agent.Id, made.Kept.Id));
        var client = Portal.NewClient();
        client.DefaultRequestHeaders.Add("Authorization", $"Bearer {made.Key.Reveal()}");
        return client;
    }

    public async Task RevokeAll()
    {
        foreach (var (agent, key) in _keys) Assert.Null((await Get<AgentDesk>().Revoke(Ada.AsActor(), agent, key, Stop)).Refusal);
    }

    /// <summary>What is accounted for so far, in words: "get customer name 1 120".</summary>
    public async Task<IReadOnlyList<string>> Reads()
    {
        await Get<AgentUse>().Flush(Stop);
        var reads = await Get<AgentBook>().Reads(_keys[^1].Agent, 100, Stop);
        return [.. reads.Select(read => read.Answer == AgentAnswer.Refused ? $"{read.Kind} {read.Entity} refused" : $"{read.Kind} {read.Entity} {read.Fields} {read.Records} {read.OldestAgeSeconds}").Order(StringComparer.Ordinal)];
    }

    /// <summary>A stream of a new source. It is brought to by the name of its feed.</summary>
    public async Task AddStream(string source, string entity, string feedName, params string[] fields)
    {
        var system = (await Get<SourceRegistry>().Add(Actor.Portal, new SourceDraft { Name = source, Address = new("https://system.example.com") }, Stop)).Value;
        var stream = (await Get<StreamRegistry>().Add(Actor.Portal, system.Id, new StreamDraft { Name = $"{source} {entity}", EntityId = Entity(entity).Id, Tolerance = TimeSpan.FromHours(1) }, Stop)).Value;
        var mapping = $$"""{"mode":"full","fields":[{{string.Join(',', fields.Select(field => $$"""{"to":"{{field}}","from":"{{field}}"}"""))}}]}""";
        var feed = new FeedDraft { Name = "All", Connector = "rest", Settings = SettingsWriter.Write(SampleFeeds.All[0].Settings), Mapping = mapping };
        var made = await Get<FeedRegistry>().Add(Actor.Portal, stream.Id, feed, Stop);
        Assert.True(made.Refusal is null, made.Refusal?.Message);
        _feeds.Add(feedName, made.Value);
    }

    /// <summary>A stream of customers that brings nothing but addresses, so it is hidden from who may not see them. It is brought to as "care".</summary>
    public async Task AddCare()
    {
        await AddStream("Secret care", "customer", "care", "email");
        Clock.Advance(FreshnessBoard.Patience);
    }

    public Scope Only(string entity, params string[] fields) => new() { Entities = [new EntityScope(Entity(entity).Id) { AllFields = fields.Length == 0, Fields = fields }] };

    /// <summary>A record as a feed brings it: "ada", {"name":"Ada"}. What is brought later is newer, also while the clock stands still.</summary>
    public async Task Bring(string entity, params (string Key, string? Body)[] records)
    {
        var (feed, at) = (_feeds[entity], Clock.GetUtcNow());
        var place = await Get<RecordStore>().Claim(feed.StreamId, feed.Id, ++_run, everything: false, Stop);
        Incoming[] rows = [.. records.Select(record => Row(record.Key, record.Body, Stamp.Of(at.AddMicroseconds(_run), at)))];
        var page = new PageCommit { Place = place, Next = place.Cursor, Coverage = Coverage.Everything, Kind = entity == "visit" ? EntityKind.Happening : EntityKind.Keyed, Rows = rows, Read = rows.Length };
        Assert.Null((await Get<RecordStore>().Commit(page, Stop)).Refusal);
        await Get<Projector>().CatchUp(stop: Stop);
        await Get<FreshnessBoard>().Look(Stop);
    }

    /// <summary>Whom an entity believes, the first the most, by the names of feeds; and what stands in for the first.</summary>
    public async Task Believe(string entity, StreamFallback fallback, params string[] feeds)
    {
        Assert.Null((await Get<EntityModel>().Change(Actor.Portal, Entity(entity).Id, new EntityChange { Precedence = new() { Streams = [.. feeds.Select(feed => _feeds[feed].StreamId)] } }, Stop)).Refusal);
        var named = fallback.Kind == FallbackKind.NamedStream ? fallback with { StreamId = _feeds[feeds[1]].StreamId } : fallback;
        Assert.Null((await Get<StreamFallbacks>().Set(Actor.Portal, _feeds[feeds[0]].StreamId, named, Stop)).Refusal);
    }

    public async Task Override(Workflow workflow, TimeSpan time) =>
        Assert.Null((await Workflows.Override(Ada.AsActor(), workflow.Id, "It must run.", Clock.GetUtcNow() + time, Stop)).Refusal);

    public static async Task<JsonElement> Json(HttpResponseMessage answer)
    {
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Stop));
        return json.RootElement.Clone();
    }

    public ValueTask DisposeAsync() => Portal.DisposeAsync();

    Need Need(string text) => text.Split('.') is [var entity, var field] ? new Need(Entity(entity).Id, field) : new Need(Entity(text).Id, null);

    static Incoming Row(string key, string? body, Stamp stamp)
    {
        if (body is null) return new Incoming(key, Act.Delete, default, default, stamp);
        var utf8 = Encoding.UTF8.GetBytes(body);
        return new Incoming(key, Act.Full, utf8, StoreHash.Of(utf8), stamp);
    }

    Task Add(string source, string entity, params EntityField[] fields) => Add(source, EntityKind.Keyed, entity, fields);

    async Task Add(string source, EntityKind kind, string entity, params EntityField[] fields)
    {
        var draft = new EntityDraft(entity, $"The {entity}", kind, fields) { Match = entity == "customer" ? new Match("name", Normalisation.None) : null };
        var added = (await Get<EntityModel>().Add(Actor.Portal, draft, Stop)).Value;
        _entities.Add(entity, added);
        await AddStream(source, entity, entity, [.. fields.Select(field => field.Name)]);
    }
}

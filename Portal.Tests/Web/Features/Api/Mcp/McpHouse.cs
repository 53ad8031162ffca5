using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Portal.Engine.Agents;
using Portal.Engine.Agents.Scopes;
using Portal.Engine.Audit;
using Portal.Engine.Connectors;
using Portal.Engine.Entities;
using Portal.Engine.Forms;
using Portal.Engine.Freshness.Watching;
using Portal.Engine.People;
using Portal.Engine.Persistence;
using Portal.Engine.Projection;
using Portal.Engine.Sources;
using Portal.Engine.Store;
using Portal.Engine.Store.Commits;
using Portal.Engine.Workflows;
using Portal.Tests.Running;
using Portal.Tests.Web.SignIn;
using Portal.Web.Features.Sources.Sample;

namespace Portal.Tests.Web.Features.Api.Mcp;

/// <summary>A portal with customers, invoices and logins, each from a source of its own, read a moment ago, and a workflow on two of them.</summary>
sealed class McpHouse : IAsyncDisposable
{
    readonly Dictionary<string, (Entity Entity, Feed Feed)> _all = [];
    long _run;
    int _agents;

    McpHouse(PortalUnderTest portal, TestClock clock, Person ada) => (Portal, Clock, Ada) = (portal, clock, ada);

    public PortalUnderTest Portal { get; }

    public TestClock Clock { get; }

    public Person Ada { get; }

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<McpHouse> Open(DatabaseKind kind = DatabaseKind.Sqlite, Func<IDatabase, IDatabase>? around = null)
    {
        var clock = new TestClock();
        var portal = await PortalUnderTest.Start(kind, clock, adjust: around is null ? null : builder => builder.Host.UseServiceProviderFactory(new DecoratedServices(around)));
        var house = new McpHouse(portal, clock, await portal.FirstAdmin());
        await house.Add("Sample CRM", new EntityDraft("customer", "Customer", EntityKind.Keyed,
        [
            new("name", FieldType.Text) { Searchable = true }, new("city", FieldType.Text) { Searchable = true }, new("revenue", FieldType.Number) { Searchable = true },
            new("notes", FieldType.Text), new("email", FieldType.Text) { Sensitive = true, Searchable = true },
        ]) { Match = new("name", Normalisation.Trim) });
        await house.Add("Ledger", new EntityDraft("invoice", "Invoice", EntityKind.Keyed, [new("number", FieldType.Text) { Searchable = true }, new("total", FieldType.Number) { Searchable = true }]) { Match = new("number", Normalisation.Trim) });
        await house.Add("Gatehouse", new EntityDraft("login", "Login", EntityKind.Happening, [new("person", FieldType.Text) { Searchable = true }, new("page", FieldType.Text) { Searchable = true }]));
        await house.Bring("customer",
            ("a", """{"name":"Ada","city":"Bern","revenue":12.5,"notes":"","email":"ada@example.com"}"""),
            ("b", """{"name":"Ben","city":"Basel","revenue":3,"notes":"","email":"ben@example.com"}"""));
        await house.Bring("invoice", ("i1", """{"number":"INV-1","total":990}"""));
        await house.Bring("login", ("l1", """{"person":"Cleo","page":"start"}"""), ("l2", """{"person":"Cleo","page":"end"}"""));
        await house.Register("name-watch", ("customer", "name"));
        await house.Register("bill-watch", ("invoice", "total"));
        await house.Settle();
        return house;
    }

    public T Get<T>() where T : notnull => Portal.Services.GetRequiredService<T>();

    public Scope Only(string entity, params string[] fields) => new() { Entities = [new EntityScope(_all[entity].Entity.Id) { AllFields = fields.Length == 0, Fields = fields }] };

    /// <summary>Commits rows as a run would that read all there is, and lets them be unified.</summary>
    public async Task Bring(string entity, params (string Key, string Body)[] rows)
    {
        var (of, feed) = _all[entity];
        var store = Get<RecordStore>();
        var place = (await store.Claim(feed, ++_run, everything: true, Stop)).Value;
        var at = Clock.GetUtcNow();
        Incoming[] incoming = [.. rows.Select(row => new Incoming(row.Key, Act.Full, Encoding.UTF8.GetBytes(row.Body), StoreHash.Of(Encoding.UTF8.GetBytes(row.Body)), Stamp.Of(at, at)))];
        var made = await store.Commit(new PageCommit { Place = place, Next = place.Cursor, Coverage = Coverage.Everything, Kind = of.Kind, Rows = incoming, Read = rows.Length }, Stop);
        Assert.Null(made.Refusal);
        await Get<Projector>().CatchUp(Projector.UsualBatch, Stop);
    }

    public async Task Register(string name, params (string Entity, string Field)[] needs) => Assert.Null((await Get<WorkflowRegistry>().Add(
        Ada.AsActor(),
        new WorkflowDraft { Name = name, Label = $"The {name}", Needs = [.. needs.Select(need => new Need(_all[need.Entity].Entity.Id, need.Field))] },
        Stop)).Refusal);

    /// <summary>What is at hand of freshness is read again.</summary>
    public Task Settle() => Get<FreshnessBoard>().Look(Stop);

    public async Task<MadeKey> Key(Scope scope, Func<AgentDraft, AgentDraft>? adjust = null)
    {
        var draft = new AgentDraft($"Agent {++_agents}", "Asks.", Ada.Id, scope);
        return (await Get<AgentDesk>().Create(Ada.AsActor(), adjust?.Invoke(draft) ?? draft, stop: Stop)).Value;
    }

    public async Task<McpCaller> Agent(Scope scope, Func<AgentDraft, AgentDraft>? adjust = null) => new(Portal, (await Key(scope, adjust)).Key.Reveal());

    public ValueTask DisposeAsync() => Portal.DisposeAsync();

    async Task Add(string source, EntityDraft draft)
    {
        var entity = (await Get<EntityModel>().Add(Actor.Portal, draft, Stop)).Value;
        var system = (await Get<SourceRegistry>().Add(Actor.Portal, new SourceDraft { Name = source, Address = new("https://system.example.com") }, Stop)).Value;
        var stream = (await Get<StreamRegistry>().Add(Actor.Portal, system.Id, new StreamDraft { Name = $"{source} {draft.Name}", EntityId = entity.Id, Tolerance = TimeSpan.FromHours(2) }, Stop)).Value;
        var mapping = $$"""{"mode":"full","fields":[{{string.Join(',', draft.Fields.Select(field => $$"""{"to":"{{field.Name}}","from":"{{field.Name}}"}"""))}}]}""";
        var feed = await Get<FeedRegistry>().Add(Actor.Portal, stream.Id, new FeedDraft { Name = "All", Connector = "rest", Settings = SettingsWriter.Write(SampleFeeds.All[0].Settings), Mapping = mapping }, Stop);
        Assert.True(feed.Refusal is null, feed.Refusal?.Message);
        _all.Add(draft.Name, (entity, feed.Value));
    }
}

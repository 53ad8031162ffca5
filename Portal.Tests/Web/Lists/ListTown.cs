using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Portal.Engine;
using Portal.Engine.Agents;
using Portal.Engine.Agents.Scopes;
using Portal.Engine.Agents.Use;
using Portal.Engine.Audit;
using Portal.Engine.Calendars;
using Portal.Engine.Data;
using Portal.Engine.Data.Asking;
using Portal.Engine.Entities;
using Portal.Engine.Freshness;
using Portal.Engine.Freshness.History;
using Portal.Engine.People;
using Portal.Engine.Persistence;
using Portal.Engine.Sources;
using Portal.Engine.Store;
using Portal.Engine.Store.Commits;
using Portal.Engine.Store.Reading;
using Portal.Engine.Sync.Drifting;
using Portal.Engine.Workflows;
using Portal.Engine.Workflows.Keeping;
using Portal.Tests.Bench.Pages;
using Portal.Tests.Browser;
using Portal.Tests.Engine.Store;
using Portal.Tests.Running;
using Portal.Web;
using Portal.Web.Ui.Tables;

namespace Portal.Tests.Web.Lists;

/// <summary>A portal in which every list is longer than a page, and a part of each fits what it is narrowed by.</summary>
sealed class ListTown(PortalUnderTest portal)
{
    /// <summary>The source that most of it is about; its stream and its feed are called the same.</summary>
    public const long Source = 100_000;

    public const string Workflow = "workflow_77";

    const int Sources = 100, Runs = 300, Many = 60;

    static readonly string[] Zones = ["Europe/Brussels", "Europe/Berlin", "UTC"];

    readonly DateTimeOffset _now = TimeProvider.System.GetUtcNow();

    /// <summary>A source with many streams.</summary>
    public long Wide { get; private set; }

    /// <summary>The sample company, and its stream of contacts.</summary>
    public long Sample { get; private set; }

    public long Contacts { get; private set; }

    /// <summary>What keys of contacts begin with.</summary>
    public string Prefix { get; private set; } = "";

    /// <summary>What the e-mail addresses of people begin with.</summary>
    public string Letter { get; private set; } = "";

    public long Agent { get; private set; }

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<PortalUnderTest> Start()
    {
        var storage = await TestStorage.New(DatabaseKind.Sqlite);
        await PagesTown.Fill(storage, Sources, Runs, Stop);
        await Judge(storage);
        return await PortalUnderTest.StartOn(storage, settings: ConnectedPortal.Settings, ownsStorage: true);
    }

    public async Task Fill()
    {
        await DataPages.With(portal);
        Sample = (await Get<SourceRegistry>().Page(new SourceFilter { Text = "sample" }, 0, 1, Stop)).Sources[0].Id;
        Contacts = (await Get<StreamRegistry>().List(Sample, Stop)).Single(stream => stream.Name == "Contacts").Id;
        await FindPrefixes();
        await AddStreams();
        await AddCalendars();
        await AddQuestions();
        await AddRefused();
        await Add(Enumerable.Range(1, Many).Select(i => new Drift
        {
            Id = i, FeedId = Source, StreamId = Source, OpenedAt = _now.AddMinutes(i - Many), UpdatedAt = _now, ClosedAt = _now, End = i % 2 == 0 ? DriftEnd.Mapped : DriftEnd.CameBack, Mapping = "",
        }));
        var workflow = (await Get<WorkflowRegistry>().Find(Workflow, Stop))!.Id;
        await Add(Enumerable.Range(1, Many).Select(i => new GateChange { Workflow = workflow, At = Instant.Of(_now.AddMinutes(i - Many)), Says = i % 2 == 0 ? Reaction.Flag : Reaction.Run, Why = Text($"Because of {i}.") }));
    }

    async Task FindPrefixes()
    {
        var browser = Get<RecordBrowser>();
        Prefix = (await browser.Page(Contacts, new RecordQuery(), 1, Stop)).Records[0].Key;
        while (await browser.All(Contacts, new RecordQuery(Prefix), Stop).CountAsync(Stop) <= Pager.Rows) Prefix = Prefix[..^1];
        var model = new ScopedModel(Scope.All, await Get<EntityModel>().List(Stop));
        Letter = DataPages.Value((await Get<DataReader>().Query(model, new DataQuery("person") { Most = 1 }, Stop)).Value.Records[0], "email")[..1];
    }

    /// <summary>Before it starts, because from then on the portal writes down itself how fresh things are.</summary>
    static async Task Judge(TestStorage storage)
    {
        var options = PortalOptions.Read(new ConfigurationBuilder().AddCommandLine([.. storage.Settings]).Build());
        await using var services = new ServiceCollection().AddLogging().AddPortalEngine(options.ForEngine()).BuildServiceProvider();
        await services.GetRequiredService<IDatabase>().Prepare(Stop);
        var begun = TimeProvider.System.GetUtcNow().AddHours(-12);
        await services.GetRequiredService<IDatabase>().Write(async db =>
        {
            db.AddRange(Enumerable.Range(1, Many).Select(i => new VerdictChange { Stream = Source, Field = "", At = Instant.Of(begun.AddMinutes(i * 5)), Verdict = i % 2 == 0 ? Verdict.Fresh : Verdict.Late, Reason = Reason.InTime }));
            return await db.SaveChangesAsync(Stop);
        }, WritePriority.Person, Stop);
    }

    /// <summary>Those that are asked for by name, and some that are not.</summary>
    async Task AddStreams()
    {
        var source = (await Get<SourceRegistry>().Add(Actor.Portal, new SourceDraft { Name = "Wide", Address = new("https://wide.example.com") }, Stop)).Value;
        var entity = (await Get<EntityModel>().List(Stop)).Single(one => one.Name == "person");
        for (var i = 0; i < Many; i++) Assert.Null((await Get<StreamRegistry>().Add(Actor.Portal, source.Id, new StreamDraft { Name = Text($"{(i % 2 == 0 ? "Part" : "Side")} {100 + i}"), EntityId = entity.Id }, Stop)).Refusal);
        Wide = source.Id;
    }

    async Task AddCalendars()
    {
        var hours = new Dictionary<DayOfWeek, IReadOnlyList<WorkSpan>> { [DayOfWeek.Monday] = [new(TimeSpan.FromHours(9), TimeSpan.FromHours(10))] };
        for (var i = 0; i < Many; i++) Assert.Null((await Get<CalendarRegistry>().Add(Actor.Portal, new CalendarDraft { Name = Text($"Calendar {(i % 2) + 1}{i}"), Zone = Zones[i % Zones.Length], Hours = hours }, Stop)).Refusal);
    }

    async Task AddQuestions()
    {
        var owner = (await Get<PeopleDirectory>().List(new PeopleFilter { Role = Role.Admin }, Stop)).Single(person => person.Email == PagesTown.Admin);
        var made = (await Get<AgentDesk>().Create(new Actor(owner.Id, owner.Name, null), new AgentDraft("Reader", "Reads.", owner.Id, Scope.All), stop: Stop)).Value;
        Agent = made.Agent.Id;
        for (var i = 0; i < Many; i++)
            await Get<AgentUse>().Account(new AgentRead(Agent, made.Kept.Id, _now.AddMinutes(i - Many), "get") { Answer = i % 2 == 0 ? AgentAnswer.Refused : AgentAnswer.Answered, Entity = Text($"thing_{i}") }, Stop);
        await Get<AgentUse>().Flush(Stop);
    }

    async Task AddRefused()
    {
        var store = Get<RecordStore>();
        var bad = Enumerable.Range(100, Many).Select(i => new BadRow(Text($"{(i % 2 == 0 ? 1 : 2)}{i}"), i % 20 > 0 ? "name: the record does not have it, name is required" : "status: it is no text", "{}"u8.ToArray(), new Stamp(null, i)));
        var page = StoreHouse.Page(await store.Claim(Source, Source, Runs, false, Stop), []) with { Read = Many, Bad = [.. bad] };
        Assert.Null((await store.Commit(page, Stop)).Refusal);
    }

    Task<int> Add<T>(IEnumerable<T> rows)
        where T : class => Get<IDatabase>().Write(async db =>
        {
            db.AddRange(rows);
            return await db.SaveChangesAsync(Stop);
        }, WritePriority.Person, Stop);

    T Get<T>() where T : notnull => portal.Services.GetRequiredService<T>();

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

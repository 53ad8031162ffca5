using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Portal.Engine;
using Portal.Engine.Agents;
using Portal.Engine.Agents.Scopes;
using Portal.Engine.Audit;
using Portal.Engine.Connecting.Unfinished;
using Portal.Engine.Connectors.Rest.Settings;
using Portal.Engine.Credentials;
using Portal.Engine.Entities;
using Portal.Engine.Freshness;
using Portal.Engine.Freshness.History;
using Portal.Engine.People;
using Portal.Engine.Persistence;
using Portal.Engine.Resilience;
using Portal.Engine.Secrets;
using Portal.Engine.Sources;
using Portal.Engine.Store;
using Portal.Engine.Store.Rows;
using Portal.Engine.Store.Sealing;
using Portal.Engine.Sync.Runs;
using Portal.Engine.Workflows;
using Portal.Tests.Running;
using Portal.Tests.Web.SignIn;
using Portal.Web;
using Stream = Portal.Engine.Sources.Stream;

namespace Portal.Tests.Bench.Pages;

/// <summary>Fills a portal, that has pulled its records already, with all that a large company has beside them.</summary>
sealed class PagesTown(IServiceProvider services, int sources, int runs)
{
    public const string Admin = "ada@example.com";

    const int Batch = 2000, First = 100_000, Entities = 10, Workflows = 100, Agents = 100, People = 300, Refused = 500, LinesOfRun = 20, LinesOfLongRun = 2000, RunsWithLines = 500, Turns = 6;

    readonly DateTimeOffset _now = TimeProvider.System.GetUtcNow();

    /// <summary>The run with the longest log, of the feed that ran most often.</summary>
    public const long LongRun = First;

    public static async Task Fill(TestStorage storage, int sources, int runs, CancellationToken stop)
    {
        var options = PortalOptions.Read(new ConfigurationBuilder().AddCommandLine([.. storage.Settings]).Build());
        await using var services = new ServiceCollection().AddLogging().AddPortalEngine(options.ForEngine()).BuildServiceProvider();
        await services.GetRequiredService<IDatabase>().Prepare(stop);
        await services.GetRequiredService<CredentialsStart>().Open(stop);
        await new PagesTown(services, sources, runs).Fill(stop);
    }

    async Task Fill(CancellationToken stop)
    {
        var ada = await AddPeople(stop);
        var entities = new List<Entity>();
        for (var i = 0; i < Entities; i++)
            entities.Add((await Get<EntityModel>().Add(Actor.Portal, new EntityDraft(Name("thing", i), $"Thing {i}", EntityKind.Keyed, [new("name", FieldType.Text), new("status", FieldType.Text)]), stop)).Value);
        await AddSources(entities, ada, stop);
        var pulled = await Pulled(stop);
        await AddRuns(pulled, stop);
        await AddRefused(pulled, stop);
        var source = (await Get<StreamRegistry>().Find(pulled.StreamId, stop))!.SourceId;
        Assert.Null((await Get<UnfinishedStreams>().Begin(Actor.Portal, source, "Begun", new RestSettings { Path = "1/0/1000" }, stop)).Refusal);
        for (var i = 0; i < Workflows; i++)
            await Get<WorkflowRegistry>().Add(Actor.Portal, new WorkflowDraft { Name = Name("workflow", i), Label = $"Workflow {i}", Needs = [new Need(entities[i % Entities].Id, "name"), new Need(entities[(i + 3) % Entities].Id, "status")] }, stop);
        for (var i = 0; i < Agents; i++)
            await Get<AgentDesk>().Create(Actor.Portal, new AgentDraft($"Agent {i}", "Reads.", ada, Scope.All), stop: stop);
        // A quarter of them is of the feed that ran most often.
        await Add(Enumerable.Range(0, runs).Select(i => new AuditEntry
        {
            At = _now.AddMinutes(-i), Who = $"Person {i % People}", Action = i % 2 == 0 ? "feed.changed" : "stream.changed", TargetKind = i % 2 == 0 ? "feed" : "stream", TargetId = $"{(i % 4 == 0 ? pulled.Id : First + (i % sources))}",
            TargetName = $"Stream {i % sources}", Search = $"person {i % People} stream {i % sources}", Before = """{"tolerance":"01:00:00"}""", After = """{"tolerance":"02:00:00"}""",
        }), stop);
    }

    async Task<Guid> AddPeople(CancellationToken stop)
    {
        var first = new Person { Id = Guid.CreateVersion7(_now), Email = "first@example.com", Name = "First", Role = Role.Admin, Stamp = "", CreatedAt = _now };
        await Add([first], stop);
        var invited = (await Get<Invitations>().Invite(first.AsActor(), Admin, "Ada Stone", Role.Admin, stop)).Value;
        Assert.Null((await Get<Invitations>().Join(invited.Token.Reveal(), new Secret(TestPeople.Password), null, stop)).Refusal);
        await Add(Enumerable.Range(0, People).Select(i => new Person { Id = Guid.CreateVersion7(_now), Email = $"person{i}@example.com", Name = $"Person {i}", Role = i % 3 == 0 ? Role.Manager : Role.Staff, Stamp = $"{i}", CreatedAt = _now }), stop);
        return invited.Person.Id;
    }

    /// <summary>Of three sources two have one stream, and the third has two. Most are fresh, some late, stale or never read.</summary>
    async Task AddSources(List<Entity> entities, Guid owner, CancellationToken stop)
    {
        var ids = Enumerable.Range(0, sources - 1).Select(i => (long)First + i).ToArray();
        var streams = ids.Select(id => (Id: id, Source: id)).Concat(ids.Where(id => id % 3 == 0).Select(id => (Id: id + First, Source: id))).ToArray();
        await Add(ids.Select(id => new Source
        {
            Id = id, Name = $"Source {id}", Environment = (SourceEnvironment)(id % 3), OwnerId = owner, Address = new Uri($"https://source{id}.example.com/"), Auth = new SourceDraft { Name = "" }.Auth.Kept(), CreatedAt = _now,
        }), stop);
        await Add(streams.Select(stream => new Stream { Id = stream.Id, SourceId = stream.Source, Name = $"Stream {stream.Id}", EntityId = entities[(int)(stream.Id % Entities)].Id, Tolerance = TimeSpan.FromHours(12), Within = TimeSpan.FromHours(6), CreatedAt = _now }), stop);
        await Add(streams.Select(stream => new Feed { Id = stream.Id, StreamId = stream.Id, Name = "All", Connector = "rest", Settings = """{"path":"things","records":"data","key":["id"]}""", Mapping = """{"mode":"full","fields":[{"to":"name","from":"name"},{"to":"status","from":"status"}]}""", ScheduledAt = _now, CreatedAt = _now }), stop);
        await Add(streams.Where(stream => stream.Id % 10 != 0).Select(stream => Read(stream.Id)), stop);
        await Add(streams.SelectMany(stream => Enumerable.Range(1, Turns).Reverse().Select(i => new VerdictChange { Stream = stream.Id, Field = "", At = Instant.Of(_now.AddDays(-i * 4)), Verdict = (Verdict)((stream.Id + i) % 3), Reason = Reason.InTime })), stop);
    }

    /// <summary>Half of them of one feed, and the others of all feeds in turn. Some have a log, and one a long one.</summary>
    async Task AddRuns(Feed pulled, CancellationToken stop)
    {
        await Add(Enumerable.Range(0, runs).Select(i =>
        {
            var (at, other) = (_now.AddMinutes(i - runs), (long)First + (i % (sources - 1)));
            return new Run
            {
                Id = LongRun + i, FeedId = i % 2 == 0 ? pulled.Id : other, StreamId = i % 2 == 0 ? pulled.StreamId : other, Trigger = i % 5 == 0 ? RunTrigger.Person : RunTrigger.Schedule, AskedBy = i % 5 == 0 ? "Ada Stone" : null, StartedAt = at, EndedAt = at.AddSeconds(3),
                State = i % 7 == 0 ? RunState.Failed : RunState.Succeeded, Message = i % 7 == 0 ? "The source answered 503." : null, Who = i % 7 == 0 ? Who.Source : null, Pages = 3, Read = 300, Changed = 12, Unchanged = 288, Attempts = 1,
            };
        }), stop);
        await Add(Enumerable.Range(0, Math.Min(RunsWithLines, runs)).SelectMany(i => Enumerable.Range(0, i == 0 ? LinesOfLongRun : LinesOfRun).Select(line => new RunLine
        {
            RunId = LongRun + i, At = _now.AddMinutes(i - runs).AddMilliseconds(line), IsTrouble = line % 10 == 9, Text = string.Create(CultureInfo.InvariantCulture, $"Page {line} is kept; the pass has read {line * 100} records."),
        })), stop);
    }

    async Task AddRefused(Feed pulled, CancellationToken stop)
    {
        var seals = (await Get<Seals>().Get(stop)).Value;
        await Get<IDatabase>().Write(async db =>
        {
            if (await db.Set<FeedState>().SingleOrDefaultAsync(state => state.Feed == pulled.Id, stop) is { } state) state.Waiting = Refused;
            return await db.SaveChangesAsync(stop);
        }, WritePriority.Bulk, stop);
        await Add(Enumerable.Range(0, Refused).Select(i =>
        {
            var identity = QuarantinedRow.IdentityOf(Name("odd", i));
            return new QuarantinedRow
            {
                Feed = pulled.Id, Stream = pulled.StreamId, Identity = identity, Key = Name("odd", i), Reason = i % 3 == 0 ? "number: The value is no number." : "note: The value is longer than 200 letters.", Raw = seals.SealWhole($$"""{"id":"{{Name("odd", i)}}"}""", QuarantinedRow.Owner(pulled.Id, identity)),
                IsDeleted = false, SourceAt = null, SeenAt = Instant.Of(_now), FirstAt = Instant.Of(_now), Run = LongRun,
            };
        }), stop);
    }

    async Task<Feed> Pulled(CancellationToken stop)
    {
        await using var db = Get<IDatabase>().Read();
        return await db.Set<Feed>().OrderBy(feed => feed.Id).FirstAsync(stop);
    }

    FeedState Read(long id)
    {
        var state = FeedState.New(id, id);
        var at = Instant.Of(_now.AddHours(-(id % 10 == 1 ? 20 : id % 10 == 2 ? 8 : 1)));
        (state.GoodAt, state.VerifiedAt, state.GoodSince, state.FullRead, state.Run, state.Pass) = (at, at, at, 300, 1, 1);
        return state;
    }

    async Task Add<T>(IEnumerable<T> rows, CancellationToken stop)
        where T : class
    {
        foreach (var batch in rows.Chunk(Batch))
        {
            await Get<IDatabase>().Write(async db =>
            {
                db.AddRange(batch);
                return await db.SaveChangesAsync(stop);
            }, WritePriority.Bulk, stop);
        }
    }

    T Get<T>() where T : notnull => services.GetRequiredService<T>();

    static string Name(string kind, int number) => string.Create(CultureInfo.InvariantCulture, $"{kind}_{number}");
}

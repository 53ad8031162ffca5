using Portal.Engine.Audit;
using Portal.Engine.Connectors;
using Portal.Engine.Entities;
using Portal.Engine.Freshness.History;
using Portal.Engine.Persistence;
using Portal.Engine.Sources;
using Portal.Engine.Sync.Runs;
using Portal.Engine.Workflows;
using Portal.Engine.Workflows.Asking;
using Portal.Engine.Workflows.Keeping;
using Portal.Tests.Engine.Sync;

namespace Portal.Tests.Engine.Workflows;

/// <summary>A stream of people that is read every hour and may be three hours old, and a workflow that depends on their names.</summary>
sealed class WorkflowHouse : IAsyncDisposable
{
    public static readonly TimeSpan Minute = TimeSpan.FromMinutes(1), Hour = TimeSpan.FromHours(1);

    WorkflowHouse(SyncHouse house) => House = house;

    public SyncHouse House { get; }

    public Workflow Workflow { get; private set; } = null!;

    public long Person { get; private set; }

    public DateTimeOffset Now => House.Clock.GetUtcNow();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<WorkflowHouse> Open(DatabaseKind kind, Func<WorkflowDraft, WorkflowDraft>? draft = null)
    {
        var house = new WorkflowHouse(await SyncHouse.Open(kind));
        house.Person = (await house.House.Get<EntityModel>().List(Stop)).Single().Id;
        await house.Promise(stream => stream with { Tolerance = 3 * Hour });
        var wanted = new WorkflowDraft { Name = "churn-watch", Label = "Churn watch", Needs = [new Need(house.Person, "name")] };
        house.Workflow = (await house.Get<WorkflowRegistry>().Add(Actor.Portal, draft?.Invoke(wanted) ?? wanted, Stop)).Value;
        return house;
    }

    public T Get<T>() where T : notnull => House.Get<T>();

    public async Task Promise(Func<StreamDraft, StreamDraft> change)
    {
        var streams = Get<StreamRegistry>();
        var stream = (await streams.Find(House.Feed.StreamId, Stop))!;
        Assert.Null((await streams.Change(Actor.Portal, stream.Id, change(StreamDraft.Of(stream)), Stop)).Refusal);
    }

    /// <summary>Reads the stream, and looks.</summary>
    public async Task Read()
    {
        House.Script.Proves = Coverage.Everything;
        House.Script.Say(new ScriptedPage("""[{"id":"1","name":"Grace"}]"""));
        Assert.Equal(RunState.Succeeded, (await House.Run()).State);
        await Look();
    }

    /// <summary>Looks once, as is done every second.</summary>
    public async Task Look()
    {
        var look = await Get<FreshnessMonitor>().Look(Stop);
        foreach (var follower in Get<IEnumerable<IFollowsFreshness>>()) await follower.Follow(look, Stop);
    }

    /// <summary>Lets time go by, looking every minute.</summary>
    public async Task Go(TimeSpan time)
    {
        for (var gone = TimeSpan.Zero; gone < time; gone += Minute)
        {
            House.Clock.Advance(Minute);
            await Look();
        }
    }

    public async Task<GateAnswer> Ask() => await Get<GateDesk>().Ask((await Get<WorkflowRegistry>().Find(Workflow.Name, Stop))!, Stop);

    public async Task<IReadOnlyList<GateTold>> History() => await Get<GateHistory>().Of(Workflow.Id, 100, Stop);

    public ValueTask DisposeAsync() => House.DisposeAsync();
}

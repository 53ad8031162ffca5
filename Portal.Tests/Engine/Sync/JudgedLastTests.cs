using System.Data.Common;
using Microsoft.Extensions.Logging;
using Portal.Engine.Persistence;
using Portal.Engine.Sources;
using Portal.Engine.Sources.Signs;
using Portal.Engine.Store;
using Portal.Engine.Store.Sealing;
using Portal.Engine.Sync;
using Portal.Engine.Sync.Drifting;
using Portal.Engine.Sync.Running;
using Portal.Engine.Sync.Runs;

namespace Portal.Tests.Engine.Sync;

/// <summary>What a run says of its source is judged when all is kept, and how it ended is decided by then.</summary>
public sealed class JudgedLastTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_run_that_went_well_is_told_so_though_it_is_cancelled_or_something_breaks_while_its_source_is_judged(bool breaks)
    {
        await using var house = await SyncHouse.Open(DatabaseKind.Sqlite);
        house.Script.Say(new ScriptedPage("""[{"id":"a","name":"Ada"}]"""));
        SyncEngine? engine = null;
        var judged = 0;
        var signs = new ApiSigns(new WatchedDatabase(house.Get<IDatabase>(), () =>
        {
            judged++;
            if (breaks) throw new InvalidOperationException("It broke.");
            engine!.Cancel(house.Feed.Id, "Kim");
        }), house.Clock, house.Get<ILogger<ApiSigns>>());
        await using var made = engine = new SyncEngine(
            house.Get<FeedPlans>(), house.Get<SourceClients>(), house.Get<RecordStore>(), house.Get<RunBook>(), house.Get<Doubts>(), house.Get<DriftWatch>(), signs, house.Get<Seals>(), house.Get<QuarantineReader>(),
            house.Get<IDatabase>(), house.Clock, house.Get<ILogger<SyncEngine>>());

        var run = (await engine.Start(house.Feed.Id, new RunRequest(RunTrigger.Schedule), Stop)).Value;
        Assert.Equal(RunState.Succeeded, (await run.Ended.WaitAsync(Stop)).State);
        Assert.Equal(RunState.Succeeded, (await house.Book.Find(run.Run, Stop))!.State);
        Assert.Equal(1, judged);
        Assert.Equal(breaks ? 1 : 0, house.Logs.Troubles.Count(line => line.Level == LogLevel.Error));
    }

    sealed class WatchedDatabase(IDatabase inner, Action read) : IDatabase
    {
        public DatabaseKind Kind => inner.Kind;

        public Task Prepare(CancellationToken stop) => inner.Prepare(stop);

        public PortalDb Read()
        {
            read();
            return inner.Read();
        }

        public Task<DbConnection> Open(CancellationToken stop) => inner.Open(stop);

        public Task<T> Write<T>(Func<PortalDb, Task<T>> work, WritePriority priority, CancellationToken stop) => inner.Write(work, priority, stop);

        public Task<IAsyncDisposable?> Hold(string name, CancellationToken stop) => inner.Hold(name, stop);

        public Task<bool> ClearRemoved(CancellationToken stop) => inner.ClearRemoved(stop);

        public string? Explain(Exception exception) => inner.Explain(exception);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}

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

/// <summary>A hold that cannot be let go of, for whatever reason, keeps its feed from nothing.</summary>
public sealed class BrokenHoldTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_feed_can_run_again_and_whoever_waits_for_the_run_is_told()
    {
        await using var house = await SyncHouse.Open(DatabaseKind.Sqlite);
        house.Script.Say(new ScriptedPage("[]"));
        await using var engine = new SyncEngine(
            house.Get<FeedPlans>(), house.Get<SourceClients>(), house.Get<RecordStore>(), house.Get<RunBook>(), house.Get<Doubts>(), house.Get<DriftWatch>(), house.Get<ApiSigns>(), house.Get<Seals>(), house.Get<QuarantineReader>(),
            new StickyDatabase(house.Get<IDatabase>()), house.Clock, house.Get<ILogger<SyncEngine>>());

        for (var i = 0; i < 2; i++)
        {
            var run = (await engine.Start(house.Feed.Id, new RunRequest(RunTrigger.Schedule), Stop)).Value;
            Assert.Equal(RunState.Succeeded, (await run.Ended.WaitAsync(Stop)).State);
        }

        Assert.Equal(2, house.Logs.Troubles.Count(line => line.Level == LogLevel.Error));
    }

    sealed class StickyDatabase(IDatabase inner) : IDatabase
    {
        public DatabaseKind Kind => inner.Kind;

        public Task Prepare(CancellationToken stop) => inner.Prepare(stop);

        public PortalDb Read() => inner.Read();

        public Task<DbConnection> Open(CancellationToken stop) => inner.Open(stop);

        public Task<T> Write<T>(Func<PortalDb, Task<T>> work, WritePriority priority, CancellationToken stop) => inner.Write(work, priority, stop);

        public Task<IAsyncDisposable?> Hold(string name, CancellationToken stop) => Task.FromResult<IAsyncDisposable?>(new Sticky());

        public Task<bool> ClearRemoved(CancellationToken stop) => inner.ClearRemoved(stop);

        public string? Explain(Exception exception) => inner.Explain(exception);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    sealed class Sticky : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => throw new InvalidOperationException("It sticks.");
    }
}

using Portal.Engine.Sync;
using Portal.Engine.Sync.Runs;

namespace Portal.Tests.Running;

/// <summary>Waits for runs by what the engine tells of them.</summary>
static class EngineTurns
{
    /// <summary>A slot of the feed's own schedule may have come just now; then this run comes after it.</summary>
    public static async Task<RunUnderWay> InTurn(this SyncEngine engine, long feed, RunRequest request, CancellationToken stop)
    {
        using var moved = new Moves(engine);
        while (true)
        {
            var started = await engine.Start(feed, request, stop);
            if (started.Refusal is not AlreadyRuns) return started.Value;
            await moved.Next(stop);
        }
    }

    /// <summary>Ends when nothing runs.</summary>
    public static async Task Rest(this SyncEngine engine, CancellationToken stop)
    {
        using var moved = new Moves(engine);
        while (engine.Running.Count > 0) await moved.Next(stop);
    }

    /// <summary>None that comes after it was made is missed.</summary>
    sealed class Moves : IDisposable
    {
        readonly SyncEngine _engine;
        readonly SemaphoreSlim _moved = new(0);

        public Moves(SyncEngine engine) => (_engine = engine).Moved += Release;

        public Task Next(CancellationToken stop) => _moved.WaitAsync(stop);

        // Whoever is being told at this moment may still release it, so it is left to the collector.
        public void Dispose() => _engine.Moved -= Release;

        void Release(long feed) => _moved.Release();
    }
}

using Portal.Engine.Audit;
using Portal.Engine.Entities;
using Portal.Engine.Sources;
using Portal.Engine.Store;
using Portal.Engine.Sync;
using Portal.Engine.Sync.Runs;

namespace Portal.Tests.Bench.Gates;

/// <summary>Pulls that go on until they are told to stop, each of a stream of its own.</summary>
sealed class Pulling : IAsyncDisposable
{
    const string Mapping = """{"mode":"full","fields":[{"to":"number","from":"number"},{"to":"amount","from":"amount"},{"to":"status","from":"status"},{"to":"note","from":"note"}]}""";

    readonly CancellationTokenSource _over = new();
    readonly List<Task> _loops = [];
    long _rows;

    public static async Task<Pulling> Begin(GateTown town, int pulls, int rows, CancellationToken stop)
    {
        var pulling = new Pulling();
        EntityField[] fields = [new("number", FieldType.Text), new("amount", FieldType.Number), new("status", FieldType.Text), new("note", FieldType.Text)];
        var entity = (await town.Get<EntityModel>().Add(Actor.Portal, new EntityDraft("invoice", "Invoice", EntityKind.Keyed, fields), stop)).Value;
        for (var i = 0; i < pulls; i++)
        {
            var stream = (await town.Get<StreamRegistry>().Add(Actor.Portal, town.Source, new StreamDraft { Name = $"Invoices {i}", EntityId = entity.Id }, stop)).Value;
            var feed = (await town.Get<FeedRegistry>().Add(Actor.Portal, stream.Id, Draft(rows), stop)).Value;
            pulling._loops.Add(Task.Run(() => pulling.Pull(town, feed), stop));
        }

        return pulling;
    }

    /// <returns>How many rows were read until now.</returns>
    public async Task<long> End()
    {
        await _over.CancelAsync();
        await Task.WhenAll(_loops);
        return Interlocked.Read(ref _rows);
    }

    public async ValueTask DisposeAsync()
    {
        await End();
        _over.Dispose();
    }

    async Task Pull(GateTown town, Feed feed)
    {
        while (!_over.IsCancellationRequested)
        {
            var under = (await town.Get<SyncEngine>().Start(feed.Id, new RunRequest(RunTrigger.Person, Everything: true))).Value;
            await using var stop = _over.Token.Register(() => town.Get<SyncEngine>().Cancel(feed.Id, "the bench"));
            if (await under.Ended is { State: not (RunState.Succeeded or RunState.Cancelled) } end) throw new InvalidOperationException($"A pull ended otherwise: {end.Message}");
            Interlocked.Add(ref _rows, (await town.Get<RecordStore>().Standing(feed.Id))!.Counts.Read);
        }
    }

    static FeedDraft Draft(int rows) => new()
    {
        Name = "All",
        Connector = "rest",
        Mapping = Mapping,
        Settings = $$"""
            {"path":"0/0/{{rows}}","records":"data","key":["id"],"updated":{"field":"updated_at"},"paging":{"by":"cursor","parameter":"cursor","next":"next","size":1000,"sizeParameter":"limit"} }
            """,
    };
}

using System.Security.Cryptography;
using Portal.Engine.Entities;

namespace Portal.Engine.Agents.Keys;

/// <summary>
/// Tells whose key it is, for every request. The keys' hashes are in memory: what is changed in this process holds for the
/// next request, and what another instance changed within <see cref="Oldest"/>. Nothing is read while nobody asks.
/// </summary>
public sealed class AgentKeys : IDisposable, IAsyncDisposable
{
    /// <summary>No answer is given by a table that is older.</summary>
    public static readonly TimeSpan Oldest = TimeSpan.FromSeconds(5);

    /// <summary>From here on a new one is read beside the requests, so that none of them waits for it.</summary>
    static readonly TimeSpan Renewed = TimeSpan.FromSeconds(2);

    readonly KeyTables _tables;
    readonly TimeProvider _clock;
    readonly AgentsChanged _changed;
    readonly EntityModel _entities;
    readonly Lock _gate = new();
    volatile KeyTable? _table;
    Task<KeyTable>? _reading;
    Task _latest = Task.CompletedTask;
    int _changes;

    internal AgentKeys(KeyTables tables, TimeProvider clock, AgentsChanged changed, EntityModel entities)
    {
        (_tables, _clock, _changed, _entities) = (tables, clock, changed, entities);
        _changed.Happened += Forget;
        _entities.Changed += Forget;
    }

    internal KeyTable.Comparison Same { get; init; } = CryptographicOperations.FixedTimeEquals;

    /// <summary>Whose key it is, or why it opens nothing.</summary>
    public ValueTask<Outcome<AgentPass>> Check(string key, CancellationToken stop = default)
    {
        if (!KeyText.Fits(key)) return new(new KeyMistyped());
        if (_table is not { } table || _clock.GetElapsedTime(table.ReadAt) is var age && age >= Oldest) return Wait(key, stop);
        if (age >= Renewed) _ = Renew();
        return new(Check(table, key));
    }

    public void Dispose()
    {
        _changed.Happened -= Forget;
        _entities.Changed -= Forget;
    }

    /// <summary>What reads beside the requests has let go of the database when this ends.</summary>
    public async ValueTask DisposeAsync()
    {
        Dispose();
        Task latest;
        lock (_gate) latest = _latest;
        await latest.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    async ValueTask<Outcome<AgentPass>> Wait(string key, CancellationToken stop) => Check(await Renew().WaitAsync(stop), key);

    Outcome<AgentPass> Check(KeyTable table, string key) => table.Find(key, Same) is { } row ? row.At(_clock.GetUtcNow()) : new KeyUnknown();

    /// <summary>A reading that has begun may have missed the change, so another begins.</summary>
    void Forget()
    {
        lock (_gate)
        {
            _changes++;
            (_table, _reading) = (null, null);
        }
    }

    /// <summary>One reads for all who wait. It goes on when one of them gives up.</summary>
    Task<KeyTable> Renew()
    {
        lock (_gate)
        {
            var changes = _changes;
            if (_reading is null) _latest = _reading = Task.Run(() => Read(changes));
            return _reading;
        }
    }

    async Task<KeyTable> Read(int changes)
    {
        try
        {
            var table = await _tables.Read(CancellationToken.None);
            lock (_gate)
            {
                if (changes == _changes) _table = table;
            }

            return table;
        }
        finally
        {
            lock (_gate)
            {
                if (changes == _changes) _reading = null;
            }
        }
    }
}
